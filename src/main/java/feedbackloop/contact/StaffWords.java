package feedbackloop.contact;

import feedbackloop.process.Refusal;
import feedbackloop.process.StoredText;

/**
 * What the database can hold of what staff write about and to a customer.
 */
final class StaffWords {

	/** Characters of a note. */
	static final int NOTE = 4_000;

	/** Characters of a message. */
	static final int MESSAGE = 20_000;

	/** Characters of a message that is not sent yet. */
	static final int DRAFT = 2 * MESSAGE;

	private StaffWords() {
	}

	/**
	 * The text without blanks around it; empty for none.
	 * @param longest in characters
	 * @throws Refusal if it is too long or holds what no text holds
	 */
	static String checked(String field, String text, int longest) {
		if (text == null) {
			return "";
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
