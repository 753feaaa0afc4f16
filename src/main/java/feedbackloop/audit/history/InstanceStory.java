package feedbackloop.audit.history;

import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import feedbackloop.insights.EntryWords;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One process instance from its start to its end or to now: what the engine keeps of it
 * beside what the record says of the same steps. Texts are masked; times carry an offset.
 *
 * @param definitions the versions of the process that it ran on, the first one first
 * @param forms what staff wrote, by the task in which they did
 * @param truncated whether there is more of something than is shown
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "HistoryInstance")
record InstanceStory(Head head, List<Definition> definitions, List<Activity> activities, List<VariableChange> changes,
		List<Form> forms, List<Task> tasks, List<Decision> decisions, List<Message> messages, List<Job> jobs,
		List<Incident> incidents, List<Operation> operations, List<Clock> clocks, List<Related> related,
		boolean truncated) {

	/**
	 * What it is and what became of it.
	 *
	 * @param number of the case whose page tells the rest; null where there is none
	 * @param reason why it ended before its end was reached, as the engine keeps it
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryHead")
	record Head(String id, String businessKey, String number, String definitionKey, String definitionName,
			String definitionId, OffsetDateTime startedAt, OffsetDateTime endedAt, Long millis, String startedBy,
			boolean running, String endedIn, String reason, Named status, Named grade, String gradeReason, Named team,
			String summary) {

	}

	/** A version of the process. */
	@Schema(name = "HistoryDefinition")
	record Definition(String id, String key, String name, int version, String versionTag) {

	}

	/**
	 * An element that the instance went through.
	 *
	 * @param definitionId the version of the process in which it stands
	 * @param state running, completed or canceled
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryActivity")
	record Activity(String id, String activityId, String name, String type, String definitionId,
			OffsetDateTime startedAt, OffsetDateTime endedAt, Long millis, String state, String taskId, String assignee,
			String calledInstanceId) {

	}

	/**
	 * A variable that got a value.
	 *
	 * @param by user id of who set it, or null where a rule or the application did
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryChange")
	record VariableChange(OffsetDateTime at, String name, String type, String value, boolean first, String activityId,
			String activityInstanceId, String by) {

	}

	/** What somebody wrote in a task. */
	@Schema(name = "HistoryForm")
	record Form(String taskId, Named task, OffsetDateTime at, String user, List<EntryWords.Line> lines,
			String overrideReason) {

	}

	/**
	 * A user task.
	 *
	 * @param completedBy null while it is open, and where it ended without anybody
	 * @param outcome open, completed, or how else it ended
	 * @param late whether it was or is open after it was due
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryTask")
	record Task(String id, String key, String name, OffsetDateTime createdAt, OffsetDateTime due,
			OffsetDateTime endedAt, Long millis, String assignee, String completedBy, String outcome, boolean late,
			List<Move> moves) {

	}

	/**
	 * A task that went to somebody or was taken from somebody.
	 *
	 * @param what add or delete
	 * @param role assignee, owner or candidate
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryMove")
	record Move(OffsetDateTime at, String what, String role, String user, Named group, String by) {

	}

	/**
	 * A table that was asked.
	 *
	 * @param definitionId the version of the table
	 * @param rules ids of the rules that matched
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryDecision")
	record Decision(String id, String key, String name, String definitionId, OffsetDateTime at, String activityId,
			String activityInstanceId, List<Value> inputs, List<Value> outputs, List<String> rules) {

	}

	/** An input or an output. */
	@Schema(name = "HistoryValue")
	record Value(String id, String name, String value) {

	}

	/**
	 * A message to or from the customer, or to staff; masked.
	 *
	 * @param direction in, out, or staff
	 * @param state of sending; null where nothing was sent
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryMessage")
	record Message(OffsetDateTime at, String direction, String kind, String who, String subject, String text,
			String state, OffsetDateTime sentAt) {

	}

	/** Something that happened to a job. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryJob")
	record Job(OffsetDateTime at, String jobId, String type, String activityId, String state, OffsetDateTime due,
			int retries, String problem) {

	}

	/** Something that went wrong and waits or waited for help. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryIncident")
	record Incident(OffsetDateTime at, OffsetDateTime endedAt, String type, String activityId, String problem) {

	}

	/** What a person did at the engine. */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryOperation")
	record Operation(OffsetDateTime at, String user, String operation, String entity, String property, String from,
			String to, String taskId, String note) {

	}

	/**
	 * A deadline.
	 *
	 * @param ofCase whether it is one of the case as a whole
	 * @param state running, paused, met, missed or stopped
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryClock")
	record Clock(Named stage, Named level, String businessKey, boolean ofCase, Named state, boolean late,
			OffsetDateTime startedAt, OffsetDateTime due, OffsetDateTime closedAt) {

	}

	/**
	 * Another instance that belongs to the story.
	 *
	 * @param relation same (of the same case), improvement, case, measure, original or
	 * duplicate
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "HistoryRelated")
	record Related(String relation, String businessKey, String id, String definitionName, OffsetDateTime startedAt,
			OffsetDateTime endedAt, Named status) {

	}

}
