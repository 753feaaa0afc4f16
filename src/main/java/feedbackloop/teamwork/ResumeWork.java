package feedbackloop.teamwork;

import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * The wait for an answer is over; property {@code tell} names what the asker is told.
 */
@ModelBean
@Component
class ResumeWork implements JavaDelegate {

	private final CustomerQuestions questions;

	ResumeWork(CustomerQuestions questions) {
		this.questions = questions;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.questions.resume(execution.getProcessBusinessKey(), ModelProperties.get(execution, "tell"));
	}

}
