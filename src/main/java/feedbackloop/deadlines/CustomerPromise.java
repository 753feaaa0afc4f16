package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;

/**
 * By when a customer hears from us or gets the solution, and how that moved.
 *
 * @param what {@code firstResponse} or {@code resolution}
 * @param by the time promised; while the case waits for the customer, if the answer takes
 * its longest
 * @param stated whether a person stated the day, instead of the limits
 * @param waiting whether it waits for the customer's answer
 * @param doneAt when it was done; null while it is open
 * @param moves what moved it, in order
 */
public record CustomerPromise(String what, Instant by, boolean stated, boolean waiting, Instant doneAt,
		List<Move> moves) {

	/**
	 * The promised time moved.
	 *
	 * @param at when
	 * @param reasons why, one or several of graded, raised, lowered, waiting,
	 * limitChanged, calendarChanged, reopened and stated
	 * @param waitedSeconds how long the case waited for the customer, with the reason
	 * waiting; else 0
	 */
	public record Move(Instant at, Instant from, Instant to, List<String> reasons, long waitedSeconds) {

	}

}
