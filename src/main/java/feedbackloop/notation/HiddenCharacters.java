package feedbackloop.notation;

import java.util.Optional;

/**
 * Finds characters that nobody sees in a text of people, such as those that turn the
 * direction of writing. Finds, too, what is left where an encoding was read wrongly.
 */
public final class HiddenCharacters {

	private static final int BYTE_ORDER_MARK = 0xFEFF;

	private static final int REPLACEMENT = 0xFFFD;

	private static final int JOINER = 0x200D;

	private static final int LAST_TWO_OF_A_PLANE = 0xFFFE;

	private HiddenCharacters() {
	}

	/**
	 * The first of them. A mark at the very beginning is none, nor is what ends a line,
	 * nor what joins pictures into one.
	 */
	public static Optional<Hidden> first(String text) {
		int line = 1;
		int before = ' ';
		for (int i = 0; i < text.length(); i += Character.charCount(before)) {
			int character = text.codePointAt(i);
			boolean endsLine = character == '\n' || (character == '\r' && text.startsWith("\n", i + 1));
			boolean isMark = i == 0 && character == BYTE_ORDER_MARK;
			boolean joins = character == JOINER && !Character.isLetterOrDigit(before)
					&& !Character.isWhitespace(before);
			if (!endsLine && !isMark && !joins && isHidden(character)) {
				return Optional.of(new Hidden(line, "U+%04X".formatted(character)));
			}
			line += (character == '\n') ? 1 : 0;
			before = character;
		}
		return Optional.empty();
	}

	private static boolean isHidden(int character) {
		return switch (Character.getType(character)) {
			case Character.CONTROL -> character != '\t';
			case Character.FORMAT, Character.SURROGATE, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR -> true;
			default -> character == REPLACEMENT || (character & LAST_TWO_OF_A_PLANE) == LAST_TWO_OF_A_PLANE;
		};
	}

	/**
	 * One of them.
	 *
	 * @param line from 1
	 * @param character such as U+202E
	 */
	public record Hidden(int line, String character) {

	}

}
