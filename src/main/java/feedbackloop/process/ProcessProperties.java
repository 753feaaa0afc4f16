package feedbackloop.process;

import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.camunda.bpm.model.bpmn.instance.BaseElement;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Reads the properties that a process owner sets on a process as a whole in the Modeler.
 * The version that is live counts.
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
	 * What the process sets.
	 */
	public Numbers of(String processKey) {
		return this.asSystem.call(() -> {
			ProcessDefinition process = this.repository.createProcessDefinitionQuery()
				.processDefinitionKey(processKey)
				.latestVersion()
				.singleResult();
			return new Numbers(
					this.repository.getBpmnModelInstance(process.getId()).getModelElementById(process.getKey()));
		});
	}

	/**
	 * The whole numbers that a process sets.
	 */
	public record Numbers(BaseElement process) {

		/**
		 * The number of that name.
		 * @throws IllegalStateException if there is none
		 */
		public int get(String name) {
			return ModelProperties.find(this.process, name)
				.map(Integer::valueOf)
				.orElseThrow(() -> new IllegalStateException(
						"The process " + this.process.getId() + " has no property called " + name));
		}

	}

}
