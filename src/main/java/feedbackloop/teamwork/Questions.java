package feedbackloop.teamwork;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the model asks about questions to the customer.
 */
@ModelBean
@Component
public class Questions {

	private final AwaitedAnswers answers;

	Questions(AwaitedAnswers answers) {
		this.answers = answers;
	}

	/**
	 * Whether the case still waits for the customer, or has moved on meanwhile.
	 */
	public boolean waiting(DelegateExecution execution) {
		return this.answers.isWaiting(execution.getProcessBusinessKey());
	}

}
