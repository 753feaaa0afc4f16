package feedbackloop.models.deploy;

import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

import org.springframework.stereotype.Component;

/**
 * Puts the one check into the engine.
 */
@Component
class DeploymentPlugin extends AbstractProcessEnginePlugin {

	private final DeploymentGate gate;

	DeploymentPlugin(DeploymentGate gate) {
		this.gate = gate;
	}

	@Override
	public void preInit(ProcessEngineConfigurationImpl configuration) {
		configuration.setRepositoryService(new CheckedRepositoryService(this.gate));
		// Deployments take turns before the engine; its own lock would be held by
		// rehearsals.
		configuration.setDeploymentLockUsed(false);
	}

}
