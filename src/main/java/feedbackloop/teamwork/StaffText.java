package feedbackloop.teamwork;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

/**
 * What the database can hold of what staff write on the case page.
 */
final class StaffText {

	/** Characters of a comment. */
	static final int LONG = 4_000;

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
		StoredText.problem(text).ifPresent((problem) -> {
			throw Refusal.invalid(field, problem);
		});
		String stripped = text.strip();
		if (stripped.codePointCount(0, stripped.length()) > longest) {
			throw Refusal.invalid(field, "over", longest);
		}
		return stripped;
	}

}
