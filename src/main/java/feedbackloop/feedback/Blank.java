package feedbackloop.feedback;

/**
 * Decides for every field whether something was written: a text that shows nothing to its
 * reader is empty, whatever characters it is made of.
 */
public final class Blank {

	private Blank() {
	}

	/**
	 * Whether the text is null or shows nothing.
	 */
	public static boolean is(String text) {
		return text == null || text.codePoints().noneMatch(Blank::shows);
	}

	/**
	 * The text, or null if it shows nothing.
	 */
	public static String toNull(String text) {
		return is(text) ? null : text;
	}

	private static boolean shows(int character) {
		return switch (Character.getType(character)) {
			case Character.SPACE_SEPARATOR, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR, Character.CONTROL,
					Character.FORMAT, Character.SURROGATE ->
				false;
			// Marks, variation selectors and joiners show on another character only.
			case Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> false;
			case Character.UNASSIGNED -> !isIgnorable(character);
			default -> !isBlankGlyph(character);
		};
	}

	/** What Unicode keeps for characters that nobody sees, and what is no character. */
	private static boolean isIgnorable(int character) {
		return character == 0x2065 || character == 0x180F || (character >= 0xFFF0 && character <= 0xFFF8)
				|| (character >= 0xE0000 && character <= 0xE0FFF) || (character >= 0xFDD0 && character <= 0xFDEF)
				|| (character & 0xFFFE) == 0xFFFE;
	}

	/** Letters and signs whose picture is empty. */
	private static boolean isBlankGlyph(int character) {
		return switch (character) {
			case 0x115F, 0x1160, 0x3164, 0xFFA0 -> true; // fillers of Korean syllables
			case 0x2800 -> true; // a Braille cell without dots
			case 0x1D159 -> true; // a note without a head
			case 0x13441, 0x13442 -> true; // blanks between hieroglyphs
			case 0xFFFC -> true; // the place of something that was not copied
			default -> false;
		};
	}

}
