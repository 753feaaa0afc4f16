package feedbackloop.deadlines;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.deadlines.Trial.Stretch;

/**
 * A clock with all that explains its deadline.
 *
 * @param businessKey of the case, improvement or measure
 * @param allowance how long it may take, in the reader's language
 * @param spans all time from its start until it is due, in order
 * @param events what happened to it, in order
 */
record ExplainedClock(String businessKey, boolean ofCase, ClockState state, String allowance, List<Stretch> spans,
		List<Event> events) {

	/**
	 * The whole minutes that count.
	 */
	public long countedMinutes() {
		return this.spans.stream().filter(Stretch::counted).mapToLong(Stretch::minutes).sum();
	}

	/**
	 * One line of the ledger.
	 *
	 * @param level what level it brought; null when it stayed
	 * @param due when it was due from then on; null when that stayed
	 */
	record Event(OffsetDateTime at, String what, String actor, String level, OffsetDateTime due) {

	}

}
