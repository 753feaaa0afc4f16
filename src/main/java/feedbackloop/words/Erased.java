package feedbackloop.words;

import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What stands in the record in place of words that were erased. Readers see the word of
 * their language.
 */
public final class Erased {

	private static final String CHINESE = "已删除";

	private static final String ENGLISH = "Erased";

	/** In the record, in both languages. */
	public static final String MARK = CHINESE + " " + ENGLISH;

	private Erased() {
	}

	/**
	 * The text with the reader's word in place of each mark; null for null.
	 */
	public static String in(Locale locale, String text) {
		if (text == null || !text.contains(MARK)) {
			return text;
		}
		boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
		return text.replace(MARK, english ? ENGLISH : CHINESE);
	}

	/**
	 * The same in the language of whoever reads now.
	 */
	static String shown(String text) {
		return in(LocaleContextHolder.getLocale(), text);
	}

}
