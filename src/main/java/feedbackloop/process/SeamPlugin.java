package feedbackloop.process;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

/**
 * Puts the guarded services into the engine.
 */
@Component
class SeamPlugin extends AbstractProcessEnginePlugin {

	private final GuardedTaskService tasks;

	private final GuardedFormService forms;

	SeamPlugin(GuardedTaskService tasks, GuardedFormService forms) {
		this.tasks = tasks;
		this.forms = forms;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setTaskService(this.tasks);
		configuration.setFormService(this.forms);
		// An error code that no model expects must not end a case in silence.
		configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
	}

}
