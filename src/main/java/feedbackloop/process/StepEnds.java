package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
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
 * Publishes {@link StepEnded} for every model, whoever drew it, and also when an operator
 * cancels a process without its listeners.
 */
@Component
class StepEnds extends AbstractProcessEnginePlugin {

	private final ApplicationEventPublisher events;

	StepEnds(ApplicationEventPublisher events) {
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

	private void ended(DelegateExecution execution) {
		this.events.publishEvent(new StepEnded(execution.getId(), execution.isCanceled()));
	}

	private final class Hook extends AbstractBpmnParseListener {

		@Override
		public void parseUserTask(Element task, ScopeImpl scope, ActivityImpl activity) {
			if (task.element("multiInstanceLoopCharacteristics") == null) {
				listen(activity);
			}
		}

		@Override
		public void parseMultiInstanceLoopCharacteristics(Element task, Element loop, ActivityImpl activity) {
			if (task.getTagName().equals("userTask")) {
				listen(activity);
			}
		}

		@Override
		public void parseEventBasedGateway(Element gateway, ScopeImpl scope, ActivityImpl activity) {
			listen(activity);
		}

		@Override
		public void parseIntermediateCatchEvent(Element event, ScopeImpl scope, ActivityImpl activity) {
			boolean waitsAlone = activity.getEventScope() == activity;
			if (waitsAlone) {
				listen(activity);
			}
		}

		private void listen(ActivityImpl activity) {
			activity.addBuiltInListener(ExecutionListener.EVENTNAME_END, (ExecutionListener) StepEnds.this::ended);
		}

	}

}
