package feedbackloop.models.deploy;

import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.CommandChecker;
import org.camunda.bpm.engine.impl.repository.DeploymentBuilderImpl;
import org.camunda.bpm.engine.repository.DeleteProcessDefinitionsSelectBuilder;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;

/**
 * The engine's repository service with the one check in front of it, whoever calls:
 * Camunda Modeler, a script over engine-rest, Cockpit. What is or was live is deleted by
 * nobody.
 */
class CheckedRepositoryService extends RepositoryServiceImpl {

	private final DeploymentGate gate;

	CheckedRepositoryService(DeploymentGate gate) {
		this.gate = gate;
	}

	@Override
	public DeploymentWithDefinitions deployWithResult(DeploymentBuilderImpl deployment) {
		if (!this.gate.isAskedByPerson()) {
			return super.deployWithResult(deployment);
		}
		mayDeploy();
		return this.gate.deploy(deployment);
	}

	/** Else whoever may not deploy would learn what is wrong in a file. */
	private void mayDeploy() {
		this.commandExecutor.execute((context) -> {
			context.getProcessEngineConfiguration().getCommandCheckers().forEach(CommandChecker::checkCreateDeployment);
			return null;
		});
	}

	@Override
	public void deleteDeployment(String deploymentId) {
		this.gate.refuseToPeople();
		super.deleteDeployment(deploymentId);
	}

	@Override
	public void deleteDeploymentCascade(String deploymentId) {
		this.gate.refuseToPeople();
		super.deleteDeploymentCascade(deploymentId);
	}

	@Override
	public void deleteDeployment(String deploymentId, boolean cascade) {
		this.gate.refuseToPeople();
		super.deleteDeployment(deploymentId, cascade);
	}

	@Override
	public void deleteDeployment(String deploymentId, boolean cascade, boolean skipCustomListeners) {
		this.gate.refuseToPeople();
		super.deleteDeployment(deploymentId, cascade, skipCustomListeners);
	}

	@Override
	public void deleteDeployment(String deploymentId, boolean cascade, boolean skipCustomListeners,
			boolean skipIoMappings) {
		this.gate.refuseToPeople();
		super.deleteDeployment(deploymentId, cascade, skipCustomListeners, skipIoMappings);
	}

	/** All ways to delete definitions lead through here. */
	@Override
	public DeleteProcessDefinitionsSelectBuilder deleteProcessDefinitions() {
		this.gate.refuseToPeople();
		return super.deleteProcessDefinitions();
	}

}
