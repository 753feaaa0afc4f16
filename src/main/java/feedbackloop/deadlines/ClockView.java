package feedbackloop.deadlines;

import java.time.OffsetDateTime;
import java.util.List;

/**
 * A clock with what happened to it.
 *
 * @param businessKey of the case, improvement or measure
 * @param ofCase whether it times the case as a whole
 * @param lateMinutes whole minutes past its due time, in the kind of time that it counts;
 * 0 if it was or still is in time
 * @param events in order
 */
public record ClockView(String businessKey, boolean ofCase, ClockState state, long lateMinutes, List<Event> events) {

	/**
	 * One line of its ledger.
	 *
	 * @param what a word of the ledger: started, paused, resumed, met …
	 * @param level what level it brought; null when it stayed
	 * @param due when it was due from then on; null when that stayed
	 */
	public record Event(OffsetDateTime at, String what, String actor, String level, OffsetDateTime due) {

	}

}
