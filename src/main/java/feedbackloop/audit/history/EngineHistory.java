package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

import feedbackloop.process.AsSystem;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricDetail;
import org.camunda.bpm.engine.history.HistoricIncident;
import org.camunda.bpm.engine.history.HistoricJobLog;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.history.HistoricTaskInstance;
import org.camunda.bpm.engine.history.HistoricVariableUpdate;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.query.Query;
import org.camunda.bpm.engine.variable.value.SerializableValue;
import org.camunda.bpm.engine.variable.value.TypedValue;

import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the engine keeps of one process instance; of each kind the first
 * {@link #MOST}.
 */
@Component
class EngineHistory {

	static final int MOST = 2000;

	private final HistoryService history;

	private final AsSystem asSystem;

	private final JdbcClient database;

	private final HouseTime time;

	private final Words words;

	EngineHistory(@Lazy HistoryService history, AsSystem asSystem, JdbcClient database, HouseTime time, Words words) {
		this.history = history;
		this.asSystem = asSystem;
		this.database = database;
		this.time = time;
		this.words = words;
	}

	Optional<HistoricProcessInstance> instance(String id) {
		return Optional.ofNullable(this.asSystem
			.call(() -> this.history.createHistoricProcessInstanceQuery().processInstanceId(id).singleResult()));
	}

	/** In the order in which they began. */
	List<InstanceStory.Activity> activities(String instanceId) {
		return list(this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instanceId)
			.orderPartiallyByOccurrence()
			.asc()).stream()
			.sorted(Comparator.comparing(HistoricActivityInstance::getStartTime))
			.map(this::activity)
			.toList();
	}

	private InstanceStory.Activity activity(HistoricActivityInstance activity) {
		String state = activity.isCanceled() ? "canceled" : (activity.getEndTime() != null) ? "completed" : "running";
		return new InstanceStory.Activity(activity.getId(), activity.getActivityId(), activity.getActivityName(),
				activity.getActivityType(), activity.getProcessDefinitionId(), this.time.at(activity.getStartTime()),
				this.time.at(activity.getEndTime()), activity.getDurationInMillis(), state, activity.getTaskId(),
				activity.getAssignee(), activity.getCalledProcessInstanceId());
	}

	List<UserOperationLogEntry> operationLog(String instanceId) {
		return list(this.history.createUserOperationLogQuery().processInstanceId(instanceId).orderByTimestamp().asc());
	}

	List<InstanceStory.Operation> operations(List<UserOperationLogEntry> log) {
		return log.stream()
			.map((entry) -> new InstanceStory.Operation(this.time.at(entry.getTimestamp()), entry.getUserId(),
					entry.getOperationType(), entry.getEntityType(), entry.getProperty(), entry.getOrgValue(),
					entry.getNewValue(), entry.getTaskId(), entry.getAnnotation()))
			.toList();
	}

	/** Every value that a variable got, with who gave it. */
	List<InstanceStory.VariableChange> changes(String instanceId, List<InstanceStory.Activity> activities,
			List<UserOperationLogEntry> log) {
		Map<String, String> people = log.stream()
			.filter((entry) -> entry.getUserId() != null)
			.collect(Collectors.toMap(UserOperationLogEntry::getOperationId, UserOperationLogEntry::getUserId,
					(first, second) -> first));
		Map<String, String> places = activities.stream()
			.collect(Collectors.toMap(InstanceStory.Activity::id, InstanceStory.Activity::activityId));
		return list(this.history.createHistoricDetailQuery()
			.processInstanceId(instanceId)
			.variableUpdates()
			.disableBinaryFetching()
			.disableCustomObjectDeserialization()
			.orderPartiallyByOccurrence()
			.asc()
			.orderByTime()
			.asc()).stream()
			.sorted(Comparator.comparing(HistoricDetail::getTime))
			.map(HistoricVariableUpdate.class::cast)
			.map((update) -> change(update, places, people))
			.toList();
	}

	private InstanceStory.VariableChange change(HistoricVariableUpdate update, Map<String, String> places,
			Map<String, String> people) {
		return new InstanceStory.VariableChange(this.time.at(update.getTime()), update.getVariableName(),
				update.getTypeName(), value(update.getTypedValue()), update.isInitial(),
				places.get(update.getActivityInstanceId()), update.getActivityInstanceId(),
				people.get(update.getUserOperationId()));
	}

	/** Lists as the JSON that they are kept as. */
	private static String value(TypedValue value) {
		return (value instanceof SerializableValue list) ? list.getValueSerialized() : text(value.getValue());
	}

	List<InstanceStory.Task> tasks(String instanceId, Map<String, String> completedBy) {
		Map<String, List<InstanceStory.Move>> moves = moves(instanceId);
		return list(this.history.createHistoricTaskInstanceQuery()
			.processInstanceId(instanceId)
			.orderByHistoricActivityInstanceStartTime()
			.asc()).stream()
			.map((task) -> task(task, completedBy.get(task.getId()), moves.getOrDefault(task.getId(), List.of())))
			.toList();
	}

	private InstanceStory.Task task(HistoricTaskInstance task, String writer, List<InstanceStory.Move> moves) {
		boolean completed = "completed".equals(task.getDeleteReason());
		String completedBy = completed ? Objects.requireNonNullElse(writer, task.getAssignee()) : null;
		String outcome = (task.getEndTime() == null) ? "open" : completed ? "completed" : "ended";
		boolean late = task.getDueDate() != null && this.time.at(task.getDueDate())
			.isBefore((task.getEndTime() != null) ? this.time.at(task.getEndTime()) : this.time.now());
		return new InstanceStory.Task(task.getId(), task.getTaskDefinitionKey(), task.getName(),
				this.time.at(task.getStartTime()), this.time.at(task.getDueDate()), this.time.at(task.getEndTime()),
				task.getDurationInMillis(), task.getAssignee(), completedBy, outcome, late, moves);
	}

	/** By task, in one statement: the engine would be asked task by task. */
	private Map<String, List<InstanceStory.Move>> moves(String instanceId) {
		Map<String, List<InstanceStory.Move>> moves = new HashMap<>();
		this.database.sql("""
				select moved.* from act_hi_taskinst task join act_hi_identitylink moved on moved.task_id_ = task.id_
				where task.proc_inst_id_ = :instance order by moved.timestamp_, moved.id_ limit :most""")
			.param("instance", instanceId)
			.param("most", MOST)
			.query((row) -> {
				moves.computeIfAbsent(row.getString("task_id_"), (task) -> new ArrayList<>()).add(move(row));
			});
		return moves;
	}

	private InstanceStory.Move move(ResultSet row) throws SQLException {
		return new InstanceStory.Move(this.time.at(row.getTimestamp("timestamp_")), row.getString("operation_type_"),
				row.getString("type_"), row.getString("user_id_"),
				Named.of(this.words, "group", row.getString("group_id_")), row.getString("assigner_id_"));
	}

	List<InstanceStory.Job> jobs(String instanceId) {
		return list(this.history.createHistoricJobLogQuery()
			.processInstanceId(instanceId)
			.orderPartiallyByOccurrence()
			.asc())
			.stream()
			.map((entry) -> new InstanceStory.Job(this.time.at(entry.getTimestamp()), entry.getJobId(),
					entry.getJobDefinitionType(), entry.getActivityId(), state(entry),
					this.time.at(entry.getJobDueDate()), entry.getJobRetries(), entry.getJobExceptionMessage()))
			.toList();
	}

	private static String state(HistoricJobLog entry) {
		if (entry.isFailureLog()) {
			return "failed";
		}
		return entry.isSuccessLog() ? "done" : entry.isDeletionLog() ? "deleted" : "planned";
	}

	List<InstanceStory.Incident> incidents(String instanceId) {
		return list(this.history.createHistoricIncidentQuery().processInstanceId(instanceId).orderByCreateTime().asc())
			.stream()
			.map(this::incident)
			.toList();
	}

	private InstanceStory.Incident incident(HistoricIncident incident) {
		return new InstanceStory.Incident(this.time.at(incident.getCreateTime()), this.time.at(incident.getEndTime()),
				incident.getIncidentType(), incident.getFailedActivityId(), incident.getIncidentMessage());
	}

	private <T> List<T> list(Query<?, T> query) {
		return this.asSystem.call(() -> query.listPage(0, MOST));
	}

	static String text(Object value) {
		return (value != null) ? value.toString() : null;
	}

}
