package feedbackloop.deadlines;

import java.time.OffsetDateTime;
import java.util.List;

import io.swagger.v3.oas.annotations.media.Schema;

/**
 * What changed rules make of all open deadlines: shown first, then applied. Times carry
 * the offset of the calendar.
 *
 * @param rules the calendar and the version of the table that it goes by
 * @param state previewing, previewed, applying, applied, failed, or stopped when the
 * rules changed meanwhile
 * @param reason why it was applied, as the person wrote it
 * @param total cases and improvements with open deadlines
 * @param done those that are computed
 * @param failed those that could not be moved
 */
@Schema(name = "Recomputation")
record RuleChange(long id, String rules, String state, String askedBy, OffsetDateTime askedAt, String reason,
		String appliedBy, OffsetDateTime appliedAt, OffsetDateTime finishedAt, int total, int done,
		List<String> failed) {

	static final String PREVIEWING = "previewing";

	static final String PREVIEWED = "previewed";

	static final String APPLYING = "applying";

	static final String APPLIED = "applied";

	static final String FAILED = "failed";

	/**
	 * Whether it is being computed.
	 */
	public boolean runs() {
		return this.state.equals(PREVIEWING) || this.state.equals(APPLYING);
	}

	/**
	 * Whether it was computed to its end.
	 */
	public boolean isComplete() {
		return this.state.equals(PREVIEWED) || this.state.equals(APPLIED);
	}

	/**
	 * Whether deadlines follow it, or will when it is done.
	 */
	public boolean applies() {
		return this.state.equals(APPLYING) || this.state.equals(APPLIED);
	}

	/**
	 * How many deadlines it moves.
	 *
	 * @param late those that are in the past then
	 * @param kept promises that stay although the rules allow more time
	 * @param moved promises that move to a later time
	 */
	record Counts(int earlier, int later, int late, int kept, int moved) {

		/**
		 * Whether any deadline moves.
		 */
		boolean moves() {
			return this.earlier + this.later > 0;
		}

	}

	/**
	 * A deadline that it moves.
	 *
	 * @param dueByRules by the new rules alone
	 * @param due with promises that stay
	 * @param late whether it is in the past then
	 * @param what limitChanged or calendarChanged
	 * @param promise none, stays or moves
	 */
	record Move(long clock, String number, String businessKey, String stage, boolean ofCase, OffsetDateTime dueBefore,
			OffsetDateTime dueByRules, OffsetDateTime due, boolean late, String what, String promise,
			String promiseReason) {

	}

}
