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

	private final CustomerQuestions questions;

	Questions(CustomerQuestions questions) {
		this.questions = questions;
	}

	/**
	 * Whether the case still waits for the customer, or has moved on meanwhile.
	 */
	public boolean waiting(DelegateExecution execution) {
		return this.questions.isWaiting(execution.getProcessBusinessKey());
	}

}
