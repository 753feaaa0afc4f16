package feedbackloop.process;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.process.Refusal.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Days and times as people type them, in a zone with daylight saving.
 */
class FieldReaderTests {

	private final List<Problem> problems = new ArrayList<>();

	@ParameterizedTest
	@CsvSource({ "2026-03-29 02:30,momentSkipped", "2026-10-25 02:30,momentTwice", "+300000-01-01T10:00,moment",
			"2500-01-01T10:00Z,moment" })
	void aTimeThatIsNoneOrTwoIsRefused(String typed, String code) {
		assertThat(read(Field.Type.MOMENT, typed)).isNull();
		assertThat(this.problems).extracting(Problem::code).containsExactly(code);
	}

	@Test
	void theOffsetSaysWhichOfTwo() {
		assertThat(read(Field.Type.MOMENT, "2026-10-25 02:30+01:00"))
			.isEqualTo(OffsetDateTime.parse("2026-10-25T02:30+01:00"));
	}

	@ParameterizedTest
	@CsvSource({ "+300000-01-01", "1899-12-31", "2201-01-01" })
	void aYearThatNoColumnBearsIsRefused(String typed) {
		assertThat(read(Field.Type.DATE, typed)).isNull();
		assertThat(this.problems).extracting(Problem::code).containsExactly("date");
	}

	private Object read(Field.Type type, String typed) {
		FieldReader reader = new FieldReader(new ObjectMapper(), null,
				Clock.fixed(Instant.parse("2026-06-01T10:00:00Z"), ZoneId.of("Europe/Berlin")));
		return reader.read(List.of(Field.fact("time", type)), Map.of("time", typed), (text) -> text, this.problems)
			.get("time");
	}

}
