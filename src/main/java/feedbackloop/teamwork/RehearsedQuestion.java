package feedbackloop.teamwork;

import java.util.Set;

import feedbackloop.process.Keys.Messages;
import feedbackloop.process.OutsideEvents;

import org.springframework.stereotype.Component;

/**
 * Lets staff ask the customer of a rehearsed case from a task.
 */
@Component
class RehearsedQuestion implements OutsideEvents {

	private final CustomerQuestions questions;

	RehearsedQuestion(CustomerQuestions questions) {
		this.questions = questions;
	}

	@Override
	public Set<String> messages() {
		return Set.of(Messages.QUESTION_ASKED);
	}

	@Override
	public void happen(String message, String feedbackNumber, String userId) {
		this.questions.ask(feedbackNumber, null, "排练 Rehearsal", userId);
	}

}
