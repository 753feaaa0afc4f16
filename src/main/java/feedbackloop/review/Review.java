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
 */
record Review(String number, OffsetDateTime since, OffsetDateTime until, String startedBy, OffsetDateTime compiledAt,
		OffsetDateTime decidedAt, String decidedBy) {

	public boolean isCompiled() {
		return this.compiledAt != null;
	}

	public boolean isDecided() {
		return this.decidedAt != null;
	}

}
