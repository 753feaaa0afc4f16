package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.figures.Figures.Step;

/**
 * The steps of a period without gaps.
 */
final class StepsOfPeriod {

	private StepsOfPeriod() {
	}

	/**
	 * The steps in which something counted, and between them those in which nothing did.
	 */
	static List<Step> all(List<Step> found, Figure figure, FigureQuery query, Pace pace) {
		Map<LocalDate, Step> known = found.stream().collect(Collectors.toMap(Step::day, (step) -> step));
		Measured none = new Measured(figure.unit().isAdded() ? BigDecimal.ZERO : null, null, null, null, 0);
		List<Step> steps = new ArrayList<>();
		for (LocalDate day = pace.start(query.from()); !day.isAfter(query.to()); day = pace.next(day)) {
			steps.add(known.getOrDefault(day, new Step(day, none)));
		}
		return steps;
	}

}
