package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.deadlines.RuleChange.Counts;
import feedbackloop.deadlines.RuleChange.Move;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps which deadlines changed rules move, and what becomes of the promises among them.
 */
@Component
class MovedDeadlines {

	private final JdbcClient database;

	private final JdbcTemplate batches;

	private final WorkingCalendars calendars;

	private final Clock clock;

	MovedDeadlines(JdbcClient database, JdbcTemplate batches, WorkingCalendars calendars, Clock clock) {
		this.database = database;
		this.batches = batches;
		this.calendars = calendars;
		this.clock = clock;
	}

	void add(long id, List<MovedClock> found) {
		this.batches.batchUpdate(
				"""
						insert into recomputed_clock (recomputation_id, clock_id, number, due_before, due_by_rules, due_after, what,
						  promise, promise_reason)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				found.stream().map((one) -> one.row(id)).toList());
	}

	/**
	 * Lets promises move to a later time, or stay again without a reason.
	 * @param clocks deadlines of the preview, each with that of the same stage of its
	 * case
	 */
	void decide(long id, Collection<Long> clocks, String reason) {
		this.database.sql("""
				update recomputed_clock r set promise = :promise, promise_reason = :reason,
				  due_after = case when :moves then r.due_by_rules else r.due_before end
				from clock c, clock chosen, recomputation run
				where r.recomputation_id = :id and r.promise <> 'none' and c.id = r.clock_id
				  and chosen.id in (:clocks) and c.number = chosen.number and c.stage = chosen.stage
				  and run.id = r.recomputation_id and run.application_id is null
				""")
			.param("promise", (reason != null) ? "moves" : "stays")
			.param("moves", reason != null)
			.param("reason", reason)
			.param("id", id)
			.param("clocks", clocks)
			.update();
	}

	/**
	 * The promises of these cases that may move to a later time: the reason by clock.
	 */
	Map<Long, String> released(long id, Collection<String> numbers) {
		Map<Long, String> reasons = new HashMap<>();
		this.database.sql("""
				select clock_id, promise_reason from recomputed_clock
				where recomputation_id = :id and number in (:numbers) and promise = 'moves'
				""")
			.param("id", id)
			.param("numbers", numbers)
			.query((row, index) -> reasons.put(row.getLong("clock_id"), row.getString("promise_reason")))
			.list();
		return reasons;
	}

	/**
	 * Forgets what was found out before about cases from one to another, also about those
	 * that have ended since.
	 * @param after the last one before them
	 */
	void forget(long id, String after, String to) {
		this.database.sql("""
				delete from recomputed_clock
				where recomputation_id = :id and number > :after and number <= :to
				""").param("id", id).param("after", after).param("to", to).update();
	}

	/**
	 * Forgets what was found out before about cases after that one.
	 */
	void forget(long id, String after) {
		this.database.sql("delete from recomputed_clock where recomputation_id = :id and number > :after")
			.param("id", id)
			.param("after", after)
			.update();
	}

	Counts counts(RuleChange change) {
		return this.database.sql("""
				select count(*) filter (where due_after < due_before) as earlier,
				  count(*) filter (where due_after > due_before) as later,
				  count(*) filter (where due_after < :now and due_after <> due_before) as late,
				  count(*) filter (where promise = 'stays') as kept,
				  count(*) filter (where promise = 'moves') as moved
				from recomputed_clock where recomputation_id = :id
				""")
			.param("id", change.id())
			.param("now", seen(change))
			.query((row, index) -> new Counts(row.getInt("earlier"), row.getInt("later"), row.getInt("late"),
					row.getInt("kept"), row.getInt("moved")))
			.single();
	}

	/**
	 * The deadlines that it moves, and the promises that stay, by case.
	 * @param reader to whom a complaint about him is not shown
	 */
	List<Move> moves(RuleChange change, boolean promisesOnly, String reader, int page, int size) {
		return this.database.sql("""
				select r.*, c.business_key, c.stage, c.execution_id is null as of_case,
				  r.due_after < :now and r.due_after <> r.due_before as late
				from recomputed_clock r join clock c on c.id = r.clock_id
				where r.recomputation_id = :id and (not :promises or r.promise <> 'none')
				  and not exists (select from hidden_from(:reader) h where h.number = r.number)
				order by r.number, r.clock_id limit :size offset :skipped
				""")
			.param("id", change.id())
			.param("now", seen(change))
			.param("promises", promisesOnly)
			.param("reader", reader)
			.param("size", size)
			.param("skipped", (long) page * size)
			.query((row, index) -> new Move(row.getLong("clock_id"), row.getString("number"),
					row.getString("business_key"), row.getString("stage"), row.getBoolean("of_case"),
					time(row, "due_before"), time(row, "due_by_rules"), time(row, "due_after"), row.getBoolean("late"),
					row.getString("what"), row.getString("promise"), row.getString("promise_reason")))
			.list();
	}

	/** Late is what was late when it was applied; before that, what is late now. */
	private OffsetDateTime seen(RuleChange change) {
		return (change.appliedAt() != null) ? change.appliedAt() : at(this.clock.instant());
	}

	private OffsetDateTime time(ResultSet row, String column) throws SQLException {
		return this.calendars.general().local(row.getObject(column, OffsetDateTime.class).toInstant());
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A deadline that the rules change.
	 *
	 * @param after as it goes on
	 * @param reason why a promise moves to a later time; null where none does
	 */
	record MovedClock(ClockChange change, CaseClock after, String reason) {

		/**
		 * The deadline, with the reason for which its promise may move to a later time.
		 */
		static MovedClock of(ClockChange change, String reason) {
			return new MovedClock(change, change.after(reason != null), reason);
		}

		/**
		 * Whether the clock needs a new entry.
		 */
		boolean moves() {
			return this.change.isChange(this.after);
		}

		/**
		 * Whether its customer was promised an earlier time.
		 */
		boolean isMovedPromise() {
			return this.change.breaksPromise() && this.reason != null;
		}

		private Object[] row(long id) {
			CaseClock before = this.change.before();
			String promise = !this.change.breaksPromise() ? "none" : isMovedPromise() ? "moves" : "stays";
			return new Object[] { id, before.id(), before.number(), at(before.due()), at(this.change.byRules().due()),
					at(this.after.due()), this.change.what().key(), promise, isMovedPromise() ? this.reason : null };
		}

	}

}
