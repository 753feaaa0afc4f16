package feedbackloop.process;

import java.util.Optional;

import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;

/**
 * Reads the properties that a process owner sets on an element in the Modeler.
 */
public final class ModelProperties {

	private ModelProperties() {
	}

	/**
	 * The property of the element that is being executed, if it is set.
	 */
	public static Optional<String> find(DelegateExecution execution, String name) {
		return find(execution.getBpmnModelElementInstance(), name);
	}

	/**
	 * The property of an element of a model, if it is set.
	 */
	public static Optional<String> find(BaseElement element, String name) {
		ExtensionElements extensions = element.getExtensionElements();
		if (extensions == null) {
			return Optional.empty();
		}
		return extensions.getElementsQuery()
			.filterByType(CamundaProperties.class)
			.list()
			.stream()
			.flatMap((properties) -> properties.getCamundaProperties().stream())
			.filter((property) -> name.equals(property.getCamundaName()))
			.map(CamundaProperty::getCamundaValue)
			.findFirst();
	}

	/**
	 * The property of the element that is being executed.
	 * @throws IllegalStateException if the model does not set it
	 */
	public static String get(DelegateExecution execution, String name) {
		return find(execution, name).orElseThrow(() -> new IllegalStateException(
				"The element " + execution.getCurrentActivityId() + " of the model has no property called " + name));
	}

}
