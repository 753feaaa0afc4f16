package feedbackloop.notification;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Status;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * The step that tells the customer something, or the customer of each case of an
 * improvement. The model says what with the property {@code message}, an event of the
 * message plan. Where the case moves on, it says so with {@code status}.
 */
@Component
@ModelBean
class NotifyCustomer implements JavaDelegate {

	private final CustomerMessages messages;

	private final Cases cases;

	NotifyCustomer(CustomerMessages messages, Cases cases) {
		this.messages = messages;
		this.cases = cases;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String oneOfSeveral = Facts.text(execution, Variables.CASE_NUMBER);
		if (oneOfSeveral == null || isOf(execution, oneOfSeveral)) {
			this.messages.tell((oneOfSeveral != null) ? oneOfSeveral : Facts.text(execution, Variables.FEEDBACK_NUMBER),
					ModelProperties.get(execution, "message"),
					ModelProperties.find(execution, "status").map(Status::of).orElse(null),
					execution.getActivityInstanceId());
		}
	}

	/** A case may have gone to another cause since they were listed. */
	private boolean isOf(DelegateExecution execution, String caseNumber) {
		return Facts.text(execution, Variables.IMPROVEMENT_NUMBER)
			.equals(this.cases.get(caseNumber).improvementNumber());
	}

}
