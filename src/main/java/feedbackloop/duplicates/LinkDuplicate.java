package feedbackloop.duplicates;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ModelBean;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Links a case with its original: checked when triage submits it, noted in both timelines
 * when the model gets there (S2-07, D9). A duplicate of a duplicate is linked with the
 * first.
 */
@ModelBean
@Component
class LinkDuplicate implements JavaDelegate {

	private final FeedbackRepository repository;

	private final Cases cases;

	private final Timeline timeline;

	LinkDuplicate(FeedbackRepository repository, Cases cases, Timeline timeline) {
		this.repository = repository;
		this.cases = cases;
		this.timeline = timeline;
	}

	@EventListener
	void check(Submission submission) {
		if (!submission.isFor(Tasks.TRIAGE) || !submission.values().is("verdict", "duplicate")) {
			return;
		}
		String number = submission.values().text("originalNumber");
		Feedback original = this.repository.findByNumber(number)
			.orElseThrow(() -> Refusal.invalid("originalNumber", "unknownOriginal", number));
		while (original.originalNumber() != null && !original.number().equals(submission.feedbackNumber())) {
			original = this.cases.get(original.originalNumber());
		}
		if (original.number().equals(submission.feedbackNumber())) {
			throw Refusal.invalid("originalNumber", "originalIsItself");
		}
		if (original.status() == Status.DECLINED || original.status() == Status.WITHDRAWN) {
			throw Refusal.invalid("originalNumber", "originalEnded", original.number());
		}
		this.cases.get(submission.feedbackNumber()).mergedInto(original.number());
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback duplicate = this.cases.get(execution.getProcessBusinessKey());
		Feedback original = this.cases.get(duplicate.originalNumber());
		if (original.status() == Status.RESOLVED || original.status() == Status.CLOSED) {
			duplicate.cameTo("finished");
		}
		this.timeline.note(duplicate.number(), Timeline.SYSTEM, "linked", Map.of("number", original.number()));
		this.timeline.note(original.number(), Timeline.SYSTEM, "linkedHere", Map.of("number", duplicate.number()));
	}

}
