package feedbackloop.privacy;

import java.util.regex.Pattern;

/**
 * What may stand in a field for a phone number, of whatever country, with an extension or
 * without.
 */
public final class PhoneNumbers {

	private static final Pattern FORM = Pattern.compile("[+(]?\\d[\\d ()./-]*\\d(?: ?(?:转|分机|x|ext\\.?|#) ?\\d{1,8})?",
			Pattern.CASE_INSENSITIVE);

	private static final int FEWEST_DIGITS = 5;

	/** Fifteen and an extension. */
	private static final int MOST_DIGITS = 23;

	private PhoneNumbers() {
	}

	/**
	 * Whether the text is written as a phone number.
	 */
	public static boolean isOne(String text) {
		String narrow = Narrow.of(text).text().strip();
		long digits = narrow.chars().filter(Character::isDigit).count();
		return digits >= FEWEST_DIGITS && digits <= MOST_DIGITS && FORM.matcher(narrow).matches();
	}

}
