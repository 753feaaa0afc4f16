package feedbackloop.models.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.check.xml.Refused;
import feedbackloop.models.check.xml.SafeXml;
import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelFile;

/**
 * One process of a file: its elements by their ids, and who follows whom.
 */
final class ProcessModel {

	static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final Set<String> NODES = Set.of("task", "manualTask", "userTask", "serviceTask", "sendTask",
			"receiveTask", "businessRuleTask", "callActivity", "subProcess", "startEvent", "endEvent",
			"intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway",
			"inclusiveGateway", "eventBasedGateway");

	private final XmlElement definitions;

	private final XmlElement process;

	private final Map<String, XmlElement> byId = new LinkedHashMap<>();

	private final List<XmlElement> nodes;

	private final List<XmlElement> flows;

	private final Map<String, List<XmlElement>> bySource;

	private final Map<String, List<XmlElement>> byTarget;

	private final Map<String, List<XmlElement>> byHost;

	ProcessModel(XmlElement definitions, XmlElement process) {
		this.definitions = definitions;
		this.process = process;
		definitions.all()
			.filter((element) -> !element.id().isEmpty())
			.forEach((element) -> this.byId.put(element.id(), element));
		this.nodes = process.all().filter(ProcessModel::isNode).toList();
		this.flows = process.all().filter((element) -> element.is(BPMN, "sequenceFlow")).toList();
		this.bySource = by("sourceRef", this.flows);
		this.byTarget = by("targetRef", this.flows);
		this.byHost = by("attachedToRef", this.nodes);
	}

	/**
	 * The process in a file that others name; empty when it cannot be read.
	 */
	static Optional<ProcessModel> of(ModelFile file) {
		try {
			XmlElement definitions = SafeXml.read(file.text());
			return definitions.children(BPMN, "process")
				.findFirst()
				.map((process) -> new ProcessModel(definitions, process));
		}
		catch (Refused ex) {
			// The check of that file says what is wrong with it.
			return Optional.empty();
		}
	}

	private static Map<String, List<XmlElement>> by(String attribute, List<XmlElement> elements) {
		return elements.stream().collect(Collectors.groupingBy((element) -> element.attribute(attribute)));
	}

	XmlElement definitions() {
		return this.definitions;
	}

	XmlElement process() {
		return this.process;
	}

	String key() {
		return this.process.id();
	}

	/** All elements of these names in the process, in the order of the file. */
	Stream<XmlElement> all(String... localNames) {
		return this.process.all().filter((element) -> element.is(BPMN, localNames));
	}

	List<XmlElement> nodes() {
		return this.nodes;
	}

	/** Whether people fill in the form at one of its tasks. */
	boolean uses(String form) {
		return all("userTask").anyMatch((task) -> task.attribute(CAMUNDA, "formRef").equals(form));
	}

	static boolean isNode(XmlElement element) {
		return element.name().getNamespaceURI().equals(BPMN) && NODES.contains(element.name().getLocalPart());
	}

	List<XmlElement> flows() {
		return this.flows;
	}

	/** The element of that id, or null. */
	XmlElement find(String id) {
		return this.byId.get(id);
	}

	Stream<XmlElement> outgoing(XmlElement node) {
		return this.bySource.getOrDefault(node.id(), List.of()).stream();
	}

	Stream<XmlElement> incoming(XmlElement node) {
		return this.byTarget.getOrDefault(node.id(), List.of()).stream();
	}

	/** The events at the border of the node. */
	Stream<XmlElement> boundary(XmlElement node) {
		return this.byHost.getOrDefault(node.id(), List.of()).stream();
	}

	/** The name of the message that the event or task waits for; empty without one. */
	String message(XmlElement receiver) {
		XmlElement reference = receiver.children(BPMN, "messageEventDefinition").findFirst().orElse(receiver);
		XmlElement message = find(reference.attribute("messageRef"));
		return (message != null) ? message.attribute("name") : "";
	}

	/** The extension elements of that name that belong to the element. */
	static Stream<XmlElement> extensions(XmlElement element, String localName) {
		return element.children(BPMN, "extensionElements").flatMap((all) -> all.children(CAMUNDA, localName));
	}

	/** What belongs to the step and to no step inside it. */
	static Stream<XmlElement> own(XmlElement step) {
		return Stream.concat(Stream.of(step),
				step.children()
					.stream()
					.filter((child) -> !isNode(child) && !child.is(BPMN, "sequenceFlow"))
					.flatMap(XmlElement::all));
	}

	/** A property that a process owner set on the element; empty when it is not set. */
	static String property(XmlElement element, String name) {
		return extensions(element, "properties").flatMap((all) -> all.children(CAMUNDA, "property"))
			.filter((property) -> property.attribute("name").equals(name))
			.map((property) -> property.attribute("value"))
			.findFirst()
			.orElse("");
	}

	static String condition(XmlElement flow) {
		return flow.children(BPMN, "conditionExpression").map(XmlElement::text).findFirst().orElse("");
	}

}
