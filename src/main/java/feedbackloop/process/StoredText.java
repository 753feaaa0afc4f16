package feedbackloop.process;

import java.util.Optional;

/**
 * What the database can hold of a text, whatever was written.
 */
public final class StoredText {

	/** Characters of what goes to or comes from a customer. */
	public static final int CORRESPONDENCE = 20_000;

	/** Characters of what staff write for staff. */
	public static final int STAFF = 4_000;

	private StoredText() {
	}

	/**
	 * The text without blanks around it; empty for none.
	 * @param longest in characters
	 * @throws Refusal if it is too long or holds what no text holds
	 */
	public static String checked(String field, String text, int longest) {
		if (text == null) {
			return "";
		}
		problem(text).ifPresent((problem) -> {
			throw Refusal.invalid(field, problem);
		});
		String stripped = text.strip();
		if (stripped.codePointCount(0, stripped.length()) > longest) {
			throw Refusal.invalid(field, "over", longest);
		}
		return stripped;
	}

	/**
	 * The sentence that says what is wrong, if anything: a NUL, or half a character,
	 * which no encoding can hold.
	 */
	public static Optional<String> problem(String text) {
		if (text.indexOf('\0') >= 0) {
			return Optional.of("controlCharacter");
		}
		boolean half = text.codePoints()
			.anyMatch((point) -> point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE);
		return half ? Optional.of("halfCharacter") : Optional.empty();
	}

}
