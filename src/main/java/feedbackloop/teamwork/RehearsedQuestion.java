package feedbackloop.teamwork;

import java.util.Set;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.OutsideEvents;
import feedbackloop.process.ProcessDriver;

import org.springframework.stereotype.Component;

/**
 * Lets staff ask the customer of a rehearsed case from a task.
 */
@Component
class RehearsedQuestion implements OutsideEvents {

	private final CustomerQuestions questions;

	private final ProcessDriver processes;

	RehearsedQuestion(CustomerQuestions questions, ProcessDriver processes) {
		this.questions = questions;
		this.processes = processes;
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.QUESTION_ASKED);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		// Nobody is asked something else while a solution waits to be confirmed.
		if (this.processes.waitsFor(Messages.CUSTOMER_CONFIRMED, feedbackNumber)) {
			return;
		}
		this.questions.ask(feedbackNumber, null, "排练 Rehearsal", userId);
	}

}
