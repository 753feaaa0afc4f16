package feedbackloop.suggestions;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.OffsetDateTime;

/**
 * How often what past cases suggested for a field was what staff then decided.
 *
 * @param decided cases about which something was decided
 * @param suggested how many of them had a suggestion
 * @param correct how many of these were right
 * @param since when the first of the cases was decided; null while there is none
 */
record Accuracy(Suggested field, int decided, int suggested, int correct, OffsetDateTime since) {

	private static final int DIGITS = 4;

	static Accuracy none(Suggested field) {
		return new Accuracy(field, 0, 0, 0, null);
	}

	/** Which share of the suggestions was right, 0 to 1. */
	public BigDecimal precision() {
		return share(this.correct, this.suggested);
	}

	/** Which share of the cases had a suggestion, 0 to 1. */
	public BigDecimal coverage() {
		return share(this.suggested, this.decided);
	}

	private static BigDecimal share(int part, int all) {
		return (all > 0) ? BigDecimal.valueOf(part).divide(BigDecimal.valueOf(all), DIGITS, RoundingMode.DOWN)
				: BigDecimal.ZERO;
	}

}
