package feedbackloop.process;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

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
 * Looks up an open task with all that the seam needs to judge a submission.
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

	OpenTasks(@Lazy TaskService tasks, @Lazy RuntimeService runtime, @Lazy HistoryService history,
			JdbcClient database) {
		this.tasks = tasks;
		this.runtime = runtime;
		this.history = history;
		this.database = database;
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
	 * The open task.
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

}
