package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Publishes {@link TaskOpened} for every user task of every model, whoever drew it.
 */
@Component
class TaskOpenings extends AbstractProcessEnginePlugin {

	private final ApplicationEventPublisher events;

	TaskOpenings(ApplicationEventPublisher events) {
		this.events = events;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<BpmnParseListener> listeners = new ArrayList<>();
		if (configuration.getCustomPostBPMNParseListeners() != null) {
			listeners.addAll(configuration.getCustomPostBPMNParseListeners());
		}
		listeners.add(new Hook());
		configuration.setCustomPostBPMNParseListeners(listeners);
	}

	private final class Hook extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
			((UserTaskActivityBehavior) task.getActivityBehavior()).getTaskDefinition()
				.addBuiltInTaskListener(TaskListener.EVENTNAME_CREATE,
						(opened) -> TaskOpenings.this.events.publishEvent(new TaskOpened(opened)));
		}

	}

}
