package feedbackloop.outgoing;

/**
 * What came of one attempt.
 *
 * @param detail what the endpoint said, in a few words, or null
 */
public record Answer(Outcome outcome, String detail) {

	static final Answer TAKEN = new Answer(Outcome.TAKEN, null);

	static Answer later(String detail) {
		return new Answer(Outcome.LATER, detail);
	}

	static Answer never(String detail) {
		return new Answer(Outcome.NEVER, detail);
	}

	/**
	 * How it ended.
	 */
	public enum Outcome {

		TAKEN,
		/** Try again later. */
		LATER,
		/** Never try again. */
		NEVER,
		/** Silence after it was sent. */
		UNKNOWN

	}

}
