package feedbackloop.figures;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;

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
	 * How a value stands to it; null where nothing counts, so that there is no value.
	 */
	public TargetStanding standing(BigDecimal value) {
		if (value == null) {
			return null;
		}
		if (isReached(value, this.warnAt)) {
			return TargetStanding.MET;
		}
		return isReached(value, this.target) ? TargetStanding.NEAR : TargetStanding.MISSED;
	}

	private boolean isReached(BigDecimal value, BigDecimal line) {
		return this.figure.isBetterHigh() ? value.compareTo(line) >= 0 : value.compareTo(line) <= 0;
	}

	/**
	 * Whether what is asked can be compared with it. A number of cases grows with the
	 * period and with what it is asked of; a share and a mean do not.
	 */
	boolean fits(FigureQuery query) {
		return !this.figure.unit().isAdded()
				|| query.days() == this.days && Set.of("grade").containsAll(query.only().keySet());
	}

	FigureQuery upTo(LocalDate today) {
		return new FigureQuery(today.minusDays(this.days), today.minusDays(1),
				this.grade.equals(ALL) ? Map.of() : Map.of("grade", this.grade));
	}

}
