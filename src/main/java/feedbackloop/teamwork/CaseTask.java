package feedbackloop.teamwork;

import java.time.OffsetDateTime;

/**
 * An open task of a case, its improvement or one of its measures.
 *
 * @param key the task's key in the model
 * @param of number of the case, the improvement or the measure
 * @param team the candidate group
 * @param assignee user id, or null
 * @param followUp when whoever claimed it comes back to it, or null
 */
record CaseTask(String id, String key, String name, String of, String team, String assignee, OffsetDateTime due,
		OffsetDateTime followUp) {

	/**
	 * The number under which the timeline keeps what happens to the task: of the case or
	 * of the improvement.
	 */
	String record() {
		String[] parts = this.of.split("-");
		return String.join("-", parts[0], parts[1], parts[2]);
	}

}
