package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Keeps the first mark, which says how fast a human must look, in the record.
 */
@ModelBean
@Component
class RecordMark implements ExecutionListener {

	private final Cases cases;

	private final Timeline timeline;

	RecordMark(Cases cases, Timeline timeline) {
		this.cases = cases;
		this.timeline = timeline;
	}

	@Override
	public void notify(DelegateExecution execution) {
		String mark = Facts.text(execution, Variables.MARK);
		String number = execution.getProcessBusinessKey();
		this.cases.get(number).marked(mark, Facts.text(execution, Variables.MARK_REASON));
		this.timeline.note(number, Timeline.SYSTEM, "marked", Map.of("mark", mark));
	}

}
