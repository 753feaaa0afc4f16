package feedbackloop.process;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

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
			Variables.COMPLIANCE_RISK, TaskOfCase.ONE_OF_SEVERAL);

	/** One statement tells what the engine would be asked for task by task. */
	private static final String OPEN = """
			select t.*, p.business_key_, (
			  select min(offered.group_id_) from act_ru_identitylink offered
			  where offered.task_id_ = t.id_ and offered.type_ = 'candidate') as offered_to
			from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
			where %s order by t.due_date_ nulls last, t.id_""";

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final JdbcClient database;

	OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy HistoryService history,
			JdbcClient database) {
		this.tasks = tasks;
		this.runtime = runtime;
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
		return this.database.sql(OPEN.formatted("p.business_key_ = any(:keys) or p.business_key_ like :measures"))
			.param("keys", feedback.numbers().toArray(String[]::new))
			.param("measures",
					Optional.ofNullable(feedback.improvementNumber()).map(BusinessKey::measuresOf).orElse(null),
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
	 * The open task with what it belongs to.
	 * @throws Refusal if it is done already or never was
	 */
	TaskOfCase open(String taskId) {
		Task task = this.tasks.createTaskQuery().taskId(taskId).initializeFormKeys().singleResult();
		if (task == null) {
			boolean done = this.history.createHistoricTaskInstanceQuery().taskId(taskId).count() > 0;
			throw done ? Refusal.tooLate("taskDone") : Refusal.unknown("noTask");
		}
		var facts = this.runtime.getVariables(task.getExecutionId(), FACTS);
		ProcessInstance instance = this.runtime.createProcessInstanceQuery()
			.processInstanceId(task.getProcessInstanceId())
			.singleResult();
		if (instance == null) {
			throw Refusal.tooLate("taskDone");
		}
		return new TaskOfCase(task.getId(), task.getTaskDefinitionKey(), task.getAssignee(), task.getFormKey(),
				task.getProcessDefinitionId(), instance.getBusinessKey(), (String) facts.get(Variables.FEEDBACK_NUMBER),
				(String) facts.get(Variables.IMPROVEMENT_NUMBER), facts);
	}

	Set<String> candidateGroups(String taskId) {
		return this.tasks.getIdentityLinksForTask(taskId)
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.collect(Collectors.toSet());
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
