package feedbackloop.intake;

import java.util.List;
import java.util.Optional;

import feedbackloop.process.Refusal.Problem;

/**
 * What the database can hold of what customers write, whatever they write (F-17).
 */
final class Texts {

	/** Characters of a description or a message. */
	static final int LONGEST = 20_000;

	private Texts() {
	}

	/**
	 * What is wrong with a text, if anything.
	 */
	static Optional<Problem> problem(String field, String text, int longest) {
		if (text == null) {
			return Optional.empty();
		}
		if (text.indexOf('\0') >= 0) {
			return Optional.of(new Problem(field, "controlCharacter", List.of()));
		}
		if (text.codePointCount(0, text.length()) > longest) {
			return Optional.of(new Problem(field, "tooLong", List.of(longest)));
		}
		return Optional.empty();
	}

	/**
	 * The text with halves of characters, which no encoding can hold, replaced.
	 */
	static String repaired(String text) {
		if (text == null || text.chars().noneMatch((c) -> Character.isSurrogate((char) c))) {
			return text;
		}
		StringBuilder repaired = new StringBuilder(text.length());
		text.codePoints()
			.map((point) -> (point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE) ? 0xFFFD : point)
			.forEach(repaired::appendCodePoint);
		return repaired.toString();
	}

}
