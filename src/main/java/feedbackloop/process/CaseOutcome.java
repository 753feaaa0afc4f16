package feedbackloop.process;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.Keys.Messages;

import org.springframework.stereotype.Component;

/**
 * Tells a case what came of it. Noted in the record first, since a message that nobody
 * waits for yet is lost: before each wait the model asks the record.
 */
@Component
public class CaseOutcome {

	private final ProcessDriver driver;

	CaseOutcome(ProcessDriver driver) {
		this.driver = driver;
	}

	/**
	 * The cause is dealt with, or the case it was merged into is resolved.
	 */
	public void finished(Feedback feedback) {
		tell(feedback, "finished", Messages.IMPROVEMENT_FINISHED);
	}

	/**
	 * It leaves the backlog and is worked on.
	 */
	public void takenUp(Feedback feedback) {
		tell(feedback, "takenUp", Messages.TAKEN_UP);
	}

	/**
	 * Nothing will be done.
	 */
	public void declined(Feedback feedback) {
		tell(feedback, "declined", Messages.DECLINED);
	}

	/**
	 * It is no duplicate any more and goes its own way.
	 */
	public void unlinked(Feedback feedback) {
		tell(feedback, "unlinked", Messages.UNLINKED);
	}

	private void tell(Feedback feedback, String outcome, String message) {
		if (feedback.status().isFinal()) {
			return;
		}
		feedback.cameTo(outcome);
		this.driver.tell(message, feedback.number());
	}

}
