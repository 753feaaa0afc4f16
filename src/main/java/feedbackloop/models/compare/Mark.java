package feedbackloop.models.compare;

import java.util.Locale;

/**
 * What became of a part of a file.
 */
enum Mark {

	SAME, ADDED, REMOVED, CHANGED, MOVED;

	/**
	 * The word of the message files and of the pages.
	 */
	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

}
