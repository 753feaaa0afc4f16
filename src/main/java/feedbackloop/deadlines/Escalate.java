package feedbackloop.deadlines;

import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * A deadline passed: the timeline shows it and the group that the model names is told
 * (S2-14, D14). Its timer fires once, so it is told once.
 */
@ModelBean
@Component
class Escalate implements JavaDelegate {

	private final Timeline timeline;

	private final StaffNotices notices;

	Escalate(Timeline timeline, StaffNotices notices) {
		this.timeline = timeline;
		this.notices = notices;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String task = Facts.text(execution, Variables.OVERDUE_TASK);
		String number = execution.getProcessBusinessKey().startsWith("FB-") ? execution.getProcessBusinessKey()
				: Facts.text(execution, Variables.IMPROVEMENT_NUMBER);
		this.timeline.note(number, Timeline.SYSTEM, "overdue." + task, Map.of());
		this.notices.tellGroup(number, "escalation", execution.getActivityInstanceId(),
				ModelProperties.get(execution, "tell"), Map.of("task", task));
	}

}
