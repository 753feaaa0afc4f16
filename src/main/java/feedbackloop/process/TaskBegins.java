package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.IdentityLink;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Publishes for every model, whoever drew it, that a task begins. {@link TaskOpened}
 * comes before the model's own listeners. {@link TaskBegan} comes after them, when
 * somebody may have got the task.
 */
@Component
class TaskBegins extends AbstractProcessEnginePlugin {

	private static final String NONE = "none";

	private final ApplicationEventPublisher events;

	TaskBegins(ApplicationEventPublisher events) {
		this.events = events;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<BpmnParseListener> listeners = new ArrayList<>(
				Objects.requireNonNullElse(configuration.getCustomPostBPMNParseListeners(), List.of()));
		listeners.add(new Hook());
		configuration.setCustomPostBPMNParseListeners(listeners);
	}

	private void opened(DelegateTask task) {
		this.events.publishEvent(new TaskOpened(task));
	}

	private void began(DelegateTask task) {
		DelegateExecution execution = task.getExecution();
		String businessKey = execution.getProcessBusinessKey();
		if (businessKey == null) {
			return;
		}
		String team = task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.findFirst()
			.orElse(null);
		String lead = BusinessKey.isOfCase(businessKey) ? null : Facts.text(execution, Variables.LEAD);
		this.events.publishEvent(new TaskBegan(task.getId(), task.getTaskDefinitionKey(), businessKey,
				BusinessKey.number(businessKey), grade(execution), team, lead, task.getAssignee()));
	}

	private static String grade(DelegateExecution execution) {
		String grade = Facts.text(execution, Variables.GRADE);
		String urgent = Keys.Grades.ALL.get(0);
		return (grade != null) ? grade : urgent.equals(Facts.text(execution, Variables.MARK)) ? urgent : NONE;
	}

	private final class Hook extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
			TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
			task.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE, TaskBegins.this::opened);
			task.addTaskListener(TaskListener.EVENTNAME_CREATE, TaskBegins.this::began);
		}

	}

}
