package feedbackloop.deadlines;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

import feedbackloop.deadlines.StaffRoles.Told;
import feedbackloop.notification.DigestLines;
import feedbackloop.notification.DigestLines.News;
import feedbackloop.notification.Recipient;
import feedbackloop.process.Keys.Tasks;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which shares of its time each task has used up, who was told and what was done. The
 * database takes each share of a task only once.
 */
@Component
class EscalationLog {

	private final JdbcClient database;

	private final DigestLines digest;

	EscalationLog(JdbcClient database, DigestLines digest) {
		this.database = database;
		this.digest = digest;
	}

	boolean has(String taskId, EscalationLevel level) {
		return this.database.sql("select count(*) from escalation where task_id = :task and percent = :percent")
			.param("task", taskId)
			.param("percent", level.percent())
			.query(Long.class)
			.single() > 0;
	}

	/**
	 * Writes down that a task used up a share of its time.
	 * @param how now, digest or off
	 */
	void add(LateTask task, EscalationLevel level, Instant now, String how, List<Told> told, List<String> actions) {
		this.database
			.sql("""
					insert into escalation (task_id, level, percent, number, task_key, grade, due_at, at, how, told, actions)
					values (:task, :level, :percent, :number, :key, :grade, :due, :now, :how, :told, :actions)""")
			.param("task", task.id())
			.param("level", level.number())
			.param("percent", level.percent())
			.param("number", task.number())
			.param("key", task.key())
			.param("grade", task.grade())
			.param("due", at(task.due()))
			.param("now", at(now))
			.param("how", how)
			.param("told", told.stream().map((one) -> one.recipient().toString()).collect(Collectors.joining(",")))
			.param("actions", String.join(",", actions))
			.update();
		if (how.equals(EscalationRule.DIGEST)) {
			boolean endedRound = task.key().equals(Tasks.CONTRIBUTE) && level == EscalationLevel.MISSED;
			News news = new News(task.number(), "escalation", task.id() + ":" + level.percent(), task.key(),
					endedRound ? null : task.id(), task.due());
			told.forEach((one) -> this.digest.add(one.recipient(), one.team(), news, List.of()));
		}
	}

	/**
	 * What happened to the tasks of these cases and improvements, latest first.
	 */
	List<Entry> of(Collection<String> numbers) {
		return this.database.sql("""
				select task_key, percent, due_at, at, how, told, actions from escalation
				where number in (:numbers) order by at desc, percent desc limit 100""")
			.param("numbers", numbers)
			.query((row, index) -> new Entry(row.getString("task_key"), row.getInt("percent"), instant(row, "due_at"),
					instant(row, "at"), row.getString("how"),
					list(row.getString("told")).stream().map(Recipient::of).toList(), list(row.getString("actions"))))
			.list();
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		return row.getObject(column, OffsetDateTime.class).toInstant();
	}

	private static List<String> list(String text) {
		return text.isEmpty() ? List.of() : Arrays.asList(text.split(","));
	}

	private static OffsetDateTime at(Instant instant) {
		return instant.atOffset(ZoneOffset.UTC);
	}

	/**
	 * A share of its time that a task used up.
	 */
	record Entry(String task, int percent, Instant due, Instant at, String how, List<Recipient> told,
			List<String> actions) {

	}

}
