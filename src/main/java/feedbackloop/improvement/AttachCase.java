package feedbackloop.improvement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.Customers;
import feedbackloop.feedback.CustomersCounted;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A case joined, left or was graded again: the improvement takes the highest grade and
 * urgency of its cases. The case for which it was opened stands for the cause: all
 * customers of the cause count for it.
 */
@ModelBean
@Component
class AttachCase implements JavaDelegate {

	private final Improvements improvements;

	private final DecisionTables tables;

	private final Customers customers;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	AttachCase(Improvements improvements, DecisionTables tables, Customers customers, Timeline timeline,
			ApplicationEventPublisher events) {
		this.improvements = improvements;
		this.tables = tables;
		this.customers = customers;
		this.timeline = timeline;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Improvement improvement = this.improvements.kept(execution);
		List<Feedback> served = this.improvements.served(improvement.number());
		List<String> fromTheHighest = this.tables.outputValues(Decisions.GRADE, Variables.GRADE);
		String highest = served.stream()
			.map((feedback) -> feedback.grading().grade())
			.filter(fromTheHighest::contains)
			.min(Comparator.comparing(fromTheHighest::indexOf))
			.orElse(improvement.grade());
		if (served.stream().anyMatch(Improvements::waits)) {
			improvement.goesOn();
		}
		String before = improvement.grade();
		improvement.regraded(highest);
		execution.setVariable(Variables.GRADE, highest);
		served.stream()
			.map((feedback) -> feedback.grading().urgency())
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.ifPresent((urgency) -> execution.setVariable(Variables.URGENCY, urgency));
		int affected = this.customers.behind(this.improvements.casesOf(improvement.number()));
		this.timeline.note(improvement.number(), Timeline.SYSTEM, "caseAttached", Map.of("cases",
				String.valueOf(served.size()), "customers", String.valueOf(affected), "grade", highest));
		if (!highest.equals(before)) {
			this.events.publishEvent(new GradeMoved(improvement.number(), before, highest));
		}
		if (this.improvements.stands(improvement)) {
			this.events.publishEvent(new CustomersCounted(improvement.feedbackNumber(), affected));
		}
	}

}
