package feedbackloop.person;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * How long after its end what is kept of a case stays, by a table {@code retention}. What
 * has no time stays.
 */
record KeepingTimes(Map<Question, Duration> times) {

	private static final String ERASE = "erase";

	/**
	 * @param table gives the row that answers some facts, if any does
	 */
	static KeepingTimes of(Function<Map<String, Object>, Optional<Map<String, Object>>> table) {
		Map<Question, Duration> times = new HashMap<>();
		for (Kept what : Kept.values()) {
			for (boolean sensitive : new boolean[] { false, true }) {
				for (boolean hold : new boolean[] { false, true }) {
					table.apply(Map.of("what", what.key(), "sensitive", sensitive, "hold", hold))
						.filter((row) -> ERASE.equals(row.get("then")))
						.map((row) -> Duration.ofDays(((Number) row.get("days")).longValue()))
						.ifPresent((time) -> times.put(new Question(what, sensitive, hold), time));
				}
			}
		}
		return new KeepingTimes(times);
	}

	Optional<Duration> of(Kept what, boolean sensitive, boolean hold) {
		return Optional.ofNullable(this.times.get(new Question(what, sensitive, hold)));
	}

	/**
	 * What the table is asked.
	 */
	record Question(Kept what, boolean sensitive, boolean hold) {

	}

}
