package feedbackloop.improvement;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.CaseOutcome;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.ModelProperties;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Tells one case what came of its improvement: one job a case, so that a failing one
 * holds up no other.
 */
@ModelBean
@Component
class TellCase implements JavaDelegate {

	private final Cases cases;

	private final CaseOutcome outcome;

	TellCase(Cases cases, CaseOutcome outcome) {
		this.cases = cases;
		this.outcome = outcome;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(Facts.text(execution, "caseNumber"));
		if (Messages.DECLINED.equals(ModelProperties.get(execution, "message"))) {
			this.outcome.declined(feedback);
		}
		else {
			this.outcome.finished(feedback);
		}
	}

}
