package feedbackloop.process;

import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What is wrong in an address is named.
 */
class QueryReaderTests {

	@Test
	void whatNoDatabaseHoldsIsNamedOnce() {
		QueryReader reader = new QueryReader(Map.of("product", "a\0b", "text", "a\ud83d", "day", "\0x"));
		assertThat(reader.text("product", 200)).isNull();
		assertThat(reader.needed("product", 200)).isNull();
		assertThat(reader.text("text")).isNull();
		assertThat(reader.date("day")).isNull();
		assertThatExceptionOfType(Refusal.class).isThrownBy(reader::refuseProblems)
			.satisfies((refusal) -> assertThat(refusal.problems()).extracting(Refusal.Problem::code)
				.containsExactly("controlCharacter", "halfCharacter", "controlCharacter"));
	}

}
