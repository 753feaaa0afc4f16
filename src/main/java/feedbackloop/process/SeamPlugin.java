package feedbackloop.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

/**
 * Puts the guarded services into the engine.
 */
@Component
class SeamPlugin extends AbstractProcessEnginePlugin {

	private final SeamGate gate;

	SeamPlugin(SeamGate gate) {
		this.gate = gate;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setTaskService(new GuardedTaskService(this.gate));
		configuration.setFormService(new GuardedFormService(this.gate));
		// An error code that no model expects must not end a case in silence.
		configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
	}

}
