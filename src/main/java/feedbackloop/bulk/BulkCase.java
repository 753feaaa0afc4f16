package feedbackloop.bulk;

import java.util.List;

import feedbackloop.process.Refusal.Problem;

/**
 * One of the cases of a bulk action, and what came of it.
 *
 * @param place in the order in which the list had them, from 0
 * @param state waiting, done or left
 * @param task the key of the task that it was done with, or null
 * @param before who had claimed that task, or null
 * @param problems why it was left; empty where it was not
 * @param back what undoing needs; null where it was not done
 */
record BulkCase(int place, String number, String state, String task, String before, List<Problem> problems,
		String back) {

	static final String WAITING = "waiting";

	static final String DONE = "done";

	static final String LEFT = "left";

	static BulkCase of(int place, String number) {
		return new BulkCase(place, number, WAITING, null, null, List.of(), null);
	}

}
