package feedbackloop.insights;

import java.math.BigDecimal;

/**
 * Writes scores: exact, with at least one decimal ("8.6", "8.0").
 */
final class Scores {

	private Scores() {
	}

	static String decimal(BigDecimal score) {
		if (score == null) {
			return null;
		}
		BigDecimal exact = score.stripTrailingZeros();
		return ((exact.scale() < 1) ? exact.setScale(1) : exact).toPlainString();
	}

}
