package feedbackloop.deadlines;

import feedbackloop.feedback.Cases;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Starts the clocks of first response and resolution as soon as the case has its mark.
 */
@ModelBean
@Component
class StartCaseClocks implements ExecutionListener {

	private final CaseClocks clocks;

	private final Cases cases;

	StartCaseClocks(CaseClocks clocks, Cases cases) {
		this.clocks = clocks;
		this.cases = cases;
	}

	@Override
	public void notify(DelegateExecution execution) {
		this.clocks.start(this.cases.get(execution.getProcessBusinessKey()));
	}

}
