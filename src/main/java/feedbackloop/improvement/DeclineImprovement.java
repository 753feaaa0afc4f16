package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * It was decided, and approved where it must be, that nothing is done.
 */
@ModelBean
@Component
class DeclineImprovement implements JavaDelegate {

	private final Improvements improvements;

	private final Timeline timeline;

	private final Clock clock;

	DeclineImprovement(Improvements improvements, Timeline timeline, Clock clock) {
		this.improvements = improvements;
		this.timeline = timeline;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		improvement.declined(this.clock.instant());
		this.timeline.note(improvement.number(), Timeline.SYSTEM, "improvementDeclined", Map.of());
	}

}
