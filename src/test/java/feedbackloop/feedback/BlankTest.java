package feedbackloop.feedback;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What shows nothing is empty, and what shows anything is not.
 */
class BlankTest {

	/** Default_Ignorable_Code_Point of the Unicode Character Database. */
	private static final List<int[]> IGNORABLE = List.of(range(0x00AD, 0x00AD), range(0x034F, 0x034F),
			range(0x061C, 0x061C), range(0x115F, 0x1160), range(0x17B4, 0x17B5), range(0x180B, 0x180F),
			range(0x200B, 0x200F), range(0x202A, 0x202E), range(0x2060, 0x206F), range(0x3164, 0x3164),
			range(0xFE00, 0xFE0F), range(0xFEFF, 0xFEFF), range(0xFFA0, 0xFFA0), range(0xFFF0, 0xFFF8),
			range(0x1BCA0, 0x1BCA3), range(0x1D173, 0x1D17A), range(0xE0000, 0xE0FFF));

	private static final List<int[]> SPACES = List.of(range(0x0009, 0x000D), range(0x0020, 0x0020),
			range(0x0085, 0x0085), range(0x00A0, 0x00A0), range(0x1680, 0x1680), range(0x2000, 0x200A),
			range(0x2028, 0x2029), range(0x202F, 0x202F), range(0x205F, 0x205F), range(0x3000, 0x3000));

	@Test
	void everySpaceAndEveryIgnorableCharacterIsBlank() {
		for (List<int[]> kind : List.of(IGNORABLE, SPACES)) {
			kind.stream()
				.flatMapToInt((range) -> IntStream.rangeClosed(range[0], range[1]))
				.forEach((character) -> assertThat(Blank.is(" " + Character.toString(character) + "\n"))
					.as("U+%04X", character)
					.isTrue());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", " \t\r\n", "\0", "\u007F\u009F", "\u2800\u2800", "\uFFFC", "\uFFFE\uFFFF", "\uD800",
			"\u0301\u20DD", "\u200B\u3164 \u00AD", "\uD834\uDD59", "\uDB40\uDC41\uDB40\uDC7F" })
	void whatNobodySeesIsBlank(String text) {
		assertThat(Blank.is(text)).isTrue();
		assertThat(Blank.toNull(text)).isNull();
	}

	@Test
	void nothingIsBlank() {
		assertThat(Blank.is(null)).isTrue();
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "。", "好", "\u200Bx", "-", "0", "é", "e\u0301", "❤\uFE0F", "\uD83D\uDE00",
			"\uD83E\uDEE0", "\uD87E\uDC1A", "\uD884\uDF50", "한", "\u2801", "\uFFFD" })
	void whatSomebodySeesIsNot(String text) {
		assertThat(Blank.is(text)).isFalse();
		assertThat(Blank.toNull(text)).isEqualTo(text);
	}

	private static int[] range(int first, int last) {
		return new int[] { first, last };
	}

}
