package feedbackloop.screening;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * What the words of a feedback give away.
 */
final class TextSigns {

	/** An address in plain letters; Chinese may follow it without a space. */
	private static final Pattern LINK = Pattern.compile("(?i)(?:https?://|www\\.)[\\x21-\\x7e]+");

	private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

	private TextSigns() {
	}

	/**
	 * Whether there are links and nothing else to read.
	 */
	static boolean hasOnlyLinks(String text) {
		return LINK.matcher(text).find() && !WORD.matcher(LINK.matcher(text).replaceAll("")).find();
	}

	/**
	 * The text in the spelling in which words are compared: small letters, narrow signs,
	 * no spaces.
	 */
	static String comparable(String text) {
		return Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
	}

}
