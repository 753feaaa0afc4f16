package feedbackloop.notification;

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

	NotifyCustomer(CustomerMessages messages) {
		this.messages = messages;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String oneOfSeveral = Facts.text(execution, Variables.CASE_NUMBER);
		this.messages.tell((oneOfSeveral != null) ? oneOfSeveral : Facts.text(execution, Variables.FEEDBACK_NUMBER),
				ModelProperties.get(execution, "message"),
				ModelProperties.find(execution, "status").map(Status::of).orElse(null),
				execution.getActivityInstanceId());
	}

}
