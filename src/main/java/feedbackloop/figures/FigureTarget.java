package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;

/**
 * What a figure shall be, as the table {@code figureTargets} says.
 *
 * @param grade of the cases that it is about, or {@link #ALL}
 * @param target in the unit of the figure: shares between 0 and 1, times in seconds
 * @param warnAt at which managers are warned, not beyond the target
 * @param days over how many whole days, up to yesterday, managers are warned of it
 */
public record FigureTarget(Figure figure, String grade, BigDecimal target, BigDecimal warnAt, int days) {

	/** Of whatever grade. */
	static final String ALL = "all";

	/**
	 * How a value stands to it. Where nothing counts, nothing is missed.
	 * @param value may be null
	 */
	public TargetStanding standing(BigDecimal value) {
		if (value == null || isReached(value, this.warnAt)) {
			return TargetStanding.MET;
		}
		return isReached(value, this.target) ? TargetStanding.NEAR : TargetStanding.MISSED;
	}

	private boolean isReached(BigDecimal value, BigDecimal line) {
		return this.figure.isBetterHigh() ? value.compareTo(line) >= 0 : value.compareTo(line) <= 0;
	}

	FigureQuery upTo(LocalDate today) {
		return new FigureQuery(today.minusDays(this.days), today.minusDays(1),
				this.grade.equals(ALL) ? Map.of() : Map.of("grade", this.grade));
	}

}
