package feedbackloop.knowledge;

import java.util.Locale;

/**
 * How far the latest version of an article is.
 */
enum ArticleState {

	/** Written, and to be read by another person. */
	DRAFT,
	/** Another person has read it. */
	REVIEWED,
	/** It is what readers of /help see. */
	PUBLISHED,
	/** Nobody reads it any more. */
	WITHDRAWN;

	/** As the database and the message files know it. */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	static ArticleState of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

}
