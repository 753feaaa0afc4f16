package feedbackloop.process;

import java.util.Locale;

/**
 * A text of a decision table holds both languages in one cell, "中文 / English"; a page
 * shows the reader's.
 */
public final class Bilingual {

	private static final String BETWEEN = " / ";

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
		return locale.getLanguage().equals(Locale.ENGLISH.getLanguage()) ? text.substring(middle + BETWEEN.length())
				: text.substring(0, middle);
	}

}
