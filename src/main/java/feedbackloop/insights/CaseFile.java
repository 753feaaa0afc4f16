package feedbackloop.insights;

import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import feedbackloop.deadlines.ClockState;
import feedbackloop.feedback.Arrival;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.IntakeFacts;
import feedbackloop.feedback.Milestones;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Subject;
import feedbackloop.feedback.Verbatim;
import feedbackloop.process.BusinessKey;
import feedbackloop.words.HouseTime;
import io.swagger.v3.oas.annotations.media.Schema;

/**
 * One case as staff see it: masked, with its grade, its improvement and every open task
 * of both. Times carry the server's offset. Programs read it as one flat object, in this
 * order.
 *
 * @param details what only some channels and forms ask for, by name
 * @param goesOnFrom the ended case that the customer came back to, or null
 * @param goesOnAs the cases that go on from this one
 * @param clocks of its first response and its resolution
 */
@JsonInclude(JsonInclude.Include.ALWAYS)
@Schema(name = "Case")
public record CaseFile(String number, Status status, @JsonUnwrapped Graded graded, @JsonUnwrapped Triaged triaged,
		@JsonUnwrapped Routed routed, @JsonUnwrapped Arrival arrival, @JsonUnwrapped CaseWords words,
		@JsonUnwrapped Subject subject, @JsonUnwrapped IntakeFacts intake, Map<String, String> details,
		List<String> evidence, Customer customer, @JsonUnwrapped Times times, Boolean satisfied,
		Integer satisfactionScore, String originalNumber, List<String> duplicates, String goesOnFrom,
		List<String> goesOnAs, ImprovementView improvement, List<WaitingTask> tasks, List<ClockState> clocks) {

	/**
	 * The business keys of a case, its improvement and what that calls.
	 * @param improvement null where there is none
	 */
	static List<String> keys(String number, ImprovementView improvement) {
		List<String> keys = new ArrayList<>(List.of(number));
		if (improvement != null) {
			keys.add(improvement.number());
			improvement.measures()
				.forEach((measure) -> keys.add(BusinessKey.ofMeasure(improvement.number(), measure.number())));
			keys.add(BusinessKey.ofEffectCheck(improvement.number()));
			improvement.askedTeams()
				.forEach((team) -> keys.add(BusinessKey.ofContribution(improvement.number(), team)));
		}
		return keys;
	}

	/**
	 * The grade, with what the tables say of it.
	 *
	 * @param grade null while ungraded
	 * @param priorityScore exact, as a decimal string ("8.6"), or null while ungraded
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record Graded(String grade, String priorityScore, String gradeReason) {

		static Graded of(Grading grading) {
			return new Graded(grading.grade(), Scores.decimal(grading.score()), grading.reason());
		}

	}

	/**
	 * How fast a human must look, and what triage found.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record Triaged(String mark, String markReason, String verdict, String feedbackType, Integer affected,
			Integer severity, Integer urgency, boolean majorLossRisk, boolean complianceRisk, String riskReason) {

		static Triaged of(Feedback feedback) {
			Grading grading = feedback.grading();
			return new Triaged(feedback.mark(), feedback.markReason(), feedback.verdict(), grading.feedbackType(),
					grading.affected(), grading.severity(), grading.urgency(), grading.hasMajorLossRisk(),
					grading.hasComplianceRisk(), feedback.riskReason());
		}

	}

	/**
	 * Which way it goes, and whose it is.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record Routed(String path, String team, String lead, String caseOwner) {

		static Routed of(Feedback feedback) {
			Grading grading = feedback.grading();
			return new Routed(grading.path(), grading.team(), grading.lead(), feedback.caseOwner());
		}

	}

	/**
	 * What the customer wrote and how triage puts it, masked.
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record CaseWords(String summary, String description, String demand, String restatement) {

		static CaseWords of(Feedback feedback) {
			Verbatim words = feedback.words();
			return new CaseWords(ProtectedText.maskedOrNull(words.summary()),
					ProtectedText.maskedOrNull(words.description()), ProtectedText.maskedOrNull(words.demand()),
					feedback.restatement());
		}

	}

	/**
	 * When it happened and how far the case came.
	 *
	 * @param recordedBy user id, or null
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	public record Times(OffsetDateTime occurredAt, OffsetDateTime givenAt, OffsetDateTime receivedAt,
			OffsetDateTime recordedAt, String recordedBy, OffsetDateTime firstResponseAt, OffsetDateTime resolvedAt,
			OffsetDateTime closedAt) {

		static Times of(Milestones milestones, HouseTime time) {
			return new Times(time.at(milestones.occurredAt()), time.at(milestones.givenAt()),
					time.at(milestones.receivedAt()), time.at(milestones.recordedAt()), milestones.recordedBy(),
					time.at(milestones.firstResponseAt()), time.at(milestones.resolvedAt()),
					time.at(milestones.closedAt()));
		}

	}

	/**
	 * The customer, masked.
	 *
	 * @param mailReturned whether mail to the address comes back
	 */
	public record Customer(String name, String department, String phone, String email, boolean mailReturned,
			boolean anonymous) {

		static Customer of(Contact contact) {
			return new Customer(ProtectedText.maskedOrNull(contact.name()), contact.department(),
					ProtectedText.maskedOrNull(contact.phone()), ProtectedText.maskedOrNull(contact.email()),
					contact.mailReturnedAt() != null, contact.isAnonymous());
		}

	}

	/**
	 * What is done about the cause.
	 *
	 * @param owner user id of who answers for it, or null
	 * @param cases all cases that it serves
	 * @param askedTeams those that somebody asked beside those that are always asked
	 * @param mitigation null where there was none
	 * @param worked null before it landed
	 * @param conclusion watch or close where the last analysis did not find the cause, or
	 * null
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Improvement")
	public record ImprovementView(String number, String state, String grade, String lead, String owner,
			String rootCause, String direction, OffsetDateTime openedAt, OffsetDateTime finishedAt, String cost,
			String effect, String warningSignals, LocalDate watchUntil, List<String> cases, List<MeasureView> measures,
			List<String> askedTeams, MitigationView mitigation, EffectView worked, String conclusion) {

	}

	/**
	 * That it landed, and whether it then worked.
	 *
	 * @param result confirmed or reopened, null while nobody has looked
	 * @param newCases since it landed
	 * @param casesBefore in as long a time before it was opened
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Effect")
	public record EffectView(OffsetDateTime landedAt, OffsetDateTime checkedAt, String result, Integer newCases,
			Integer casesBefore) {

	}

	/**
	 * Service restored for now.
	 *
	 * @param restoredAt null while it is not
	 * @param liftedAt since when it is needed no more, else null
	 * @param text what was said of it last, or null
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Mitigation")
	public record MitigationView(OffsetDateTime begunAt, OffsetDateTime restoredAt, OffsetDateTime liftedAt,
			String text) {

	}

	/**
	 * One measure: who does what by when.
	 *
	 * @param windowStart from when it may be released, or null
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "Measure")
	public record MeasureView(int number, String title, String kind, String department, String owner, LocalDate due,
			LocalDate firstDue, String targetVersion, String state, String landing, String criteria, String metric,
			String risk, String fixVersion, int rollbacks, OffsetDateTime landedAt, OffsetDateTime windowStart,
			OffsetDateTime windowEnd) {

	}

	/**
	 * A task that waits for somebody.
	 *
	 * @param key the task's key in the model
	 * @param assignee user id, or null while nobody has claimed it
	 */
	@JsonInclude(JsonInclude.Include.ALWAYS)
	@Schema(name = "OpenTask")
	public record WaitingTask(String id, String key, String name, String group, String assignee, OffsetDateTime due) {

	}

}
