package feedbackloop.process;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Whether this node does what falls due: where it runs the engine's jobs, and its clock
 * is right.
 */
@Component
public class TimedWork {

	private final ProcessEngine engine;

	TimedWork(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	public boolean isDoneHere() {
		return ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration()).getJobExecutor()
			.isActive();
	}

}
