package feedbackloop.improvement;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Concerned;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.ProcessProperties;
import feedbackloop.process.StaffEvent;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Looks some time after an improvement landed whether it worked.
 */
@ModelBean
@Component
public class Effects {

	private static final String SIMILAR_FROM = "similarFrom";

	private final Improvements improvements;

	private final CasesOfCause casesOfCause;

	private final Cases cases;

	private final ProcessDriver driver;

	private final ProcessProperties properties;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Effects(Improvements improvements, CasesOfCause casesOfCause, Cases cases, ProcessDriver driver,
			ProcessProperties properties, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.improvements = improvements;
		this.casesOfCause = casesOfCause;
		this.cases = cases;
		this.driver = driver;
		this.properties = properties;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Whether the round before is summed up: an improvement has one at a time.
	 */
	public boolean isLastRoundOver(DelegateExecution execution) {
		return !this.driver.runs(Facts.text(execution, Variables.IMPROVEMENT_NUMBER));
	}

	void watch(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		this.driver.landed(improvement.number(), Map.of(Variables.FEEDBACK_NUMBER, improvement.feedbackNumber(),
				Variables.FEEDBACK_TYPE, improvement.feedbackType(), Variables.GRADE, improvement.grade()));
	}

	/** Counts the same length of time before it was opened and since it landed. */
	void measure(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		Instant now = this.clock.instant();
		Instant landed = improvement.worked().landedAt();
		Instant opened = improvement.openedAt();
		int similarFrom = this.properties.of(Processes.EFFECT_CHECK).get(SIMILAR_FROM);
		int since = this.casesOfCause.count(improvement, landed, now, similarFrom);
		int before = this.casesOfCause.count(improvement, opened.minus(Duration.between(landed, now)), opened,
				similarFrom);
		improvement.worked().counted(since, before);
		execution.setVariable(Variables.NEW_CASES, since);
		execution.setVariable(Variables.PERCENT_OF_BEFORE, since * 100 / Math.max(1, before));
	}

	void confirm(DelegateExecution execution) {
		judge(execution, Effect.CONFIRMED, Notices.EFFECT_CONFIRMED);
	}

	/**
	 * The improvement goes through a new round; the cases of its customers stay as they
	 * are.
	 */
	void reopen(DelegateExecution execution) {
		Improvement improvement = judge(execution, Effect.REOPENED, Notices.EFFECT_REOPENED);
		improvement.reopened();
		this.driver.opened(improvement.number(), facts(improvement));
	}

	private Improvement judge(DelegateExecution execution, String result, String notice) {
		Improvement improvement = this.improvements.of(execution);
		improvement.worked().judged(result, this.clock.instant());
		this.timeline.note(improvement.number(), Timeline.SYSTEM, notice, Map.of());
		this.events
			.publishEvent(StaffEvent
				.of(notice, improvement.number(), execution.getProcessInstanceId(),
						new Concerned(null, null, improvement.owner(), improvement.lead()))
				.graded(improvement.grade()));
		return improvement;
	}

	private Map<String, Object> facts(Improvement improvement) {
		Integer urgency = this.cases.get(improvement.feedbackNumber()).grading().urgency();
		return Map.of(Variables.FEEDBACK_NUMBER, improvement.feedbackNumber(), Variables.FEEDBACK_TYPE,
				improvement.feedbackType(), Variables.GRADE, improvement.grade(), Variables.COMPLIANCE_RISK,
				improvement.hasComplianceRisk(), Variables.LEAD, improvement.lead(), Variables.URGENCY,
				(urgency != null) ? urgency : 1);
	}

}
