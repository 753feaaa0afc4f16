package feedbackloop.teamwork;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

/**
 * What staff must write on the case page.
 */
final class StaffText {

	/** Characters of a reason or a note, which stand in the timeline. */
	static final int SHORT = 400;

	private StaffText() {
	}

	/**
	 * The text without blanks around it.
	 * @param longest in characters
	 * @throws Refusal if it is missing, too long, or holds what no text holds
	 */
	static String checked(String field, String text, int longest) {
		if (Blank.is(text)) {
			throw Refusal.invalid(field, "blank." + field);
		}
		return StoredText.checked(field, text, longest);
	}

}
