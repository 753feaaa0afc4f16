package feedbackloop.deadlines;

import java.time.Instant;

import feedbackloop.process.Concerned;

/**
 * A task that has used part of its time, or all of it.
 *
 * @param id the task's id, or for a round that ended at its limit the id of the step that
 * ended it
 * @param open whether people can still work on it
 * @param key the task's key in the model
 * @param number of the case or the improvement that it belongs to
 * @param grade of that; while there is none, urgent if marked so and else medium
 * @param assignee user id, or null
 * @param team the group it is offered to, or null
 * @param lead the group that leads whoever works on it
 * @param priority of the task, or 0 when it is not open
 * @param touchedAt when somebody claimed or changed it last
 */
record LateTask(String id, boolean open, String key, String number, String grade, String assignee, String team,
		String lead, Instant due, int priority, Instant touchedAt) {

	Concerned concerned() {
		return new Concerned(this.assignee, this.team, null, this.lead);
	}

}
