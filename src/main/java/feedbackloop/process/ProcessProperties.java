package feedbackloop.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads the properties that a process owner sets on a process as a whole in the Modeler,
 * of the version that is live.
 */
@Component
public class ProcessProperties {

	private final RepositoryService repository;

	private final AsSystem asSystem;

	ProcessProperties(@Lazy RepositoryService repository, AsSystem asSystem) {
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The whole number that the process sets.
	 * @throws IllegalStateException if it sets none
	 */
	public int number(String processKey, String name) {
		return this.asSystem.call(() -> {
			ProcessDefinition process = this.repository.createProcessDefinitionQuery()
				.processDefinitionKey(processKey)
				.latestVersion()
				.singleResult();
			BaseElement element = this.repository.getBpmnModelInstance(process.getId())
				.getModelElementById(process.getKey());
			return ModelProperties.find(element, name)
				.map(Integer::valueOf)
				.orElseThrow(() -> new IllegalStateException(
						"The process " + processKey + " has no property called " + name));
		});
	}

}
