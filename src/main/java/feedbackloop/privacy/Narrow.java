package feedbackloop.privacy;

import java.util.Arrays;
import java.util.BitSet;

/**
 * A text in which each digit, space, dash and dot is written in one way only. Nothing is
 * left that nobody sees. It knows where everything stands in the text itself.
 */
final class Narrow {

	private static final int FIRST_WIDE = 0xFF01;

	private static final int LAST_WIDE = 0xFF5E;

	private static final int WIDER_BY = 0xFEE0;

	private static final int MINUS = 0x2212;

	private static final String DOTS = "\u00B7\u2022\u2027\u2219\u22C5\u30FB\uFF65";

	private final String text;

	private final int[] places;

	private Narrow(String text, int[] places) {
		this.text = text;
		this.places = places;
	}

	/**
	 * The same with numbers as they are dialled, however they were spoken or spelt.
	 */
	static Narrow withDigits(String text) {
		Narrow narrow = of(text);
		String digits = Numerals.asDigits(narrow.text);
		return new Narrow(digits, narrow.places).without(Numerals.between(digits));
	}

	static Narrow of(String text) {
		StringBuilder narrow = new StringBuilder(text.length());
		int[] places = new int[text.length() + 1];
		for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
			if (!isUnseen(text.codePointAt(i))) {
				int before = narrow.length();
				narrow.appendCodePoint(one(text.codePointAt(i)));
				Arrays.fill(places, before, narrow.length(), i);
			}
		}
		places[narrow.length()] = text.length();
		return new Narrow(narrow.toString(), places);
	}

	private Narrow without(BitSet left) {
		if (left.isEmpty()) {
			return this;
		}
		StringBuilder kept = new StringBuilder(this.text.length());
		int[] keptPlaces = new int[this.places.length];
		for (int i = 0; i < this.text.length(); i++) {
			if (!left.get(i)) {
				keptPlaces[kept.length()] = this.places[i];
				kept.append(this.text.charAt(i));
			}
		}
		keptPlaces[kept.length()] = this.places[this.text.length()];
		return new Narrow(kept.toString(), keptPlaces);
	}

	String text() {
		return this.text;
	}

	/**
	 * Where the character of this text stands in the original.
	 */
	int place(int index) {
		return this.places[index];
	}

	private static boolean isUnseen(int character) {
		return switch (Character.getType(character)) {
			case Character.FORMAT, Character.NON_SPACING_MARK, Character.ENCLOSING_MARK -> true;
			default -> false;
		};
	}

	private static int one(int character) {
		if (Character.isDigit(character)) {
			return '0' + Character.digit(character, 10);
		}
		if (Character.getType(character) == Character.OTHER_NUMBER) {
			int value = Character.getNumericValue(character);
			return (value >= 0 && value <= 9) ? '0' + value : character;
		}
		if (character >= FIRST_WIDE && character <= LAST_WIDE) {
			return character - WIDER_BY;
		}
		if (character == MINUS) {
			return '-';
		}
		if (DOTS.indexOf(character) >= 0) {
			return '.';
		}
		return switch (Character.getType(character)) {
			case Character.SPACE_SEPARATOR -> ' ';
			case Character.DASH_PUNCTUATION -> '-';
			default -> character;
		};
	}

}
