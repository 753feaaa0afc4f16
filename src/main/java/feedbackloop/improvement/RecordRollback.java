package feedbackloop.improvement;

import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * A pilot or a release failed and was taken back: counted and shown.
 */
@ModelBean
@Component
class RecordRollback implements JavaDelegate {

	private final Measures measures;

	private final Timeline timeline;

	RecordRollback(Measures measures, Timeline timeline) {
		this.measures = measures;
		this.timeline = timeline;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.measures.of(execution).rolledBack();
		this.timeline.note(Facts.text(execution, Variables.IMPROVEMENT_NUMBER), Timeline.SYSTEM, "rollback",
				Map.of("measure", Facts.text(execution, Variables.MEASURE_NUMBER)));
	}

}
