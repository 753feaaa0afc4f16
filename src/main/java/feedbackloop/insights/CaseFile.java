package feedbackloop.insights;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import feedbackloop.deadlines.ClockState;
import feedbackloop.feedback.Status;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One case as staff see it: masked, with its grade, its improvement and every open task
 * of both. Times carry the server's offset.
 *
 * @param priorityScore exact, as a decimal string ("8.6"), or null while ungraded
 * @param missing the fields that the channel asks for and that were not given
 * @param clocks of its first response and its resolution
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Case")
public record CaseFile(String number, Status status, String grade, String priorityScore, String gradeReason,
		String mark, String markReason, String verdict, String feedbackType, Integer affected, Integer severity,
		Integer urgency, boolean majorLossRisk, boolean complianceRisk, String riskReason, String path, String team,
		String lead, String caseOwner, String channel, String reach, String language, String summary,
		String description, String demand, String restatement, String product, String module, String region,
		String userCategory, String customerGroup, String coreBlocked, String statedMark, boolean riskHint,
		boolean personalData, List<String> missing, List<String> evidence, Customer customer, OffsetDateTime occurredAt,
		OffsetDateTime givenAt, OffsetDateTime receivedAt, OffsetDateTime recordedAt, String recordedBy,
		OffsetDateTime firstResponseAt, OffsetDateTime resolvedAt, OffsetDateTime closedAt, Boolean satisfied,
		Integer satisfactionScore, String originalNumber, List<String> duplicates, Improvement improvement,
		List<OpenTask> tasks, List<ClockState> clocks) {

	/**
	 * The customer, masked.
	 */
	public record Customer(String name, String department, String phone, String email, boolean anonymous) {

	}

	/**
	 * What is done about the cause.
	 *
	 * @param cases all cases that it serves
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Improvement")
	public record Improvement(String number, String state, String grade, String lead, String rootCause,
			String direction, OffsetDateTime openedAt, OffsetDateTime finishedAt, String cost, String effect,
			String warningSignals, LocalDate watchUntil, List<String> cases, List<Measure> measures) {

	}

	/**
	 * One measure: who does what by when.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Measure")
	public record Measure(int number, String title, String kind, String department, String owner, LocalDate due,
			LocalDate firstDue, String targetVersion, String state, String landing, String criteria, String metric,
			String risk, String fixVersion, int rollbacks, OffsetDateTime landedAt) {

	}

	/**
	 * A task that waits for somebody.
	 *
	 * @param key the task's key in the model
	 * @param assignee user id, or null while nobody has claimed it
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "OpenTask")
	public record OpenTask(String id, String key, String name, String group, String assignee, OffsetDateTime due) {

	}

}
