package feedbackloop.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ProcessDriver;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * Opens and finds improvements.
 */
@ModelBean
@Component
public class Improvements {

	private final ImprovementRepository repository;

	private final FeedbackRepository feedbacks;

	private final Cases cases;

	private final Timeline timeline;

	private final ProcessDriver driver;

	private final Clock clock;

	Improvements(ImprovementRepository repository, FeedbackRepository feedbacks, Cases cases, Timeline timeline,
			ProcessDriver driver, Clock clock) {
		this.repository = repository;
		this.feedbacks = feedbacks;
		this.cases = cases;
		this.timeline = timeline;
		this.driver = driver;
		this.clock = clock;
	}

	/**
	 * The numbers of the cases that an improvement serves and that have not ended, for
	 * the model.
	 */
	public List<String> cases(DelegateExecution execution) {
		return served(Facts.text(execution, Variables.IMPROVEMENT_NUMBER)).stream().map(Feedback::number).toList();
	}

	/**
	 * Opens an improvement for the case and starts its process, unless one that is still
	 * open serves the case already.
	 */
	void openFor(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		feedback.cameTo(null);
		if (feedback.improvementNumber() != null && get(feedback.improvementNumber()).isOpen()) {
			return;
		}
		// A duplicate was never graded itself: its original says what kind of cause it
		// is.
		Grading cause = (!feedback.isGraded() && feedback.originalNumber() != null)
				? this.cases.get(feedback.originalNumber()).grading() : feedback.grading();
		String number = BusinessKey.ofImprovement(LocalDate.ofInstant(this.clock.instant(), this.clock.getZone()),
				this.repository.nextNumber());
		this.repository.save(new Improvement(number, feedback.number(), cause.feedbackType(), cause.grade(),
				cause.hasComplianceRisk(), cause.lead(), feedback.caseOwner(), this.clock.instant()));
		feedback.servedBy(number);
		execution.setVariable(Variables.IMPROVEMENT_NUMBER, number);
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "improvementOpened", Map.of("number", number));
		this.driver.opened(number,
				Map.of(Variables.FEEDBACK_NUMBER, feedback.number(), Variables.FEEDBACK_TYPE, cause.feedbackType(),
						Variables.URGENCY, cause.urgency(), Variables.GRADE, cause.grade(), Variables.COMPLIANCE_RISK,
						cause.hasComplianceRisk(), Variables.LEAD, cause.lead()));
	}

	/**
	 * The improvement that the process works on.
	 */
	Improvement of(DelegateExecution execution) {
		return get(Facts.text(execution, Variables.IMPROVEMENT_NUMBER));
	}

	/**
	 * The same, kept from others until the transaction ends: cases join one at a time,
	 * and none while it ends.
	 */
	Improvement kept(DelegateExecution execution) {
		String number = Facts.text(execution, Variables.IMPROVEMENT_NUMBER);
		return this.repository.keepByNumber(number)
			.orElseThrow(() -> new IllegalStateException("The record has no improvement " + number));
	}

	Improvement get(String number) {
		return this.repository.findByNumber(number)
			.orElseThrow(() -> new IllegalStateException("The record has no improvement " + number));
	}

	/**
	 * The numbers of all cases that an improvement serves or served.
	 */
	List<String> casesOf(String number) {
		return this.feedbacks.findByImprovementNumberOrderByNumber(number).stream().map(Feedback::number).toList();
	}

	List<Feedback> served(String number) {
		return this.feedbacks.findByImprovementNumberOrderByNumber(number)
			.stream()
			.filter((feedback) -> !feedback.status().isFinal())
			.toList();
	}

}
