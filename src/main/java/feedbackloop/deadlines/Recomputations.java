package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.deadlines.Recomputation.Counts;
import feedbackloop.deadlines.Recomputation.Move;

import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each computing anew with the deadlines that it moves.
 */
@Component
class Recomputations {

	private static final String OPEN = "state in ('running', 'paused')";

	private final JdbcClient database;

	private final JdbcTemplate batches;

	private final ZoneId zone;

	private final Clock clock;

	Recomputations(JdbcClient database, JdbcTemplate batches, WorkingCalendars calendars, Clock clock) {
		this.database = database;
		this.batches = batches;
		this.zone = calendars.general().zone();
		this.clock = clock;
	}

	/**
	 * Begins a preview, unless something is being computed by the same rules.
	 * @return whether it begins
	 */
	boolean begin(String rules, String userId) {
		this.database.sql("""
				update recomputation set state = 'stopped', finished_at = :now
				where state in ('previewing', 'applying') and rules <> :rules
				""").param("now", now()).param("rules", rules).update();
		return this.database.sql("""
				insert into recomputation (rules, state, asked_by, asked_at, total)
				select :rules, 'previewing', :user, :now, count(distinct number) from clock where %s
				on conflict do nothing
				""".formatted(OPEN)).param("rules", rules).param("user", userId).param("now", now()).update() == 1;
	}

	/**
	 * Begins to apply a preview, if it is the latest and goes by these rules.
	 * @return whether it begins
	 */
	boolean apply(long id, String rules, String userId, String reason) {
		return this.database.sql("""
				update recomputation set state = 'applying', applied_by = :user, applied_at = :now, reason = :reason,
				  finished_at = null, done = 0, position = '',
				  total = (select count(distinct number) from clock where %s)
				where id = :id and state = 'previewed' and rules = :rules and id = (select max(id) from recomputation)
				""".formatted(OPEN))
			.param("id", id)
			.param("rules", rules)
			.param("user", userId)
			.param("reason", reason)
			.param("now", now())
			.update() == 1;
	}

	/**
	 * Lets promises move to a later time, or stay again without a reason.
	 * @param clocks deadlines of the preview, each with that of the same stage of its
	 * case
	 */
	void decide(long id, Collection<Long> clocks, String reason) {
		this.database.sql("""
				update recomputed_clock r set promise = :promise, promise_reason = :reason
				from clock c, clock chosen, recomputation run
				where r.recomputation_id = :id and r.promise <> 'none' and c.id = r.clock_id
				  and chosen.id in (:clocks) and c.number = chosen.number and c.stage = chosen.stage
				  and run.id = r.recomputation_id and run.state = 'previewed'
				""")
			.param("promise", (reason != null) ? "moves" : "stays")
			.param("reason", reason)
			.param("id", id)
			.param("clocks", clocks)
			.update();
	}

	/**
	 * What is being computed by these rules, for this transaction alone, unless another
	 * node is at it.
	 */
	Optional<Running> next(String rules) {
		return this.database.sql("""
				select id, state = 'applying' as applies, applied_by, position from recomputation
				where state in ('previewing', 'applying') and rules = :rules for update skip locked
				""")
			.param("rules", rules)
			.query((row, index) -> new Running(row.getLong("id"), row.getBoolean("applies"),
					row.getString("applied_by"), row.getString("position")))
			.optional();
	}

