package feedbackloop.notification;

import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Status;
import feedbackloop.process.AsSystem;
import feedbackloop.process.ModelProperties;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.UserTask;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where a case stands once a message is sent. The steps of the live model say so with
 * their properties {@code message} and {@code status}.
 */
@Component
class StatusAfter {

	private static final String PROCESS = "feedback";

	private final RepositoryService repository;

	private final AsSystem asSystem;

	StatusAfter(@Lazy RepositoryService repository, AsSystem asSystem) {
		this.repository = repository;
		this.asSystem = asSystem;
	}

	/**
	 * The status after the message of that event.
	 * @param now where the case stands; it stays so when a step of that event leaves it
	 * so. Who has been told the outcome is told it again rather than that work begins.
	 */
	Status of(String event, Status now) {
		List<Status> told = this.asSystem.call(this::model)
			.getModelElementsByType(ServiceTask.class)
			.stream()
			.filter((step) -> ModelProperties.find(step, "message").filter(event::equals).isPresent())
			.filter((step) -> !(now.equals(status(step).orElse(null)) && leadsToTask(step)))
			.flatMap((step) -> status(step).stream())
			.toList();
		if (told.isEmpty() || told.contains(now)) {
			return now;
		}
		return told.stream()
			.filter((status) -> status.isOutcomeTold() == now.isOutcomeTold())
			.findFirst()
			.orElse(told.get(0));
	}

	private static Optional<Status> status(ServiceTask step) {
		return ModelProperties.find(step, "status").map(Status::of);
	}

	/**
	 * A step straight before the task at which the case stands has been taken already.
	 */
	private static boolean leadsToTask(ServiceTask step) {
		return step.getSucceedingNodes().list().stream().anyMatch(UserTask.class::isInstance);
	}

	private BpmnModelInstance model() {
		return this.repository.getBpmnModelInstance(this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(PROCESS)
			.latestVersion()
			.singleResult()
			.getId());
	}

}
