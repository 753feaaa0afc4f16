package feedbackloop.models.rehearse;

import java.util.List;
import java.util.Objects;

import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.RepositoryServiceImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.deploy.cache.DeploymentCache;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.repository.DecisionDefinition;
import org.camunda.bpm.engine.repository.DecisionRequirementsDefinition;
import org.camunda.bpm.engine.repository.DeploymentWithDefinitions;
import org.camunda.bpm.engine.repository.ProcessDefinition;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What the engine keeps in memory of definitions that are deployed only to be taken back.
 */
@Component
public class Definitions {

	private final ProcessEngine engine;

	Definitions(@Lazy ProcessEngine engine) {
		this.engine = engine;
	}

	List<ProcessDefinitionEntity> processes(DeploymentWithDefinitions deployment) {
		RepositoryServiceImpl repository = (RepositoryServiceImpl) this.engine.getRepositoryService();
		return deployed(deployment).stream()
			.map((process) -> (ProcessDefinitionEntity) repository.getDeployedProcessDefinition(process.getId()))
			.toList();
	}

	/**
	 * Removes them, since the engine does so only when a deployment is deleted.
	 */
	public void forget(DeploymentWithDefinitions deployment) {
		DeploymentCache cache = ((ProcessEngineConfigurationImpl) this.engine.getProcessEngineConfiguration())
			.getDeploymentCache();
		deployed(deployment).forEach((process) -> cache.removeProcessDefinition(process.getId()));
		Objects.requireNonNullElse(deployment.getDeployedDecisionDefinitions(), List.<DecisionDefinition>of())
			.forEach((table) -> cache.removeDecisionDefinition(table.getId()));
		Objects
			.requireNonNullElse(deployment.getDeployedDecisionRequirementsDefinitions(),
					List.<DecisionRequirementsDefinition>of())
			.forEach((tables) -> cache.removeDecisionRequirementsDefinition(tables.getId()));
	}

	private static List<ProcessDefinition> deployed(DeploymentWithDefinitions deployment) {
		return Objects.requireNonNullElse(deployment.getDeployedProcessDefinitions(), List.of());
	}

}
