package feedbackloop.deadlines;

import java.util.List;
import java.util.stream.IntStream;

/**
 * A share of its time that a task has used up.
 *
 * @param percent of the time, above 0
 */
record EscalationLevel(int percent) {

	/**
	 * The shares from which on levels count; what comes earlier is level 1.
	 */
	private static final int[] SHARES = { 50, 80, 100, 150, 200 };

	static final List<EscalationLevel> ALL = IntStream.of(SHARES).mapToObj(EscalationLevel::new).toList();

	static final EscalationLevel MISSED = new EscalationLevel(100);

	/**
	 * As the record numbers it, from 1 to 5.
	 */
	int number() {
		int number = 1;
		while (number < SHARES.length && this.percent >= SHARES[number]) {
			number++;
		}
		return number;
	}

	/**
	 * The share from which on its level counts.
	 */
	EscalationLevel floor() {
		return ALL.get(number() - 1);
	}

	/**
	 * Whether the deadline is still ahead.
	 */
	boolean isReminder() {
		return this.percent < MISSED.percent;
	}

	/**
	 * Whether clocks tell of it: of the deadline itself an event of the model does.
	 */
	boolean isOfAClock() {
		return this.percent != MISSED.percent;
	}

}
