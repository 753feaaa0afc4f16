package feedbackloop;

import java.util.ArrayList;
import java.util.List;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * Notes on a request that the engine failed because of a {@link DatabaseOutage}. Its REST
 * answers do not tell that from other failures.
 */
@Component
class EngineOutages extends AbstractProcessEnginePlugin {

	/** The attribute of such a request. */
	static final String NOTED = EngineOutages.class.getName();

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setCustomPreCommandInterceptorsTxRequired(
				with(configuration.getCustomPreCommandInterceptorsTxRequired(), new Noting()));
		configuration.setCustomPreCommandInterceptorsTxRequiresNew(
				with(configuration.getCustomPreCommandInterceptorsTxRequiresNew(), new Noting()));
	}

	private static List<CommandInterceptor> with(List<CommandInterceptor> present, CommandInterceptor first) {
		List<CommandInterceptor> all = new ArrayList<>(List.of(first));
		if (present != null) {
			all.addAll(present);
		}
		return all;
	}

	private static final class Noting extends CommandInterceptor {

		@Override
		public <T> T execute(Command<T> command) {
			try {
				return this.next.execute(command);
			}
			catch (RuntimeException ex) {
				RequestAttributes request = RequestContextHolder.getRequestAttributes();
				if (request != null && DatabaseOutage.isCauseOf(ex)) {
					request.setAttribute(NOTED, true, RequestAttributes.SCOPE_REQUEST);
				}
				throw ex;
			}
		}

	}

}
