package feedbackloop.models.replay;

/**
 * A case that would be graded or routed otherwise.
 *
 * @param after null where the tables have no answer
 * @param problem why they have none: noRule or other
 */
record ChangedCase(String number, State before, State after, String problem) {

	/**
	 * What tables make of the case.
	 *
	 * @param score as people read it, such as 8.6
	 * @param reason "中文 / English"
	 */
	record State(int affected, String score, String grade, String reason, String path, String team, String lead) {

	}

}
