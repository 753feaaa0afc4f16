package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Brings a case back to triage: the customer answered, did not answer in time, or the
 * case is no duplicate any more.
 */
@ModelBean
@Component
class ResumeReview implements JavaDelegate {

	private final Cases cases;

	private final Timeline timeline;

	ResumeReview(Cases cases, Timeline timeline) {
		this.cases = cases;
		this.timeline = timeline;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		this.cases.move(feedback, Status.IN_REVIEW);
		feedback.standsAlone();
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "resumed", Map.of());
	}

}
