package feedbackloop.words;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text of a decision table holds both languages in one cell, "中文 / English". A name or
 * a label in a model holds them side by side, "中文 English". A page shows the reader's.
 */
public final class Bilingual {

	private static final String BETWEEN = " / ";

	/** English begins after the last Chinese character that a space follows. */
	private static final Pattern SIDE_BY_SIDE = Pattern.compile(
			"(.*[\\p{IsHan}\\p{InCJK_Symbols_And_Punctuation}\\p{InHalfwidth_And_Fullwidth_Forms}…]) +([^\\p{IsHan}]+)");

	private Bilingual() {
	}

	/**
	 * The half in the reader's language; the whole text if it has no second half.
	 */
	public static String in(Locale locale, String text) {
		int middle = (text != null) ? text.indexOf(BETWEEN) : -1;
		if (middle < 0) {
			return text;
		}
		return isEnglish(locale) ? text.substring(middle + BETWEEN.length()) : text.substring(0, middle);
	}

	/**
	 * The half in the reader's language of a name or label, whichever way it is written;
	 * the whole text if it is in one language only; null for null.
	 */
	public static String label(Locale locale, String text) {
		Matcher halves = SIDE_BY_SIDE.matcher((text != null) ? text : "");
		if (text == null || text.contains(BETWEEN) || !halves.matches()) {
			return in(locale, text);
		}
		return isEnglish(locale) ? halves.group(2) : halves.group(1);
	}

	/**
	 * Both texts of tables, one after the other, in each language.
	 */
	public static String together(String first, String second) {
		return in(Locale.CHINESE, first) + "；" + in(Locale.CHINESE, second) + BETWEEN + in(Locale.ENGLISH, first) + "; "
				+ in(Locale.ENGLISH, second);
	}

	private static boolean isEnglish(Locale locale) {
		return locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
	}

}
