package feedbackloop.audit.history;

import java.util.Locale;

import feedbackloop.process.Bilingual;

import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/**
 * Words what the record and the engine keep as keys. A key without a word, such as one
 * that a process owner invented, stands for itself.
 */
@Component
class HistoryWords {

	private final MessageSource words;

	HistoryWords(MessageSource words) {
		this.words = words;
	}

	/**
	 * The key with its word, or null for no key.
	 */
	Named of(String kind, String key) {
		return (key != null) ? new Named(key, text(kind + "." + key, key)) : null;
	}

	/** The word of that code, or else what is given. */
	String text(String code, String otherwise) {
		return this.words.getMessage(code, null, otherwise, locale());
	}

	/** Both languages in one text: the reader's half. */
	String half(String text) {
		return Bilingual.in(locale(), text);
	}

	Locale locale() {
		return LocaleContextHolder.getLocale();
	}

}
