package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** How a value stands to a target. */
class FigureTargetTests {

	@ParameterizedTest
	@CsvSource({ "1, MET", "0.97, MET", "0.9699, NEAR", "0.95, NEAR", "0.9499, MISSED", "0, MISSED" })
	void moreIsBetter(BigDecimal value, TargetStanding standing) {
		FigureTarget target = target(Figure.FIRST_RESPONSE_KEPT, "0.95", "0.97");
		assertThat(target.standing(value)).isEqualTo(standing);
	}

	@ParameterizedTest
	@CsvSource({ "0, MET", "0.08, MET", "0.0801, NEAR", "0.1, NEAR", "0.1001, MISSED", "1, MISSED" })
	void lessIsBetter(BigDecimal value, TargetStanding standing) {
		assertThat(target(Figure.REPEAT, "0.1", "0.08").standing(value)).isEqualTo(standing);
	}

	@Test
	void whereNothingCountsItStandsNowhere() {
		assertThat(target(Figure.SATISFACTION, "4.2", "4.3").standing(null)).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "overrides, 30, grade, true", "overrides, 7, grade, false", "overrides, 30, product, false",
			"landing, 7, product, true" })
	void aNumberIsComparedOverTheSameDaysAndCasesOnly(String key, int days, String only, boolean fits) {
		LocalDate last = LocalDate.of(2026, 3, 31);
		FigureQuery query = new FigureQuery(last.minusDays(days - 1), last, Map.of(only, "low"));
		assertThat(target(Figure.named(key), "10", "8").fits(query)).isEqualTo(fits);
	}

	private static FigureTarget target(Figure figure, String target, String warnAt) {
		return new FigureTarget(figure, FigureTarget.ALL, new BigDecimal(target), new BigDecimal(warnAt), 30);
	}

}
