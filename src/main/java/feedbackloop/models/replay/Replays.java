package feedbackloop.models.replay;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each replay with its files and how far it has come, so that every node and every
 * page sees it.
 */
@Component
class Replays {

	private static final String READ = """
			select r.*, array(select name from replay_file f where f.replay_id = r.id order by name) as files
			from replay r
			""";

	private final JdbcClient database;

	private final ObjectMapper json;

	private final Clock clock;

	Replays(JdbcClient database, ObjectMapper json, Clock clock) {
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	/**
	 * Lets a replay wait for a node that has time.
	 * @param files texts by the names of the files
	 * @return its id
	 */
	long add(Map<String, String> files, LocalDate firstDay, LocalDate lastDay, String cases, String userId) {
		long id = this.database.sql("""
				insert into replay (state, asked_by, asked_at, first_day, last_day, cases)
				values ('waiting', :user, :now, :first, :last, :cases) returning id
				""")
			.param("user", userId)
			.param("now", this.clock.instant().atOffset(ZoneOffset.UTC))
			.param("first", firstDay)
			.param("last", lastDay)
			.param("cases", cases)
			.query(Long.class)
			.single();
		files.forEach((name,
				text) -> this.database.sql("insert into replay_file values (?, ?, ?)").params(id, name, text).update());
		return id;
	}

	/**
	 * The oldest that waits, for this node alone.
	 */
	Optional<Long> next() {
		return this.database.sql("""
				update replay set state = 'running', beat_at = now() where id = (
				  select id from replay where state = 'waiting' order by id limit 1 for update skip locked)
				returning id
				""").query(Long.class).optional();
	}

	/**
	 * Marks those whose node has stopped: it did not say for two minutes that it goes on.
	 */
	void markStopped() {
		this.database.sql("""
				update replay set state = 'stopped', finished_at = now()
				where state = 'running' and beat_at < now() - interval '2 minutes'
				""").update();
	}

	void started(long id, int total) {
		this.database.sql("update replay set total = ? where id = ?").params(total, id).update();
	}

	/**
	 * Notes how far it has come.
	 * @return whether it is to go on
	 */
	boolean reached(long id, int cases) {
		return this.database
			.sql("update replay set done = done + ?, beat_at = now() where id = ? and state = 'running'")
			.params(cases, id)
			.update() == 1;
	}

	void finished(long id, Summary summary) {
		this.database.sql("""
				update replay set state = 'finished', finished_at = now(), summary = cast(? as jsonb)
				where id = ? and state = 'running'
				""").params(write(summary), id).update();
	}

	void failed(long id) {
		this.database.sql("update replay set state = 'failed', finished_at = now() where id = ? and state = 'running'")
			.param(id)
			.update();
	}

	/**
	 * Ends it before its time.
	 * @return whether there was something to end
	 */
	boolean cancel(long id) {
		return this.database.sql("""
				update replay set state = 'cancelled', finished_at = now()
				where id = ? and state in ('waiting', 'running')
				""").param(id).update() == 1;
	}

	Optional<Replay> find(long id) {
		return this.database.sql(READ + "where id = ?").param(id).query(this::replay).optional();
	}

	/**
	 * The latest, newest first.
	 */
	List<Replay> latest(long skipped, int most) {
		return this.database.sql(READ + "order by id desc limit ? offset ?")
			.params(most, skipped)
			.query(this::replay)
			.list();
	}

	/**
	 * The texts that it tries, by the names of the files.
	 */
	Map<String, String> files(long id) {
		Map<String, String> files = new LinkedHashMap<>();
		this.database.sql("select name, text from replay_file where replay_id = ? order by name")
			.param(id)
			.query((row, index) -> files.put(row.getString("name"), row.getString("text")))
			.list();
		return files;
	}

	private Replay replay(ResultSet row, int index) throws SQLException {
		return new Replay(row.getLong("id"), row.getString("state"), row.getString("asked_by"), time(row, "asked_at"),
				row.getObject("first_day", LocalDate.class), row.getObject("last_day", LocalDate.class),
				row.getString("cases"), row.getInt("total"), row.getInt("done"), time(row, "finished_at"),
				Arrays.asList((String[]) row.getArray("files").getArray()), summary(row.getString("summary")));
	}

	private OffsetDateTime time(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.clock.getZone()).toOffsetDateTime() : null;
	}

	private Summary summary(String text) {
		try {
			return (text != null) ? this.json.readValue(text, Summary.class) : null;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("What a replay found cannot be read", ex);
		}
	}

	private String write(Summary summary) {
		try {
			return this.json.writeValueAsString(summary);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
