package feedbackloop.process;

/**
 * Who it is that tables name by a role. Each is an id, or null where there is none.
 *
 * @param assignee user id of whoever has the task, or of whom it is meant for
 * @param team group id
 * @param owner user id of whoever owns the case, the improvement or the measure, or waits
 * for a decision
 * @param lead id of the group that leads whoever works on it
 */
public record Concerned(String assignee, String team, String owner, String lead) {

	public static Concerned assignee(String userId) {
		return new Concerned(userId, null, null, null);
	}

	public static Concerned team(String groupId) {
		return new Concerned(null, groupId, null, null);
	}

	public static Concerned owner(String userId) {
		return new Concerned(null, null, userId, null);
	}

	/**
	 * Whom only teams that the table names concern.
	 */
	public static Concerned nobody() {
		return new Concerned(null, null, null, null);
	}

}
