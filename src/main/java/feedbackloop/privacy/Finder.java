package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds one kind of personal data. The time it takes grows with the text, not faster.
 */
interface Finder {

	/**
	 * All passages.
	 * @param text as {@link Narrow} writes it
	 */
	List<Passage> in(String text);

	/**
	 * What a pattern finds.
	 * @param group which group of the pattern is personal
	 */
	static List<Passage> matches(Kind kind, Pattern pattern, int group, String text, Function<String, String> shown) {
		List<Passage> found = new ArrayList<>();
		Matcher matcher = pattern.matcher(text);
		while (matcher.find()) {
			if (matcher.start(group) >= 0) {
				found.add(
						new Passage(kind, matcher.start(group), matcher.end(group), shown.apply(matcher.group(group))));
			}
		}
		return found;
	}

}
