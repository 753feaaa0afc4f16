package feedbackloop.grading;

import feedbackloop.feedback.Cases;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Takes the number of customers that triage states beside those who wrote. The key is one
 * that the form adds to the task, so it comes as text.
 */
@Component
class StatedCustomers {

	private static final String KEY = "customersStated";

	private final Cases cases;

	StatedCustomers(Cases cases) {
		this.cases = cases;
	}

	@EventListener
	void on(Submission submission) {
		if (!submission.isFor(Tasks.TRIAGE) || !submission.values().has(KEY)) {
			return;
		}
		String stated = submission.values().text(KEY);
		if (!stated.matches("[0-9]{1,6}")) {
			throw Refusal.invalid(KEY, "customersStated");
		}
		this.cases.get(submission.feedbackNumber()).affecting(Integer.valueOf(stated));
	}

}
