package feedbackloop.deadlines;

/**
 * How much of its time a task has used, and as which level the table {@code escalation}
 * counts that. Models may remind at any share.
 *
 * @param percent of the time, above 0
 */
record EscalationLevel(int percent) {

	static final EscalationLevel MISSED = new EscalationLevel(100);

	/**
	 * From which share on each level of the table counts; what comes earlier is level 1.
	 */
	private static final int[] SHARES = { 50, 80, 100, 150, 200 };

	/**
	 * As the table numbers it, from 1 to 5.
	 */
	int number() {
		int number = 1;
		while (number < SHARES.length && this.percent >= SHARES[number]) {
			number++;
		}
		return number;
	}

	/**
	 * Whether the deadline is still ahead.
	 */
	boolean isReminder() {
		return this.percent < MISSED.percent;
	}

}
