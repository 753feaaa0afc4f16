package feedbackloop.suggestions;

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

	static Accuracy none(Suggested field) {
		return new Accuracy(field, 0, 0, 0, null);
	}

	/** Which share of the suggestions was right, 0 to 1. */
	public double precision() {
		return (this.suggested > 0) ? (double) this.correct / this.suggested : 0;
	}

	/** Which share of the cases had a suggestion, 0 to 1. */
	public double coverage() {
		return (this.decided > 0) ? (double) this.suggested / this.decided : 0;
	}

}
