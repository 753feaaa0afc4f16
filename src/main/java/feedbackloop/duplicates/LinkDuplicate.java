package feedbackloop.duplicates;

import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.CustomersCounted;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Links a case with its original: checked when triage submits it, noted in both timelines
 * and counted when the model gets there. A duplicate of a duplicate is linked with the
 * first; what the same customer wrote before makes it a chaser. Of two cases that are
 * merged into each other at once, the first wins.
 */
@ModelBean
@Component
class LinkDuplicate implements JavaDelegate {

	private final FeedbackRepository repository;

	private final Cases cases;

	private final Customers customers;

	private final Timeline timeline;

	private final ProcessDriver driver;

	private final ApplicationEventPublisher events;

	LinkDuplicate(FeedbackRepository repository, Cases cases, Customers customers, Timeline timeline,
			ProcessDriver driver, ApplicationEventPublisher events) {
		this.repository = repository;
		this.cases = cases;
		this.customers = customers;
		this.timeline = timeline;
		this.driver = driver;
		this.events = events;
	}

	/** Before anybody writes one of the cases: both are locked in one order first. */
	@EventListener
	@Order(Ordered.HIGHEST_PRECEDENCE)
	void check(Submission submission) {
		if (!submission.isFor(Tasks.TRIAGE) || !submission.values().is("verdict", "duplicate")) {
			return;
		}
		String number = submission.feedbackNumber();
		String named = submission.values().text("originalNumber");
		String lead = lead(named, submission);
		this.repository.lock(List.of(number, lead));
		if (!lead(named, submission).equals(lead)) {
			throw Refusal.tooLate("changedByAnother");
		}
		Feedback original = this.cases.get(lead);
		if (original.status() == Status.DECLINED || original.status() == Status.WITHDRAWN) {
			throw Refusal.invalid("originalNumber", "originalEnded", lead);
		}
		Feedback duplicate = this.cases.get(number);
		if (this.customers.isAmong(number, List.of(lead))) {
			duplicate.repeats();
		}
		duplicate.mergedInto(lead);
	}

	private String lead(String named, Submission submission) {
		String lead = this.repository.findLead(named)
			.filter((original) -> !this.cases.isHiddenFrom(submission.userId(), original))
			.orElseThrow(() -> Refusal.invalid("originalNumber", "unknownOriginal", named));
		if (lead.equals(submission.feedbackNumber())) {
			throw Refusal.invalid("originalNumber", "originalIsItself");
		}
		return lead;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback duplicate = this.cases.get(execution.getProcessBusinessKey());
		Feedback original = this.cases.get(duplicate.originalNumber());
		if (original.status() == Status.RESOLVED || original.status() == Status.CLOSED) {
			duplicate.cameTo("finished");
		}
		this.timeline.note(duplicate.number(), Timeline.SYSTEM, "linked", Map.of("number", original.number()));
		this.timeline.note(original.number(), Timeline.SYSTEM, duplicate.isChaser() ? "chased" : "linkedHere",
				Map.of("number", duplicate.number()));
		if (duplicate.isChaser()) {
			this.timeline.note(duplicate.number(), Timeline.SYSTEM, "chaser", Map.of("number", original.number()));
			return;
		}
		count(original);
	}

	private void count(Feedback original) {
		this.events
			.publishEvent(new CustomersCounted(original.number(), this.customers.behind(List.of(original.number()))));
		boolean oneOfMany = original.improvementNumber() != null
				&& this.repository.findByImprovementNumberOrderByNumber(original.improvementNumber()).size() > 1;
		if (oneOfMany) {
			this.driver.tell(Messages.CASE_ATTACHED, original.improvementNumber());
		}
	}

}
