package feedbackloop.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * A figure over a period.
 *
 * @param value of its unit; a mean or share of nothing is null
 * @param median of what has a spread, else null
 * @param p90 what nine of ten are not above, of what has a spread
 * @param satisfied the share of scores of 4 and 5; null for other figures
 * @param count how many cases, measures, effect checks or overrides count
 */
public record Measured(BigDecimal value, BigDecimal median, BigDecimal p90, BigDecimal satisfied, long count) {

	private static final int PLACES = 4;

	/** Exact to four places, without zeros behind. */
	static BigDecimal rounded(BigDecimal value) {
		return (value != null)
				? new BigDecimal(value.setScale(PLACES, RoundingMode.HALF_UP).stripTrailingZeros().toPlainString())
				: null;
	}

}
