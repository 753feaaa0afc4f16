package feedbackloop.teamwork;

import feedbackloop.deadlines.Deadlines;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * The case begins to wait for an answer: the asker's task comes back when it is due.
 */
@ModelBean
@Component
class AwaitAnswer implements ExecutionListener {

	private final CustomerQuestions questions;

	private final Deadlines deadlines;

	AwaitAnswer(CustomerQuestions questions, Deadlines deadlines) {
		this.questions = questions;
		this.deadlines = deadlines;
	}

	@Override
	public void notify(DelegateExecution execution) {
		this.questions.awaitAnswer(execution.getProcessBusinessKey(),
				this.deadlines.due(execution, "customerReply").toInstant());
	}

}
