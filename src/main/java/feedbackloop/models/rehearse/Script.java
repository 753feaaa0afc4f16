package feedbackloop.models.rehearse;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.EventBasedGateway;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/**
 * What the rehearsed processes say of themselves: which forms their tasks show, and which
 * facts their conditions ask.
 */
class Script {

	private final Map<String, BpmnModelInstance> processes = new TreeMap<>();

	private final Map<String, Asked> asked = new HashMap<>();

	Script(ModelSet files) {
		for (ModelFile file : files.all(Kind.PROCESS)) {
			this.processes.put(file.key(),
					Bpmn.readModelFromStream(new ByteArrayInputStream(file.text().getBytes(StandardCharsets.UTF_8))));
		}
	}

	/** The key of the form of a task. */
	String form(String process, String task) {
		UserTask element = this.processes.get(process).getModelElementById(task);
		return element.getCamundaFormRef();
	}

	/** The processes in which a task shows that form. */
	Set<String> showing(String form) {
		return this.processes.entrySet()
			.stream()
			.filter((process) -> process.getValue()
				.getModelElementsByType(UserTask.class)
				.stream()
				.anyMatch((task) -> form.equals(task.getCamundaFormRef())))
			.map(Map.Entry::getKey)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** What the conditions of a process will ask. */
	Asked asked(String process) {
		return this.asked.computeIfAbsent(process, (key) -> new Asked(this.processes.get(key)));
	}

	/** The names that a condition of a process asks for together, of each condition. */
	List<Set<String>> askedTogether(String process) {
		return Asked.together(this.processes.get(process));
	}

	/** Whether the element is part of something that runs beside what waits. */
	boolean isBeside(String process, String element) {
		return isWithin(process, element, (part) -> part instanceof SubProcess inside && inside.triggeredByEvent());
	}

	/** Whether the element runs once for each of several things. */
	boolean isForSeveral(String process, String element) {
		return isWithin(process, element, (part) -> part instanceof Activity activity
				&& activity.getLoopCharacteristics() instanceof MultiInstanceLoopCharacteristics);
	}

	private boolean isWithin(String process, String element, Predicate<ModelElementInstance> asked) {
		ModelElementInstance part = this.processes.get(process).getModelElementById(element);
		while (part != null && !asked.test(part)) {
			part = part.getParentElement();
		}
		return part != null;
	}

	/** All steps and ways, by their ids. */
	List<String> elements(String process) {
		List<String> elements = new ArrayList<>();
		BpmnModelInstance model = this.processes.get(process);
		model.getModelElementsByType(FlowNode.class).forEach((node) -> elements.add(node.getId()));
		// The engine goes from such a gateway to its event without the flow between them.
		model.getModelElementsByType(SequenceFlow.class)
			.stream()
			.filter((way) -> !(way.getSource() instanceof EventBasedGateway))
			.forEach((way) -> elements.add(way.getId()));
		return elements;
	}

	/** The name of an element, its id where it has none. */
	String title(String process, String element) {
		BpmnModelInstance model = this.processes.get(process);
		BaseElement found = (model != null) ? model.getModelElementById(element) : null;
		String name = (found != null) ? found.getAttributeValue("name") : null;
		return (name != null && !name.isBlank()) ? name : element;
	}

}
