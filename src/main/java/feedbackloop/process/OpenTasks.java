package feedbackloop.process;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Looks up open tasks: those of a case, for all who may see the case, because everybody
 * sees who is next; and a single one with all that judging a submission needs.
 */
@Component
public class OpenTasks {

	private static final List<String> FACTS = List.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER,
			Variables.MEASURE_NUMBER, Variables.CONTRIBUTION_TEAM, Variables.FEEDBACK_TYPE, Variables.GRADE,
			Variables.COMPLIANCE_RISK, TaskOfCase.ONE_OF_SEVERAL);

	private final TaskService tasks;

	private final RuntimeService runtime;

	private final HistoryService history;

	private final JdbcClient database;

	private final AsSystem asSystem;

	OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy HistoryService history, JdbcClient database,
			AsSystem asSystem) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.history = history;
		this.database = database;
		this.asSystem = asSystem;
	}

	/**
	 * The open tasks of the processes with these business keys, the first due first.
	 */
	public List<OpenTask> of(Collection<String> businessKeys) {
		return open((tasks) -> tasks.processInstanceBusinessKeyIn(businessKeys.toArray(String[]::new)));
	}

	/**
	 * The open tasks of a case, its improvement and its measures, the first due first.
	 */
	public List<OpenTask> of(Feedback feedback) {
		String improvement = feedback.improvementNumber();
		return open((tasks) -> (improvement == null) ? tasks.processInstanceBusinessKey(feedback.number())
				: tasks.or()
					.processInstanceBusinessKeyIn(feedback.number(), improvement)
					.processInstanceBusinessKeyLike(BusinessKey.measuresOf(improvement))
					.endOr());
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
	 * Lets whoever submits the same task at the same time wait for this transaction, so
	 * that they see a task that is done instead of one that vanishes between two looks.
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

	private List<OpenTask> open(UnaryOperator<TaskQuery> which) {
		List<Task> open = this.asSystem.call(() -> which.apply(this.tasks.createTaskQuery()).list());
		Map<String, Place> places = places(open.stream().map(Task::getId).toList());
		// Somebody may have done one of them between the two questions.
		return open.stream()
			.filter((task) -> places.containsKey(task.getId()))
			.map((task) -> OpenTask.of(task, places.get(task.getId()).businessKey(), places.get(task.getId()).group()))
			.sorted(Comparator.comparing(OpenTask::due, Comparator.nullsLast(Comparator.naturalOrder())))
			.toList();
	}

	/**
	 * Where each task belongs in one question: the engine answers it for one task only.
	 */
	private Map<String, Place> places(List<String> taskIds) {
		Map<String, Place> places = new HashMap<>();
		this.database.sql("""
				select t.id_, p.business_key_, l.group_id_ from act_ru_task t
				join act_ru_execution p on p.id_ = t.proc_inst_id_
				left join act_ru_identitylink l
				  on l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ is not null
				where t.id_ = any(:tasks) order by l.group_id_""")
			.param("tasks", taskIds.toArray(String[]::new))
			.query((row) -> {
				places.putIfAbsent(row.getString("id_"),
						new Place(row.getString("business_key_"), row.getString("group_id_")));
			});
		return places;
	}

	private record Place(String businessKey, String group) {

	}

}
