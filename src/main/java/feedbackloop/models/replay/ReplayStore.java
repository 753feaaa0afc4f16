package feedbackloop.models.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.type.TypeReference;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWork.State;
import feedbackloop.longwork.LongWorks;
import feedbackloop.models.files.JsonColumn;
import feedbackloop.notation.DecisionTable;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each replay with its files and what it has found so far. Every node and every
 * page sees it here.
 */
@Component
class ReplayStore {

	static final String KIND = "replay";

	private static final String READ = """
			select r.*, %s, array(
			  select name from replay_file f where f.replay_id = r.id and f.edited order by name) as files
			from replay r join long_work work on work.id = r.work_id
			""".formatted(LongWork.columns("work"));

	private final JdbcClient database;

	private final LongWorks works;

	private final PastCases cases;

	private final RuleTexts texts;

	private final JsonColumn json;

	private final HouseTime time;

	ReplayStore(JdbcClient database, LongWorks works, PastCases cases, RuleTexts texts, JsonColumn json,
			HouseTime time) {
		this.database = database;
		this.works = works;
		this.cases = cases;
		this.texts = texts;
		this.json = json;
		this.time = time;
	}

	/**
	 * Lets a replay wait for a node that has time. What goes live meanwhile does not
	 * count for it.
	 * @param edited texts by the names of the files
	 * @return its id
	 */
	long add(Map<String, String> edited, CaseChoice choice, String userId) {
		long work = this.works
			.begin(KIND, null, userId, null, RuleTexts.anyOf(edited.keySet()) ? this.cases.count(choice) : 0)
			.orElseThrow();
		long id = this.database
			.sql("insert into replay (work_id, first_day, last_day, cases) values (?, ?, ?, ?) returning id")
			.params(work, choice.firstDay(), choice.lastDay(), choice.cases())
			.query(Long.class)
			.single();
		this.texts.all(edited)
			.forEach((name, text) -> this.database
				.sql("insert into replay_file (replay_id, name, text, edited) values (?, ?, ?, ?)")
				.params(id, name, text, edited.containsKey(name))
				.update());
		edited.forEach((name, text) -> {
			if (!RuleTexts.NAMES.contains(name)) {
				this.database
					.sql("insert into replay_file (replay_id, name, text, edited, live) values (?, ?, ?, true, ?)")
					.params(id, name, text, this.texts.live(name))
					.update();
			}
		});
		return id;
	}

	/**
	 * The table that was live when the replay was asked for.
	 */
	String live(long id, String key) {
		return this.database.sql("select live from replay_file where replay_id = ? and name = ?")
			.params(id, DecisionTable.file(key))
			.query(String.class)
			.single();
	}

	/**
	 * Ends it before its time.
	 * @return whether there was something to end
	 */
	boolean cancel(long id) {
		return this.works
			.cancel(this.database.sql("select work_id from replay where id = ?").param(id).query(Long.class).single());
	}

	/**
	 * What was found so far, unless nothing was looked at yet.
	 */
	Optional<ReplaySummary> summary(long id) {
		return this.database.sql("select summary from replay where id = ? and summary is not null")
			.param(id)
			.query((row, index) -> summary(row))
			.optional();
	}

	void store(long id, ReplaySummary summary) {
		this.database.sql("update replay set summary = cast(? as jsonb) where id = ?")
			.params(this.json.write(summary), id)
			.update();
	}

	Optional<Replay> find(long id) {
		return this.database.sql(READ + "where r.id = ?").param(id).query(this::replay).optional();
	}

	/**
	 * The one that this work is about.
	 */
	Replay of(LongWork work) {
		return this.database.sql(READ + "where r.work_id = ?").param(work.id()).query(this::replay).single();
	}

	/**
	 * The latest, newest first.
	 */
	List<Replay> latest(long skipped, int most) {
		return this.database.sql(READ + "order by r.id desc limit ? offset ?")
			.params(most, skipped)
			.query(this::replay)
			.list();
	}

	/**
	 * The edited texts, by the names of the files.
	 */
	Map<String, String> edited(long id) {
		return texts(id, "edited");
	}

	/**
	 * All texts that it goes by, by the names of the files.
	 */
	Map<String, String> all(long id) {
		return texts(id, "true");
	}

	private Map<String, String> texts(long id, String condition) {
		Map<String, String> files = new LinkedHashMap<>();
		this.database.sql("select name, text from replay_file where replay_id = ? and " + condition + " order by name")
			.param(id)
			.query((row, index) -> files.put(row.getString("name"), row.getString("text")))
			.list();
		return files;
	}

	private Replay replay(ResultSet row, int index) throws SQLException {
		LongWork work = LongWork.of(row, "work");
		ReplaySummary summary = (work.state() == State.FINISHED) ? summary(row) : null;
		return new Replay(row.getLong("id"), work.state().key(), work.askedBy(), this.time.at(work.askedAt()),
				row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
				row.getString("cases"), work.total(), work.done(), this.time.at(work.finishedAt()),
				Arrays.asList((String[]) row.getArray("files").getArray()), summary);
	}

	private ReplaySummary summary(ResultSet row) throws SQLException {
		return this.json.read(row.getString("summary"), new TypeReference<>() {
		});
	}

}
