package feedbackloop.process;

import java.util.Optional;

/**
 * What no database holds of a text, whatever was written.
 */
public final class StoredText {

	private StoredText() {
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
