package feedbackloop.process;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import org.springframework.stereotype.Component;

/**
 * Puts the guarded services and the gate of all commands into the engine.
 */
@Component
class TaskGatePlugin extends AbstractProcessEnginePlugin {

	private final TaskGate gate;

	TaskGatePlugin(TaskGate gate) {
		this.gate = gate;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setTaskService(new GuardedTaskService(this.gate));
		configuration.setFormService(new GuardedFormService(this.gate));
		List<CommandInterceptor> interceptors = new ArrayList<>();
		if (configuration.getCustomPreCommandInterceptorsTxRequired() != null) {
			interceptors.addAll(configuration.getCustomPreCommandInterceptorsTxRequired());
		}
		interceptors.add(new CommandGate(configuration, this.gate));
		configuration.setCustomPreCommandInterceptorsTxRequired(interceptors);
		// An error code that no model expects must not end a case in silence.
		configuration.setEnableExceptionsAfterUnhandledBpmnError(true);
	}

}
