package feedbackloop.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets many calls of the engine read and write as one: what they change goes to the
 * database together, at the end, instead of with each call.
 */
@Component
public class OneCommand {

	private final ProcessEngine engine;

	OneCommand(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	/**
	 * Makes these calls in the caller's transaction.
	 */
	public void run(Runnable calls) {
		((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
			.execute((context) -> {
				calls.run();
				return null;
			});
	}

}
