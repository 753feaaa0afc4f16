package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.Submission;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Restores service for now, once in an improvement, and lifts that when the cause is
 * removed.
 */
@ModelBean
@Component
public class Mitigations {

	private final Improvements improvements;

	private final Timeline timeline;

	private final Clock clock;

	Mitigations(Improvements improvements, Timeline timeline, Clock clock) {
		this.improvements = improvements;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Whether one may begin: none has in this round, and the cause is still worked on.
	 */
	public boolean mayBegin(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		return improvement.isOpen() && (improvement.mitigation() == null || improvement.mitigation().isLifted());
	}

	void begin(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		improvement.mitigationBegun(this.clock.instant());
		this.timeline.note(improvement.number(), Timeline.SYSTEM, "mitigationBegun", Map.of());
	}

	@EventListener
	void on(Submission submission) {
		if (submission.isFor(Tasks.MITIGATION)) {
			boolean restored = submission.values().flag("mitigated");
			this.improvements.get(submission.improvementNumber())
				.mitigation()
				.told(restored, submission.values().text("mitigationText"), this.clock.instant());
			this.timeline.note(submission.improvementNumber(), submission.userId(),
					restored ? "serviceRestored" : "notRestored", Map.of());
		}
	}

	/**
	 * It is needed no more: the task ends if it is open, and the record says from when
	 * until when it held. One of a round before was lifted then.
	 */
	void lift(DelegateExecution execution) {
		execution.setVariable(Variables.LIFTED, true);
		lift(this.improvements.of(execution));
	}

	/** The same, where the process ends with it. */
	void lift(Improvement improvement) {
		Mitigation mitigation = improvement.mitigation();
		if (mitigation != null && !mitigation.isLifted()) {
			mitigation.lifted(this.clock.instant());
			if (mitigation.restoredAt() != null) {
				this.timeline.note(improvement.number(), Timeline.SYSTEM, "mitigationLifted", Map.of());
			}
		}
	}

}
