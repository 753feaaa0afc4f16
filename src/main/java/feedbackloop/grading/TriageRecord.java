package feedbackloop.grading;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Description;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Subject;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Submission;
import feedbackloop.process.Values;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Writes what triage states beside its scores into the case. Who triages owns the case
 * until somebody else is named. A complaint about a member of staff names them, so that
 * it is hidden from them.
 */
@Component
class TriageRecord {

	private final Cases cases;

	TriageRecord(Cases cases) {
		this.cases = cases;
	}

	@EventListener
	@Order(0)
	void on(Submission submission) {
		if (!submission.isFor(Tasks.TRIAGE)) {
			return;
		}
		Values values = submission.values();
		Feedback feedback = this.cases.get(submission.feedbackNumber());
		feedback.screened(values.text("verdict"));
		String owner = values.has("caseOwner") ? values.text("caseOwner")
				: (feedback.caseOwner() != null) ? null : submission.userId();
		Subject subject = new Subject(values.text("product"), values.text("module"), values.text("region"),
				values.text("userCategory"), values.text("customerGroup"));
		feedback.described(new Description(values.text("restatement"), values.text("riskReason"), subject, owner,
				values.text("aboutUser"), values.booleanOrNull("personalData")));
	}

}
