package feedbackloop.deadlines;

import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Makes clocks look as if earlier rules had computed them.
 */
final class EarlierRules {

	private final JdbcClient database;

	EarlierRules(JdbcClient database) {
		this.database = database;
	}

	/**
	 * As if the calendar had made the deadline another one: so many hours later, or
	 * earlier if negative.
	 * @param numbers a pattern
	 */
	void calendar(String numbers, String stage, int hours) {
		change(numbers, stage, "change", hours);
	}

	/**
	 * As if the table had given so many units, which made the deadline later or earlier.
	 */
	void limit(String numbers, String stage, int amount, int hours) {
		change(numbers, stage, "jsonb_set(change, '{allowance,amount}', '%d')".formatted(amount), hours);
	}

	private void change(String numbers, String stage, String change, int hours) {
		this.database
			.sql("""
					update clock_entry e set change = jsonb_set(%s, '{due}',
					  to_jsonb(to_char((e.change ->> 'due')::timestamptz at time zone 'UTC' + :hours * interval '1 hour',
					    'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')))
					from clock c
					where c.id = e.clock_id and c.number like :numbers and c.stage = :stage and e.change -> 'allowance' is not null
					"""
				.formatted(change))
			.param("hours", hours)
			.param("numbers", numbers)
			.param("stage", stage)
			.update();
		this.database.sql("""
				update clock set due_at = due_at + :hours * interval '1 hour'
				where number like :numbers and stage = :stage and state in ('running', 'paused')
				""").param("hours", hours).param("numbers", numbers).param("stage", stage).update();
	}

}
