package feedbackloop.figures;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Grades;

import org.springframework.stereotype.Component;

/**
 * Asks the live table {@code figureTargets} what each figure shall be.
 */
@Component
public class FigureTargets {

	private final DecisionTables tables;

	FigureTargets(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * All that are set, in the order of the figures; none where models from before have
	 * no such table.
	 */
	List<FigureTarget> all() {
		return Stream.of(Figure.values())
			.flatMap((figure) -> Stream.concat(Stream.of(FigureTarget.ALL), Grades.ALL.stream())
				.flatMap((grade) -> of(figure, grade).stream()))
			.toList();
	}

	/**
	 * The target that what is asked can be compared with, if there is one.
	 */
	Optional<FigureTarget> of(Figure figure, FigureQuery query) {
		return of(figure, query.only().getOrDefault("grade", FigureTarget.ALL)).filter((target) -> target.fits(query));
	}

	private Optional<FigureTarget> of(Figure figure, String grade) {
		if (!this.tables.isThere(Decisions.FIGURE_TARGETS)) {
			return Optional.empty();
		}
		return this.tables.lookUpIfAny(Decisions.FIGURE_TARGETS, Map.of("figure", figure.key(), "grade", grade))
			.flatMap((answer) -> TargetUnit.find((String) answer.get("unit"))
				.map((unit) -> new FigureTarget(figure, grade, unit.read(number(answer, "target")),
						unit.read(number(answer, "warnAt")), ((Number) answer.get("days")).intValue())));
	}

	private static BigDecimal number(Map<String, Object> answer, String name) {
		return new BigDecimal(answer.get(name).toString());
	}

}
