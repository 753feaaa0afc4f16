package feedbackloop.words;

import java.util.Locale;

import org.springframework.context.i18n.LocaleContextHolder;

/**
 * What stands in the record in place of words of a customer that nobody may read. Readers
 * see it in their language.
 */
public enum StandIn {

	/** They are gone. */
	ERASED("已删除", "Erased"),
	/** The privacy team looks at them first. */
	WITHHELD("待隐私检查", "Waiting for the privacy check");

	private final String chinese;

	private final String english;

	StandIn(String chinese, String english) {
		this.chinese = chinese;
		this.english = english;
	}

	/**
	 * As it stands in the record, in both languages.
	 */
	public String mark() {
		return this.chinese + " " + this.english;
	}

	/**
	 * The text with the reader's word in place of each mark; null for null.
	 */
	public static String in(Locale locale, String text) {
		String shown = text;
		for (StandIn one : values()) {
			if (shown != null && shown.contains(one.mark())) {
				boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
				shown = shown.replace(one.mark(), english ? one.english : one.chinese);
			}
		}
		return shown;
	}

	/**
	 * The same in the language of whoever reads now.
	 */
	static String shown(String text) {
		return in(LocaleContextHolder.getLocale(), text);
	}

}
