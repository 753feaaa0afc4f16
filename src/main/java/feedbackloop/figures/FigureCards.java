package feedbackloop.figures;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * All figures at a glance: each with the period before and a small line over time.
 */
@Component
public class FigureCards {

	private static final int WIDTH = 120;

	private static final int HEIGHT = 30;

	private final Figures figures;

	private final FigureTargets targets;

	FigureCards(Figures figures, FigureTargets targets) {
		this.figures = figures;
		this.targets = targets;
	}

	/**
	 * A card for each figure.
	 * @param reader user id of who looks
	 */
	public List<Card> of(FigureQuery query, String reader) {
		Pace pace = Pace.fitting(query.days());
		return Stream.of(Figure.values())
			.map((figure) -> new Card(figure, this.figures.measure(figure, query, reader),
					this.figures.measureEarlier(figure, query, query.before(), reader),
					this.targets.of(figure, query).orElse(null),
					line(figure,
							StepsOfPeriod.all(this.figures.over(figure, query, pace, reader), figure, query, pace))))
			.toList();
	}

	/** The points of a line in a box of that width and height, from its foot upwards. */
	private static String line(Figure figure, List<Figures.Step> steps) {
		double most = steps.stream()
			.map((step) -> step.measured().value())
			.filter(Objects::nonNull)
			.mapToDouble(BigDecimal::doubleValue)
			.max()
			.orElse(0);
		List<String> points = new ArrayList<>();
		for (int i = 0; i < steps.size(); i++) {
			BigDecimal value = steps.get(i).measured().value();
			if (value != null) {
				double x = (steps.size() > 1) ? (double) i * WIDTH / (steps.size() - 1) : 0;
				double y = HEIGHT - ((most > 0) ? value.doubleValue() * HEIGHT / most : 0);
				points.add(String.format(Locale.ROOT, "%.1f,%.1f", x, y));
			}
		}
		return points.stream().collect(Collectors.joining(" "));
	}

	/**
	 * A figure at a glance.
	 *
	 * @param target what it shall be, or null
	 * @param line the points of a small line over time, or nothing
	 */
	public record Card(Figure figure, Measured now, Measured before, FigureTarget target, String line) {

		private static final BigDecimal MUCH = new BigDecimal("0.2");

		private static final BigDecimal MUCH_OF_A_SHARE = new BigDecimal("0.05");

		private static final int FEWEST = 10;

		/**
		 * How it stands to its target; null where it has none or nothing counts.
		 */
		public TargetStanding standing() {
			return (this.target != null) ? this.target.standing(this.now.value()) : null;
		}

		/**
		 * Whether it misses its target, or nearly does.
		 */
		public boolean isBehind() {
			TargetStanding standing = standing();
			return standing != null && standing != TargetStanding.MET;
		}

		/**
		 * Whether it changed so much, among so many, that a manager should look.
		 */
		public boolean isNews() {
			BigDecimal change = FigureWords.difference(this.figure, this.now, this.before);
			BigDecimal much = (this.figure.unit() == Figure.Unit.SHARE) ? MUCH_OF_A_SHARE : MUCH;
			return change != null && change.abs().compareTo(much) >= 0
					&& this.now.count() + this.before.count() >= FEWEST;
		}

	}

}
