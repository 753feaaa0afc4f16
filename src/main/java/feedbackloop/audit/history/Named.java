package feedbackloop.audit.history;

import feedbackloop.words.Words;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * A key of the record with its word in the reader's language.
 */
@Schema(name = "HistoryWord")
record Named(String key, String text) {

	/**
	 * The key with its word, or null for no key.
	 */
	static Named of(Words words, String kind, String key) {
		return (key != null) ? new Named(key, words.of(kind, key)) : null;
	}

}
