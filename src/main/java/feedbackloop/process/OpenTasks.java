package feedbackloop.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.HistoryService;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks up open tasks. Whoever may see a case sees all of its tasks, also who is next. A
 * submission asks for one task with all that judging it needs.
 */
@Component
public class OpenTasks {

	private static final List<String> FACTS = List.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER,
			Variables.MEASURE_NUMBER, Variables.CONTRIBUTION_TEAM, Variables.FEEDBACK_TYPE, Variables.GRADE,
			Variables.COMPLIANCE_RISK, Variables.LEAD, Variables.LANDING, Variables.CHECK, Variables.ROLLBACK,
			Variables.WINDOW, Variables.WINDOW_START, Variables.WINDOW_END, Variables.CASES_MEANWHILE,
			TaskOfCase.ONE_OF_SEVERAL);

	/** One statement tells what the engine would be asked for task by task. */
	private static final String OPEN = """
			select t.*, p.business_key_, (
			  select min(offered.group_id_) from act_ru_identitylink offered
			  where offered.task_id_ = t.id_ and offered.type_ = 'candidate') as offered_to
			from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
			where %s order by t.due_date_ nulls last, t.id_""";

	/**
	 * A fact is that of the nearest execution around the task, as the engine would find
	 * it.
	 */
	private static final String WITH_FACTS = """
			with recursive around (id, above, distance) as (
			  select e.id_, e.parent_id_, 0 from act_ru_task t join act_ru_execution e on e.id_ = t.execution_id_
			  where t.id_ = :task
			  union all select e.id_, e.parent_id_, a.distance + 1 from around a join act_ru_execution e on e.id_ = a.above),
			fact as (
			  select distinct on (v.name_) v.name_ as name, v.type_ as type, coalesce(v.text_, v.long_::text) as value
			  from around a join act_ru_variable v on v.execution_id_ = a.id
			  where v.name_ = any(:facts) order by v.name_, a.distance)
			select t.id_, t.task_def_key_, t.assignee_, t.proc_def_id_, p.business_key_,
			  array(select offered.group_id_ from act_ru_identitylink offered
			    where offered.task_id_ = t.id_ and offered.group_id_ is not null) as groups,
			  array(select name from fact order by name) as names, array(select type from fact order by name) as types,
			  array(select value from fact order by name) as values
			from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_ where t.id_ = :task""";

	private final HistoryService history;

	private final JdbcClient database;

	OpenTasks(@Lazy HistoryService history, JdbcClient database) {
		this.history = history;
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
		return this.database.sql(OPEN.formatted("p.business_key_ = any(:keys) or p.business_key_ like :called"))
			.param("keys", feedback.numbers().toArray(String[]::new))
			.param("called", Optional.ofNullable(feedback.improvementNumber()).map(BusinessKey::calledBy).orElse(null),
					Types.VARCHAR)
			.query((row, index) -> task(row))
			.list();
	}

	/**
	 * Keeps people from submitting the task until this transaction is over, unless
	 * somebody is about to.
	 * @return whether it does
	 */
	public boolean lockIfFree(String taskId) {
		return this.database.sql("select pg_try_advisory_xact_lock(hashtextextended(?, 0))")
			.param(taskId)
			.query(Boolean.class)
			.single();
	}

	/**
	 * Lets whoever submits the same task at the same time wait for this transaction. They
	 * then see a task that is done, not one that vanishes between two looks.
	 */
	void lock(String taskId) {
		this.database.sql("select 1 from pg_advisory_xact_lock(hashtextextended(?, 0))")
			.param(taskId)
			.query(Integer.class)
			.single();
	}

	/**
	 * The open task with what it belongs to, in one statement.
	 * @throws Refusal if it is done already or never was
	 */
	TaskOfCase open(String taskId) {
		return this.database.sql(WITH_FACTS)
			.param("task", taskId)
			.param("facts", FACTS.toArray(String[]::new))
			.query((row, index) -> taskOfCase(row))
			.optional()
			.orElseThrow(() -> {
				boolean done = this.history.createHistoricTaskInstanceQuery().taskId(taskId).count() > 0;
				return done ? Refusal.tooLate("taskDone") : Refusal.unknown("noTask");
			});
	}

	private static TaskOfCase taskOfCase(ResultSet row) throws SQLException {
		Map<String, Object> facts = new HashMap<>();
		String[] names = texts(row, "names");
		String[] types = texts(row, "types");
		String[] values = texts(row, "values");
		for (int i = 0; i < names.length; i++) {
			facts.put(names[i], fact(types[i], values[i]));
		}
		return new TaskOfCase(row.getString("id_"), row.getString("task_def_key_"), row.getString("assignee_"),
				Set.of(texts(row, "groups")), row.getString("proc_def_id_"), row.getString("business_key_"),
				(String) facts.get(Variables.FEEDBACK_NUMBER), (String) facts.get(Variables.IMPROVEMENT_NUMBER), facts);
	}

	/** Facts are of few types, and the engine keeps yes as one. */
	private static Object fact(String type, String value) {
		return (value == null) ? null : switch (type) {
			case "boolean" -> value.equals("1");
			case "integer" -> Integer.valueOf(value);
			default -> value;
		};
	}

	private static String[] texts(ResultSet row, String column) throws SQLException {
		return (String[]) row.getArray(column).getArray();
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
