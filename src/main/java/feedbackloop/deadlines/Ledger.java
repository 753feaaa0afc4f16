package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectReader;
import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.process.TransactionBound;

import org.springframework.jdbc.core.namedparam.MapSqlParameterSource;
import org.springframework.jdbc.core.namedparam.NamedParameterJdbcTemplate;
import org.springframework.jdbc.core.namedparam.SqlParameterSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps the clocks with their entries, in the transaction of whatever happens to them.
 * Entries are only added. One statement starts a clock and one ends it, since each task
 * does both.
 */
@Component
class Ledger {

	private static final String READ = """
			select c.*, (
			  select jsonb_agg(jsonb_build_object('at', e.at, 'what', e.what, 'actor', e.actor, 'change', e.change)
			    order by e.id)
			  from clock_entry e where e.clock_id = c.id) as entries
			from clock c
			""";

	private final JdbcClient database;

	private final NamedParameterJdbcTemplate batches;

	private final ObjectMapper json;

	private final ObjectReader entries;

	private final WorkingCalendars calendars;

	/** The open clocks of steps that the transaction started or changed. */
	private final TransactionBound<Map<Step, CaseClock>> known = new TransactionBound<>(HashMap::new);

	Ledger(JdbcClient database, NamedParameterJdbcTemplate batches, ObjectMapper json, WorkingCalendars calendars) {
		this.database = database;
		this.batches = batches;
		this.json = json;
		this.entries = json.readerForListOf(ClockEntry.class);
		this.calendars = calendars;
	}

	/**
	 * Starts a clock, unless one of that stage runs there already: the due date and every
	 * timer of a task ask for it, perhaps on two nodes at once.
	 * @return the clock that runs
	 */
	CaseClock start(CaseClock clock) {
		List<Long> ids = this.database
			.sql("""
					with started as (
					  insert into clock (number, business_key, stage, execution_id, kind, level, calendar, started_at, state,
					    due_at, remaining)
					  values (:number, :businessKey, :stage, :executionId, :kind, :level, :calendar, :startedAt, :state,
					    :due, :remaining)
					  on conflict (business_key, stage, (execution_id is null)) where state in ('running', 'paused') do nothing
					  returning id)
					insert into clock_entry (clock_id, at, what, change, actor)
					select started.id, cast(e ->> 'at' as timestamptz), e ->> 'what', e -> 'change', e ->> 'actor'
					from started, jsonb_array_elements(cast(:entries as jsonb)) with ordinality as entry (e, i)
					order by i
					returning clock_id
					""")
			.params(state(clock))
			.param("number", clock.number())
			.param("businessKey", clock.businessKey())
			.param("stage", clock.stage())
			.param("executionId", clock.executionId())
			.param("kind", clock.kind().key())
			.param("startedAt", at(clock.entries().get(0).at()))
			.param("entries", write(clock.entries()))
			.query(Long.class)
			.list();
		CaseClock running = ids.isEmpty() ? stored(clock) : clock.storedAs(ids.get(0));
		know(running);
		return running;
	}

	/**
	 * Adds the last entry of a clock that is open.
	 */
	void add(CaseClock clock) {
		add(List.of(clock));
	}

	/**
	 * Adds the last entry of each of these clocks, which are open.
	 */
	void add(List<CaseClock> clocks) {
		this.batches.batchUpdate("""
				with moved as (
				  update clock set state = :state, level = :level, calendar = :calendar, due_at = :due,
				    remaining = :remaining, closed_at = null, reminded_to = null, remind_at = null, progress_at = null
				  where id = :id
				  returning id)
				insert into clock_entry (clock_id, at, what, change, actor)
				select id, :at, :what, cast(:change as jsonb), :actor from moved
				""", clocks.stream().map(this::lastEntry).toArray(SqlParameterSource[]::new));
		clocks.forEach(this::know);
	}

	private SqlParameterSource lastEntry(CaseClock clock) {
		ClockEntry entry = clock.entries().get(clock.entries().size() - 1);
		return new MapSqlParameterSource(state(clock)).addValue("id", clock.id())
			.addValue("at", at(entry.at()))
			.addValue("what", entry.what().key())
			.addValue("change", write(entry.change()))
			.addValue("actor", entry.actor());
	}

	/**
	 * Ends the clock of a step, if it has one: met when it was not due yet, missed when
	 * it was, stopped when the step was cancelled before that.
	 */
	void end(String executionId, boolean cancelled, Instant now, String actor) {
		end("execution_id = :key", executionId, null, cancelled, now, actor);
		this.known.get().values().removeIf((clock) -> executionId.equals(clock.executionId()));
	}

	/**
	 * Ends a clock of the case as a whole, if it is open.
	 */
	void endOfCase(String number, String stage, boolean cancelled, Instant now, String actor) {
		end("business_key = :key and stage = :stage and execution_id is null", number, stage, cancelled, now, actor);
	}

