package feedbackloop.improvement;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Messages;
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
	 * Opens an improvement for the case and starts its process. One that is still open
	 * and serves the case already goes on, or what that was merged into.
	 */
	void openFor(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		feedback.cameTo(null);
		Optional<Improvement> serving = openOf(feedback);
		if (serving.isEmpty()) {
			String number = open(feedback, feedback.caseOwner());
			execution.setVariable(Variables.IMPROVEMENT_NUMBER, number);
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "improvementOpened", Map.of("number", number));
		}
		else if (!serving.get().number().equals(feedback.improvementNumber())) {
			String number = serving.get().number();
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "improvementMoved",
					Map.of("from", feedback.improvementNumber(), "number", number));
			feedback.servedBy(number);
			execution.setVariable(Variables.IMPROVEMENT_NUMBER, number);
			this.driver.tell(Messages.CASE_ATTACHED, number);
		}
	}

	/** The open one that serves the case, or that its own was merged into. */
	private Optional<Improvement> openOf(Feedback feedback) {
		return Optional.ofNullable(feedback.improvementNumber()).map(this::current).filter(Improvement::isOpen);
	}

	/**
	 * The improvement of that number, or the one that it was merged into in the end.
	 */
	Improvement current(String number) {
		Improvement improvement = get(number);
		while (improvement.mergedInto() != null) {
			improvement = get(improvement.mergedInto());
		}
		return improvement;
	}

	/**
	 * Opens an improvement that the case stands for, and starts its process.
	 * @param owner who answers for it until somebody plans it, or null
	 * @return its number
	 */
	String open(Feedback feedback, String owner) {
		// A duplicate was never graded itself: its original says what kind of cause it
		// is.
		Grading cause = (!feedback.isGraded() && feedback.originalNumber() != null)
				? this.cases.get(feedback.originalNumber()).grading() : feedback.grading();
		String number = BusinessKey.ofImprovement(LocalDate.ofInstant(this.clock.instant(), this.clock.getZone()),
				this.repository.nextNumber());
		this.repository.save(new Improvement(number, feedback.number(), cause.feedbackType(), cause.grade(),
				cause.hasComplianceRisk(), cause.lead(), owner, this.clock.instant()));
		feedback.servedBy(number);
		this.driver.opened(number,
				Map.of(Variables.FEEDBACK_NUMBER, feedback.number(), Variables.FEEDBACK_TYPE, cause.feedbackType(),
						Variables.URGENCY, cause.urgency(), Variables.GRADE, cause.grade(), Variables.COMPLIANCE_RISK,
						cause.hasComplianceRisk(), Variables.LEAD, cause.lead()));
		return number;
	}

	/**
	 * Whether the case that stands for the improvement is still one of its cases.
	 */
	boolean stands(Improvement improvement) {
		return improvement.number().equals(this.cases.get(improvement.feedbackNumber()).improvementNumber());
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

	/**
	 * Those that wait to hear what comes of an improvement.
	 */
	List<Feedback> waiting(String number) {
		return served(number).stream().filter(Improvements::waits).toList();
	}

	static boolean waits(Feedback feedback) {
		return feedback.outcome() == null && !feedback.status().isOutcomeTold();
	}

}
