package feedbackloop.teamwork;

import java.nio.charset.StandardCharsets;

import feedbackloop.feedback.Blank;
import feedbackloop.process.Refusal;

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
	 * The text without blanks around it; halves of characters, which no encoding can
	 * hold, are replaced.
	 * @param longest in characters
	 * @throws Refusal if it is missing, too long, or holds what no text holds
	 */
	static String checked(String field, String text, int longest) {
		if (Blank.is(text)) {
			throw Refusal.invalid(field, "blank." + field);
		}
		if (text.indexOf('\0') >= 0) {
			throw Refusal.invalid(field, "controlCharacter");
		}
		String stripped = new String(text.strip().getBytes(StandardCharsets.UTF_8), StandardCharsets.UTF_8);
		if (stripped.codePointCount(0, stripped.length()) > longest) {
			throw Refusal.invalid(field, "over", longest);
		}
		return stripped;
	}

}
