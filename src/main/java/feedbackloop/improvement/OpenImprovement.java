package feedbackloop.improvement;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Opens an improvement for a case that triage or the backlog sent this way.
 */
@ModelBean
@Component
class OpenImprovement implements JavaDelegate {

	private final Improvements improvements;

	OpenImprovement(Improvements improvements) {
		this.improvements = improvements;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.improvements.openFor(execution);
	}

}
