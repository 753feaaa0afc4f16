package feedbackloop.notification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

import feedbackloop.feedback.Status;
import feedbackloop.process.AsSystem;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Where a case stands once a message is sent, as the steps of the live model say with
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
	 * so
	 */
	Status of(String event, Status now) {
		List<Status> told = this.asSystem.call(this::model)
			.getModelElementsByType(ServiceTask.class)
			.stream()
			.map(StatusAfter::properties)
			.filter((properties) -> event.equals(properties.get("message")))
			.map((properties) -> properties.get("status"))
			.filter(Objects::nonNull)
			.map(Status::of)
			.toList();
		return (told.isEmpty() || told.contains(now)) ? now : told.get(0);
	}

	private BpmnModelInstance model() {
		return this.repository.getBpmnModelInstance(this.repository.createProcessDefinitionQuery()
			.processDefinitionKey(PROCESS)
			.latestVersion()
			.singleResult()
			.getId());
	}

	private static Map<String, String> properties(ServiceTask step) {
		if (step.getExtensionElements() == null) {
			return Map.of();
		}
		return step.getExtensionElements()
			.getElementsQuery()
			.filterByType(CamundaProperties.class)
			.list()
			.stream()
			.map(CamundaProperties::getCamundaProperties)
			.flatMap(Collection::stream)
			.collect(Collectors.toMap(CamundaProperty::getCamundaName, CamundaProperty::getCamundaValue));
	}

}
