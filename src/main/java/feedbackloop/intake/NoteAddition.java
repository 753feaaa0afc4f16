package feedbackloop.intake;

import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Notes that a customer added something while the case was being worked on. So whoever
 * works on it sees that there is more to read.
 */
@ModelBean
@Component
class NoteAddition implements JavaDelegate {

	private final Timeline timeline;

	NoteAddition(Timeline timeline) {
		this.timeline = timeline;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.timeline.note(execution.getProcessBusinessKey(), Timeline.CUSTOMER, "customerMessage", Map.of());
	}

}
