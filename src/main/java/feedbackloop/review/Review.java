package feedbackloop.review;

import java.time.OffsetDateTime;

/**
 * A periodic review.
 *
 * @param since from when on it looks at what happened
 * @param until what happened from then on is for the next one
 * @param startedBy a user id, or system
 * @param compiledAt null until it is compiled
 * @param decidedAt null until somebody decided
 * @param abandoned whether it was closed instead, since its process had ended
 */
record Review(String number, OffsetDateTime since, OffsetDateTime until, String startedBy, OffsetDateTime compiledAt,
		OffsetDateTime decidedAt, String decidedBy, boolean abandoned) {

	public boolean isCompiled() {
		return this.compiledAt != null;
	}

	/** Whether nobody can decide any more. */
	public boolean isDecided() {
		return this.decidedAt != null;
	}

	/** Whether what was decided is carried out. */
	public boolean isCarriedOut() {
		return isDecided() && !this.abandoned;
	}

}
