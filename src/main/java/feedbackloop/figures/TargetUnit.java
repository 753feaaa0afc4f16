package feedbackloop.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * In what the table {@code figureTargets} says a target.
 */
enum TargetUnit {

	PERCENT("percent"), HOURS("hours"), SCORE("score"), NUMBER("number");

	private static final int PLACES = 6;

	private static final BigDecimal WHOLE = BigDecimal.valueOf(100);

	private static final BigDecimal HOUR = BigDecimal.valueOf(3600);

	private final String key;

	TargetUnit(String key) {
		this.key = key;
	}

	String key() {
		return this.key;
	}

	/** None where the table sets no target. */
	static Optional<TargetUnit> find(String key) {
		return Stream.of(values()).filter((unit) -> unit.key.equals(key)).findFirst();
	}

	/** The one in which a figure's target is said. */
	static TargetUnit of(Figure figure) {
		return switch (figure.unit()) {
			case SHARE -> PERCENT;
			case TIME -> HOURS;
			case SCORE -> SCORE;
			case COUNT, SUM -> NUMBER;
		};
	}

	/** In the unit of the figure. */
	BigDecimal read(BigDecimal said) {
		return switch (this) {
			case PERCENT -> said.divide(WHOLE, PLACES, RoundingMode.HALF_UP);
			case HOURS -> said.multiply(HOUR);
			case SCORE, NUMBER -> said;
		};
	}

}