	/**
	 * The next cases and improvements with open deadlines, which nobody else changes now.
	 */
	List<String> numbersAfter(String position, int most) {
		List<String> numbers = this.database
			.sql("select distinct number from clock where number > :position and " + OPEN
					+ " order by number limit :most")
			.param("position", position)
			.param("most", most)
			.query(String.class)
			.list();
		if (!numbers.isEmpty()) {
			this.database.sql("select id from clock where number in (:numbers) and " + OPEN + " order by id for update")
				.param("numbers", numbers)
				.query(Long.class)
				.list();
		}
		return numbers;
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
	 * Forgets what was found out about these cases before.
	 */
	void forget(long id, Collection<String> numbers) {
		this.database.sql("delete from recomputed_clock where recomputation_id = :id and number in (:numbers)")
			.param("id", id)
			.param("numbers", numbers)
			.update();
	}

	void add(long id, List<Found> found) {
		this.batches.batchUpdate(
				"""
						insert into recomputed_clock (recomputation_id, clock_id, number, due_before, due_by_rules, due_after, what,
						  promise, promise_reason)
						values (?, ?, ?, ?, ?, ?, ?, ?, ?)
						""",
				found.stream().map((one) -> one.row(id)).toList());
	}

	void reached(long id, String position, int numbers) {
		this.database.sql("update recomputation set position = :position, done = done + :numbers where id = :id")
			.param("id", id)
			.param("position", position)
			.param("numbers", numbers)
			.update();
	}

	void failed(long id, String number) {
		this.database.sql(
				"update recomputation set failed = failed || cast(:number as varchar), position = :number where id = :id")
			.param("id", id)
			.param("number", number)
			.update();
	}

	void finish(long id) {
		this.database.sql("""
				update recomputation set finished_at = :now,
				  state = case state when 'applying' then 'applied' else 'previewed' end
				where id = :id
				""").param("id", id).param("now", now()).update();
	}

	Optional<Recomputation> find(long id) {
		return this.database.sql("select * from recomputation where id = :id")
			.param("id", id)
			.query(this::recomputation)
			.optional();
	}

	Optional<Recomputation> latest() {
		return this.database.sql("select * from recomputation order by id desc limit 1")
			.query(this::recomputation)
			.optional();
	}

	/**
	 * The last that were applied, latest first.
	 */
	List<Recomputation> applied(int most) {
		return this.database.sql("select * from recomputation where state = 'applied' order by id desc limit :most")
			.param("most", most)
			.query(this::recomputation)
			.list();
	}

	Counts counts(Recomputation recomputation) {
		return this.database.sql("""
				select count(*) filter (where due_after < due_before) as earlier,
				  count(*) filter (where due_after > due_before) as later,
				  count(*) filter (where due_after < :now and due_after <> due_before) as late,
				  count(*) filter (where promise = 'stays') as kept,
				  count(*) filter (where promise = 'moves') as moved
				from recomputed_clock where recomputation_id = :id
				""")
			.param("id", recomputation.id())
			.param("now", seen(recomputation))
			.query((row, index) -> new Counts(row.getInt("earlier"), row.getInt("later"), row.getInt("late"),
					row.getInt("kept"), row.getInt("moved")))
			.single();
	}

	/**
	 * The deadlines that it moves, and the promises that stay, by case.
	 * @param reader to whom a complaint about him is not shown
	 */
	List<Move> moves(Recomputation recomputation, boolean promisesOnly, String reader, int page, int size) {
		return this.database.sql("""
				select r.*, c.business_key, c.stage, c.execution_id is null as of_case,
				  r.due_after < :now and r.due_after <> r.due_before as late
				from recomputed_clock r join clock c on c.id = r.clock_id
				where r.recomputation_id = :id and (not :promises or r.promise <> 'none')
				  and not exists (select 1 from feedback f where f.number = r.number and f.about_user = :reader)
				order by r.number, r.clock_id limit :size offset :skipped
				""")
			.param("id", recomputation.id())
			.param("now", seen(recomputation))
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
	private OffsetDateTime seen(Recomputation recomputation) {
		return (recomputation.appliedAt() != null) ? recomputation.appliedAt() : now();
	}

	private Recomputation recomputation(ResultSet row, int index) throws SQLException {
		return new Recomputation(row.getLong("id"), row.getString("rules"), row.getString("state"),
				row.getString("asked_by"), time(row, "asked_at"), row.getString("reason"), row.getString("applied_by"),
				time(row, "applied_at"), time(row, "finished_at"), row.getInt("total"), row.getInt("done"),
				Arrays.asList((String[]) row.getArray("failed").getArray()));
	}

	private OffsetDateTime time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.zone).toOffsetDateTime() : null;
	}

	private OffsetDateTime now() {
		return at(this.clock.instant());
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/**
	 * What is being computed.
	 *
	 * @param applies whether deadlines follow it
	 * @param appliedBy null while it is a preview
	 * @param position the last case or improvement that is done
	 */
	record Running(long id, boolean applies, String appliedBy, String position) {

	}

	/**
	 * A deadline that the rules change.
	 *
	 * @param after as it goes on
	 * @param reason why a promise moves to a later time; null where none does
	 */
	record Found(Recomputed recomputed, CaseClock after, String reason) {

		private Object[] row(long id) {
			CaseClock before = this.recomputed.before();
			boolean breaks = this.recomputed.breaksPromise();
			String promise = !breaks ? "none" : (this.reason != null) ? "moves" : "stays";
			return new Object[] { id, before.id(), before.number(), at(before.due()),
					at(this.recomputed.byRules().due()), at(this.after.due()), this.recomputed.what().key(), promise,
					breaks ? this.reason : null };
		}

	}

}