	private void end(String condition, String key, String stage, boolean cancelled, Instant now, String actor) {
		this.database.sql("""
				with ended as (
				  update clock set remaining = null, closed_at = :now, state = case
				    when due_at < :now then 'missed' when :cancelled then 'stopped' else 'met' end
				  where %s and state in ('running', 'paused')
				  returning id, state)
				insert into clock_entry (clock_id, at, what, change, actor)
				select id, :now, state, '{}', :actor from ended
				""".formatted(condition))
			.param("key", key)
			.param("stage", stage)
			.param("cancelled", cancelled)
			.param("now", at(now))
			.param("actor", actor)
			.update();
	}

	/**
	 * The open clock of a step, if this transaction has seen it.
	 */
	Optional<CaseClock> known(String businessKey, String stage) {
		return Optional.ofNullable(this.known.get().get(new Step(businessKey, stage)));
	}

	/**
	 * The open clocks of cases and improvements with all their measures, in order.
	 */
	List<CaseClock> open(Collection<String> numbers) {
		return read("where c.number in (:numbers) and c.state in ('running', 'paused') order by c.id", numbers);
	}

	/**
	 * All clocks of cases and improvements with all their measures, in order.
	 */
	List<CaseClock> all(Collection<String> numbers) {
		return read("where c.number in (:numbers) order by c.id", numbers);
	}

	/**
	 * The clock of that id.
	 */
	CaseClock get(long id) {
		return this.database.sql(READ + "where c.id = :id").param("id", id).query(this::clock).single();
	}

	/**
	 * The latest clock of a stage of a process, open or not.
	 */
	Optional<CaseClock> latest(String businessKey, String stage) {
		return this.database
			.sql(READ + "where c.business_key = :key and c.stage = :stage and c.execution_id is not null"
					+ " order by c.id desc limit 1")
			.param("key", businessKey)
			.param("stage", stage)
			.query(this::clock)
			.optional();
	}

	/**
	 * The latest clock of a case as a whole, open or not.
	 */
	Optional<CaseClock> ofCase(String number, String stage) {
		return this.database
			.sql(READ + "where c.number = :number and c.stage = :stage and c.execution_id is null"
					+ " order by c.id desc limit 1")
			.param("number", number)
			.param("stage", stage)
			.query(this::clock)
			.optional();
	}

	/**
	 * The clocks of these cases as a whole that were not stopped, open or not, in order.
	 */
	List<CaseClock> ofCases(Collection<String> numbers) {
		return this.database
			.sql(READ + "where c.number = any(:numbers) and c.execution_id is null and c.state <> 'stopped'"
					+ " order by c.id")
			.param("numbers", numbers.toArray(String[]::new))
			.query(this::clock)
			.list();
	}

	private List<CaseClock> read(String condition, Collection<String> numbers) {
		return this.database.sql(READ + condition).param("numbers", numbers).query(this::clock).list();
	}

	private CaseClock stored(CaseClock clock) {
		return (clock.ofCase() ? ofCase(clock.number(), clock.stage()) : latest(clock.businessKey(), clock.stage()))
			.orElseThrow(() -> new IllegalStateException(
					"The clock " + clock.stage() + " of " + clock.businessKey() + " ended while it was looked for"));
	}

	private void know(CaseClock clock) {
		if (!clock.ofCase()) {
			this.known.get().put(new Step(clock.businessKey(), clock.stage()), clock);
		}
	}

	private Map<String, Object> state(CaseClock clock) {
		Map<String, Object> state = new HashMap<>();
		state.put("state", clock.state());
		state.put("level", clock.level());
		state.put("calendar", clock.calendar());
		state.put("due", at(clock.due()));
		state.put("remaining", clock.isPaused() ? remaining(clock) : null);
		return state;
	}

	private long remaining(CaseClock clock) {
		Instant paused = clock.entries().get(clock.entries().size() - 1).at();
		return clock.countdown(this.calendars).remaining(paused).toSeconds();
	}

	private CaseClock clock(ResultSet row, int number) throws SQLException {
		OffsetDateTime closedAt = row.getObject("closed_at", OffsetDateTime.class);
		return new CaseClock(row.getLong("id"), row.getString("number"), row.getString("business_key"),
				row.getString("stage"), row.getString("execution_id"), Kind.of(row.getString("kind")),
				row.getString("state"), (closedAt != null) ? closedAt.toInstant() : null,
				entries(row.getString("entries")));
	}

	private List<ClockEntry> entries(String text) {
		try {
			return this.entries.readValue(text);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("The ledger of a clock cannot be read", ex);
		}
	}

	private String write(Object value) {
		try {
			return this.json.writeValueAsString(value);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static OffsetDateTime at(Instant time) {
		return time.atOffset(ZoneOffset.UTC);
	}

	/** Where a clock runs. */
	private record Step(String businessKey, String stage) {

	}

}
