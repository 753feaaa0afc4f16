package feedbackloop.privacy;

import java.util.List;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Numbers that machines make, such as UUIDs and hashes. Digits in them say nothing about
 * a person, though some look like a phone.
 */
final class MachineNumbers {

	private static final String UUID = "\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}";

	/** With letters all over it, so that no phone between two words is one. */
	private static final String HASH = "(?=(?:[0-9]*+[a-fA-F]++[0-9]++){4})\\p{XDigit}{24,128}";

	private static final Pattern NUMBER = Pattern
		.compile("(?<![\\p{L}\\d-])(?:" + UUID + "|" + HASH + ")(?![\\p{L}\\d-])");

	private MachineNumbers() {
	}

	/**
	 * Whether a passage of that text lies within one.
	 */
	static Predicate<Passage> in(String text) {
		List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
		return (passage) -> numbers.stream()
			.anyMatch((number) -> number.start() <= passage.start() && passage.end() <= number.end());
	}

}
