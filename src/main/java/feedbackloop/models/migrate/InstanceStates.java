package feedbackloop.models.migrate;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Date;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import feedbackloop.deadlines.ClockStates;
import feedbackloop.deadlines.Promises;
import feedbackloop.feedback.Cases;
import feedbackloop.models.migrate.InstanceState.Clock;
import feedbackloop.models.migrate.InstanceState.OpenTask;
import feedbackloop.models.migrate.InstanceState.Timer;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads how a case stands, in the caller's transaction.
 */
@Component
class InstanceStates {

	private static final String FEEDBACK = "feedback";

	private final TaskService tasks;

	private final ClockStates clocks;

	private final Promises promises;

	private final Cases cases;

	private final JdbcClient database;

	InstanceStates(@Lazy TaskService tasks, ClockStates clocks, Promises promises, Cases cases, JdbcClient database) {
		this.tasks = tasks;
		this.clocks = clocks;
		this.promises = promises;
		this.cases = cases;
		this.database = database;
	}

	/**
	 * The case as it stands.
	 * @param process the key of its process
	 * @param number of the case, or of the improvement that it belongs to
	 */
	InstanceState read(String process, String instanceId, String number) {
		Map<Long, Clock> open = new TreeMap<>();
		this.clocks.open(number)
			.forEach((clock) -> open.put(clock.id(), new Clock(clock.stage(), clock.executionId(), clock.due())));
		Map<String, Instant> promised = new TreeMap<>();
		if (process.equals(FEEDBACK)) {
			this.promises.of(this.cases.get(number))
				.stream()
				.filter((promise) -> promise.doneAt() == null)
				.forEach((promise) -> promised.put(promise.what(), promise.by()));
		}
		return new InstanceState(tasks(instanceId), timers(instanceId), messages(instanceId), executions(instanceId),
				open, promised);
	}

	private Map<String, OpenTask> tasks(String instanceId) {
		Map<String, OpenTask> open = new TreeMap<>();
		for (Task task : this.tasks.createTaskQuery().processInstanceId(instanceId).initializeFormKeys().list()) {
			List<String> groups = this.tasks.getIdentityLinksForTask(task.getId())
				.stream()
				.map(IdentityLink::getGroupId)
				.filter(Objects::nonNull)
				.sorted()
				.toList();
			String form = (task.getCamundaFormRef() != null) ? task.getCamundaFormRef().getKey() : task.getFormKey();
			open.put(task.getId(), new OpenTask(task.getTaskDefinitionKey(), task.getName(), task.getAssignee(),
					instant(task.getDueDate()), form, groups));
		}
		return open;
	}

	/** A timer of a task's listener names it behind the task, in the engine's own way. */
	private Map<String, Timer> timers(String instanceId) {
		Map<String, Timer> timers = new HashMap<>();
		this.database
			.sql("""
					select j.id_, j.execution_id_, j.duedate_, coalesce(substring(j.handler_cfg_ from '[~]([^~$]+)$'), d.act_id_) as of
					from act_ru_job j join act_ru_jobdef d on d.id_ = j.job_def_id_
					where j.process_instance_id_ = ? and j.type_ = 'timer'
					""")
			.param(instanceId)
			.query((row) -> {
				timers.put(row.getString("id_"), new Timer(row.getString("of"), row.getString("execution_id_"),
						instant(row.getTimestamp("duedate_"))));
			});
		return timers;
	}

	private Set<String> messages(String instanceId) {
		return new TreeSet<>(this.database
			.sql("select event_name_ from act_ru_event_subscr where proc_inst_id_ = ? and event_type_ = 'message'")
			.param(instanceId)
			.query(String.class)
			.list());
	}

	private Set<String> executions(String instanceId) {
		return new HashSet<>(this.database.sql("select id_ from act_ru_execution where proc_inst_id_ = ?")
			.param(instanceId)
			.query(String.class)
			.list());
	}

	private static Instant instant(Date date) {
		return (date instanceof Timestamp time) ? time.toInstant() : (date != null) ? date.toInstant() : null;
	}

}
