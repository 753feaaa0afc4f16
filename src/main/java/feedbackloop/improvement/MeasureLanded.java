package feedbackloop.improvement;

import java.time.Clock;
import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * A measure is carried out and, where it changes the system, released.
 */
@ModelBean
@Component
class MeasureLanded implements JavaDelegate {

	private final Measures measures;

	private final Timeline timeline;

	private final Clock clock;

	MeasureLanded(Measures measures, Timeline timeline, Clock clock) {
		this.measures = measures;
		this.timeline = timeline;
		this.clock = clock;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.measures.of(execution).landed(this.clock.instant());
		this.timeline.note(Facts.text(execution, Variables.IMPROVEMENT_NUMBER), Timeline.SYSTEM, "measureLanded",
				Map.of("measure", Facts.text(execution, Variables.MEASURE_NUMBER)));
	}

}
