package feedbackloop.process;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

/**
 * Refuses to people every command that is not open to them, before the engine looks at
 * it. What a model does inside an open command is not asked.
 */
class CommandGate extends CommandInterceptor {

	private final ProcessEngineConfigurationImpl configuration;

	private final TaskGate gate;

	/**
	 * @param configuration has the identity service when the engine is built
	 */
	CommandGate(ProcessEngineConfigurationImpl configuration, TaskGate gate) {
		this.configuration = configuration;
		this.gate = gate;
	}

	@Override
	public <T> T execute(Command<T> command) {
		Authentication person = this.configuration.getIdentityService().getCurrentAuthentication();
		if (person != null && Context.getCommandContext() == null && !OpenCommands.isOpen(command, groups(person))) {
			throw this.gate
				.unauthorized(command.getClass().getSimpleName().contains("Task") ? "onlyByForm" : "notByHand");
		}
		return this.next.execute(command);
	}

	private static List<String> groups(Authentication person) {
		return Objects.requireNonNullElse(person.getGroupIds(), List.of());
	}

}
