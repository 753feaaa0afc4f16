package feedbackloop.privacy;

import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the plates of vehicles in China, those of electric ones, too.
 */
final class PlateFinder implements Finder {

	private static final String PROVINCE = "[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼使]";

	private static final String OF_NUMBER = "(?:[ .-]{0,2}[A-HJ-NP-Z\\d])";

	private static final Pattern PLATE = Pattern.compile(
			PROVINCE + " ?[A-HJ-NP-Z]" + OF_NUMBER + "{4}(?:[挂学警港澳领]|" + OF_NUMBER + "{1,2}+)(?![A-Za-zÀ-ɏ\\d])",
			Pattern.CASE_INSENSITIVE);

	/** With fewer digits it is the name of a model. */
	private static final int FEWEST_DIGITS = 2;

	@Override
	public List<Passage> in(String text) {
		return Finder.matches(Kind.PLATE, PLATE, 0, text, (plate) -> Shown.plate(plate.replaceAll("[ .-]", "")))
			.stream()
			.filter((plate) -> text.substring(plate.start(), plate.end())
				.chars()
				.filter(Character::isDigit)
				.count() >= FEWEST_DIGITS)
			.toList();
	}

}
