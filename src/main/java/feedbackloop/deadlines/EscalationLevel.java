package feedbackloop.deadlines;

import java.util.Arrays;
import java.util.List;

/**
 * How much of its time a task has used, as the table {@code escalation} counts it (T-06).
 */
enum EscalationLevel {

	HALF(50), NEAR(80), MISSED(100), LATE(150), VERY_LATE(200);

	private final int percent;

	EscalationLevel(int percent) {
		this.percent = percent;
	}

	/**
	 * The level of that share of the time.
	 * @throws IllegalArgumentException if the table knows no such level
	 */
	static EscalationLevel of(int percent) {
		return Arrays.stream(values())
			.filter((level) -> level.percent == percent)
			.findFirst()
			.orElseThrow(() -> new IllegalArgumentException("There is no escalation at " + percent + " %"));
	}

	static List<Integer> percents() {
		return Arrays.stream(values()).map(EscalationLevel::percent).toList();
	}

	int percent() {
		return this.percent;
	}

	/**
	 * As the table numbers it, from 1 to 5.
	 */
	int number() {
		return ordinal() + 1;
	}

	/**
	 * Whether the deadline is still ahead.
	 */
	boolean isReminder() {
		return this.percent < MISSED.percent;
	}

}
