package feedbackloop.notification;

import java.util.Map;

import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Tells a group that work starts without approval. It does so when the improvement has
 * the grade in the property {@code grade} of the model's flow. The property {@code tell}
 * there names the group.
 */
@ModelBean
@Component
class TellUnapprovedStart implements ExecutionListener {

	private final StaffNotices notices;

	TellUnapprovedStart(StaffNotices notices) {
		this.notices = notices;
	}

	@Override
	public void notify(DelegateExecution execution) {
		if (ModelProperties.get(execution, "grade").equals(Facts.text(execution, Variables.GRADE))) {
			this.notices.tellGroup(Facts.text(execution, Variables.IMPROVEMENT_NUMBER), "startedWithoutApproval",
					execution.getId() + ":" + execution.getCurrentTransitionId(),
					ModelProperties.get(execution, "tell"), Map.of());
		}
	}

}
