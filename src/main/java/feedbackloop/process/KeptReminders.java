package feedbackloop.process;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import org.camunda.bpm.engine.impl.bpmn.helper.BpmnProperties;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.TimerDeclarationImpl;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;

import org.springframework.stereotype.Component;

/**
 * Keeps the reminders of tasks (timeout listeners) when cases move to another version of
 * their process. The engine, 7.24, takes each reminder that it has moved with a case out
 * of the version that all share: the next case that moves would lose its reminders, and
 * new cases would get none.
 */
@Component
class KeptReminders extends AbstractProcessEnginePlugin {

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		List<BpmnParseListener> listeners = new ArrayList<>();
		if (configuration.getCustomPostBPMNParseListeners() != null) {
			listeners.addAll(configuration.getCustomPostBPMNParseListeners());
		}
		listeners.add(new Hook());
		configuration.setCustomPostBPMNParseListeners(listeners);
	}

	private static final class Hook extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl task) {
			Map<String, Map<String, TimerDeclarationImpl>> reminders = task.getProperties()
				.get(BpmnProperties.TIMEOUT_LISTENER_DECLARATIONS);
			if (reminders != null) {
				reminders.replaceAll((activity, timers) -> new KeptMap(timers));
			}
		}

	}

	/**
	 * What is taken out of it stays in it. The engine looks itself whether a reminder has
	 * been set already.
	 */
	private static final class KeptMap extends HashMap<String, TimerDeclarationImpl> {

		private KeptMap(Map<String, TimerDeclarationImpl> timers) {
			super(timers);
		}

		@Override
		public TimerDeclarationImpl remove(Object listenerId) {
			return get(listenerId);
		}

	}

}
