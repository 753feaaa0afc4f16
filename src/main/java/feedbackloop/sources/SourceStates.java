package feedbackloop.sources;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.intake.ImportIntake.Outcome;
import feedbackloop.intake.ImportIntake.State;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How each source stands, and which node fetches it. Who fetches does so for two minutes
 * from its last step on, by the clock of the database.
 */
@Component
class SourceStates {

	private static final String TWO_MINUTES = "now() + interval '2 minutes'";

	private static final int MOST_PROBLEMS = 5;

	private static final TypeReference<List<Problem>> PROBLEMS = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final ObjectMapper json;

	private final HouseTime time;

	SourceStates(JdbcClient database, ObjectMapper json, HouseTime time) {
		this.database = database;
		this.json = json;
		this.time = time;
	}

	/**
	 * Counts what was taken. The failure before is over.
	 */
	@Transactional
	public void heard(String source, List<Outcome> taken) {
		know(source);
		this.database.sql("""
				update source_state set heard_at = now(), created = created + :created, added = added + :added,
				  failed_at = null, problems = null
				where source = :source""")
			.param("source", source)
			.param("created", taken.stream().filter((one) -> one.state() == State.CREATED).count())
			.param("added", taken.stream().filter((one) -> one.state() == State.CHANGED).count())
			.update();
	}

	/**
	 * Notes what was sent and could not be taken, without its words.
	 */
	@Transactional
	public void refused(String source, List<Problem> problems) {
		know(source);
		this.database.sql(
				"update source_state set failed_at = now(), problems = cast(:problems as jsonb) where source = :source")
			.param("source", source)
			.param("problems", write(problems))
			.update();
	}

	/**
	 * Makes the node the one that fetches, if it is time to and no other does.
	 */
	@Transactional
	public boolean lead(String source, String node) {
		know(source);
		return this.database
			.sql("update source_state set leased_by = :node, leased_until = " + TWO_MINUTES
					+ " where source = :source and (leased_until is null or leased_until < now())"
					+ " and (again_at is null or again_at <= now())")
			.param("source", source)
			.param("node", node)
			.update() > 0;
	}

	/**
	 * Whether the node still leads; if so, two minutes more.
	 */
	@Transactional
	public boolean stillLeads(String source, String node) {
		return this.database
			.sql("update source_state set leased_until = " + TWO_MINUTES
					+ " where source = :source and leased_by = :node")
			.param("source", source)
			.param("node", node)
			.update() > 0;
	}

	/**
	 * Lets others lead, after all was read.
	 * @param problems of what could not be taken
	 */
	@Transactional
	public void read(String source, String node, Duration every, List<Problem> problems) {
		this.database.sql("""
				update source_state set leased_until = null, heard_at = now(), failures = 0, whole = true,
				  again_at = now() + make_interval(secs => :seconds),
				  failed_at = case when :failed then now() end, problems = cast(:problems as jsonb)
				where source = :source and leased_by = :node""")
			.param("source", source)
			.param("node", node)
			.param("seconds", every.toSeconds())
			.param("failed", !problems.isEmpty())
			.param("problems", problems.isEmpty() ? null : write(problems))
			.update();
	}

	/**
	 * Lets others lead, after it could not be read. It is asked again after a minute,
	 * then after twice as long each time, at last every hour. It is never asked before it
	 * wants to be.
	 * @param wait how long the source wants us to wait
	 */
	@Transactional
	public void failed(String source, String node, Problem problem, Duration wait) {
		this.database.sql("""
				update source_state set leased_until = null, failed_at = now(), problems = cast(:problems as jsonb),
				  failures = least(failures + 1, 7),
				  again_at = now() + greatest(make_interval(secs => :wait),
				    least(interval '1 hour', interval '1 minute' * power(2, failures)))
				where source = :source and leased_by = :node""")
			.param("source", source)
			.param("node", node)
			.param("wait", wait.toSeconds())
			.param("problems", write(List.of(problem)))
			.update();
	}

	/**
	 * Somebody wants it fetched now.
	 */
	@Transactional
	public void hurry(String source) {
		know(source);
		this.database.sql("update source_state set again_at = null where source = ?").param(source).update();
	}

	/**
	 * How all stand that were ever heard of, by their keys.
	 */
	Map<String, SourceState> all() {
		return this.database.sql("select * from source_state")
			.query(this::state)
			.list()
			.stream()
			.collect(Collectors.toMap(SourceState::source, Function.identity()));
	}

	/**
	 * Whether the last look read all that there was, as the one that begins now has yet
	 * to do.
	 */
	@Transactional
	public boolean wasWhole(String source) {
		boolean whole = this.database.sql("select whole from source_state where source = ?")
			.param(source)
			.query(Boolean.class)
			.single();
		this.database.sql("update source_state set whole = false where source = ?").param(source).update();
		return whole;
	}

	private void know(String source) {
		this.database.sql("insert into source_state (source) values (?) on conflict do nothing").param(source).update();
	}

	private SourceState state(ResultSet row, int index) throws SQLException {
		String problems = row.getString("problems");
		return new SourceState(row.getString("source"), this.time.at(row, "heard_at"), row.getInt("created"),
				row.getInt("added"), this.time.at(row, "failed_at"), (problems != null) ? read(problems) : List.of(),
				this.time.at(row, "again_at"));
	}

	private List<Problem> read(String problems) {
		try {
			return this.json.readValue(problems, PROBLEMS);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String write(List<Problem> problems) {
		try {
			return this.json.writeValueAsString(problems.stream().limit(MOST_PROBLEMS).toList());
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * How a source stands.
	 *
	 * @param heardAt when it was heard or fetched last, or null
	 * @param created how many cases it made
	 * @param added how many additions to cases
	 * @param failedAt when something last could not be taken, or null
	 * @param problems why
	 * @param againAt when it is fetched next; null for at once
	 */
	record SourceState(String source, OffsetDateTime heardAt, int created, int added, OffsetDateTime failedAt,
			List<Problem> problems, OffsetDateTime againAt) {

	}

}
