package feedbackloop.improvement;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * A case joined or was graded again: the improvement takes the highest grade of its cases
 * (D9).
 */
@ModelBean
@Component
class AttachCase implements JavaDelegate {

	private static final List<String> LADDER = List.of("low", "medium", "high", "urgent");

	private final Improvements improvements;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	AttachCase(Improvements improvements, Timeline timeline, ApplicationEventPublisher events) {
		this.improvements = improvements;
		this.timeline = timeline;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		List<Feedback> served = this.improvements.served(improvement.number());
		String highest = served.stream()
			.map(Feedback::grade)
			.filter(LADDER::contains)
			.max(Comparator.comparing(LADDER::indexOf))
			.orElse(improvement.grade());
		String before = improvement.grade();
		improvement.regraded(highest);
		execution.setVariable(Variables.GRADE, highest);
		this.timeline.note(improvement.number(), Timeline.SYSTEM, "caseAttached",
				Map.of("cases", String.valueOf(served.size()), "grade", highest));
		if (!highest.equals(before)) {
			this.events.publishEvent(new GradeMoved(improvement.number(), before, highest));
		}
	}

}
