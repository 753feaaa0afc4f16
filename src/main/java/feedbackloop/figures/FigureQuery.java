package feedbackloop.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Of which days and which cases a figure is asked.
 *
 * @param from the first day
 * @param to the last day, included
 * @param only what is asked of {@link #DIMENSIONS}, by name
 */
public record FigureQuery(LocalDate from, LocalDate to, Map<String, String> only) {

	/** What figures are split and narrowed by. */
	public static final List<String> DIMENSIONS = List.of("product", "channel", "type", "grade", "team");

	/** The same length just before. */
	public FigureQuery before() {
		return new FigureQuery(this.from.minusDays(days()), this.from.minusDays(1), this.only);
	}

	/** The same days of the year before. */
	public FigureQuery yearBefore() {
		return new FigureQuery(this.from.minusYears(1), this.to.minusYears(1), this.only);
	}

	public long days() {
		return this.to.toEpochDay() - this.from.toEpochDay() + 1;
	}

}
