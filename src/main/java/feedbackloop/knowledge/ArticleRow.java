package feedbackloop.knowledge;

import java.time.OffsetDateTime;

/**
 * An article in the list of staff, as its latest version stands.
 *
 * @param number of its case
 * @param state key of {@link ArticleState}
 * @param readable whether readers see a version of it, maybe an older one
 * @param title in the reader's language where there is one
 * @param open whether customers may read it
 * @param chinese whether it says something in Chinese
 * @param english whether it says something in English
 * @param returned the latest case of its cause since somebody checked it, or null
 * @param helped how many said that it helped
 */
record ArticleRow(long id, String number, String state, boolean readable, String kind, String product, String title,
		boolean open, boolean chinese, boolean english, String writtenBy, OffsetDateTime writtenAt, String returned,
		int helped) {

}
