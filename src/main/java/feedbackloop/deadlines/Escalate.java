package feedbackloop.deadlines;

import java.util.Map;

import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.task.Task;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * A deadline passed: the timeline shows it and the group that the model names is told
 * (S2-14, D14). Its timer fires once, so it is told once.
 */
@ModelBean
@Component
class Escalate implements JavaDelegate {

	private final TaskService tasks;

	private final Timeline timeline;

	private final StaffNotices notices;

	Escalate(@Lazy TaskService tasks, Timeline timeline, StaffNotices notices) {
		this.tasks = tasks;
		this.timeline = timeline;
		this.notices = notices;
	}

	@Override
	public void execute(DelegateExecution execution) {
		String stage = ModelProperties.find(execution, "stage").orElseGet(() -> openTask(execution));
		String number = execution.getProcessBusinessKey().startsWith("FB-") ? execution.getProcessBusinessKey()
				: Facts.text(execution, Variables.IMPROVEMENT_NUMBER);
		this.timeline.note(number, Timeline.SYSTEM, "overdue." + stage, Map.of());
		this.notices.tellGroup(number, "escalation", execution.getActivityInstanceId(),
				ModelProperties.get(execution, "tell"), Map.of("task", stage));
	}

	/**
	 * The task that is overdue: a process of ours has one open stage at a time.
	 */
	private String openTask(DelegateExecution execution) {
		Task task = this.tasks.createTaskQuery()
			.processInstanceId(execution.getProcessInstanceId())
			.orderByDueDate()
			.asc()
			.listPage(0, 1)
			.get(0);
		return task.getTaskDefinitionKey();
	}

}
