package feedbackloop.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads the open tasks of a case, its improvement and its measures for pages and
 * programs, whoever asks: everybody sees who is next. One statement tells what the engine
 * would be asked for task by task.
 */
@Component
public class WaitingTasks {

	private static final String OPEN = """
			select t.*, p.business_key_, (
			  select min(offered.group_id_) from act_ru_identitylink offered
			  where offered.task_id_ = t.id_ and offered.type_ = 'candidate') as offered_to
			from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
			where %s order by t.due_date_ nulls last, t.id_""";

	private final JdbcClient database;

	WaitingTasks(JdbcClient database) {
		this.database = database;
	}

	/**
	 * The open tasks of the processes with these business keys, the first due first.
	 */
	public List<OpenTask> of(Collection<String> businessKeys) {
		return this.database.sql(OPEN.formatted("p.business_key_ = any(:keys)"))
			.param("keys", businessKeys.toArray(String[]::new))
			.query((row, index) -> task(row))
			.list();
	}

	/**
	 * The open tasks of a case, its improvement and its measures, the first due first.
	 */
	public List<OpenTask> of(Feedback feedback) {
		return this.database.sql(OPEN.formatted("p.business_key_ = any(:keys) or p.business_key_ like :measures"))
			.param("keys", feedback.numbers().toArray(String[]::new))
			.param("measures", feedback.improvementNumber() + "-%")
			.query((row, index) -> task(row))
			.list();
	}

	private static OpenTask task(ResultSet row) throws SQLException {
		return new OpenTask(row.getString("id_"), row.getString("task_def_key_"), row.getString("name_"),
				row.getString("business_key_"), row.getString("offered_to"), row.getString("assignee_"),
				at(row, "due_date_"), at(row, "follow_up_date_"));
	}

	private static Instant at(ResultSet row, String column) throws SQLException {
		Timestamp time = row.getTimestamp(column);
		return (time != null) ? time.toInstant() : null;
	}

}
