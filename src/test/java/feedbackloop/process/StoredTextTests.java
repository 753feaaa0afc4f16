package feedbackloop.process;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What no database holds of a text.
 */
class StoredTextTests {

	@ParameterizedTest
	@ValueSource(strings = { "", "打不开", "whole \ud83d\ude00", "\ud83d\ude00\ud83d\ude01", "line\nline\ttab" })
	void whatIsStoredAsItIs(String text) {
		assertThat(StoredText.problem(text)).isEmpty();
	}

	@Test
	void halvesOfCharactersAreRefusedWhereverTheyStand() {
		for (String half : new String[] { "\ud83d", "a\ud83d", "\ude00a", "\ude00\ud83d", "\ud83d\ud83d\ude00" }) {
			assertThat(StoredText.problem(half)).contains("halfCharacter");
		}
	}

	@Test
	void soIsNul() {
		assertThat(StoredText.problem("a\0b")).contains("controlCharacter");
	}

}
