package feedbackloop.process;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

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

	/** The version that was asked last, by process: the model of one never changes. */
	private final Map<String, Read> read = new ConcurrentHashMap<>();

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
			return this.read.compute(processKey,
					(key, before) -> (before != null && before.definition.equals(process.getId())) ? before
							: read(process)).numbers;
		});
	}

	private Read read(ProcessDefinition process) {
		BaseElement element = this.repository.getBpmnModelInstance(process.getId())
			.getModelElementById(process.getKey());
		return new Read(process.getId(), new Numbers(element));
	}

	/** What a version sets. */
	private record Read(String definition, Numbers numbers) {

	}

	/**
	 * The whole numbers that a process sets.
	 */
	public record Numbers(BaseElement process) {

		/**
		 * The number of that name, which a model from before may lack.
		 */
		public Optional<Integer> find(String name) {
			return ModelProperties.find(this.process, name).map(Integer::valueOf);
		}

		/**
		 * The number of that name.
		 * @throws IllegalStateException if there is none
		 */
		public int get(String name) {
			return find(name).orElseThrow(() -> new IllegalStateException(
					"The process " + this.process.getId() + " has no property called " + name));
		}

	}

}
