package feedbackloop.notation;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * One process of a file: its elements by their ids, and who follows whom.
 */
public final class ProcessModel {

	public static final String BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL";

	public static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final Set<String> NODES = Set.of("task", "manualTask", "userTask", "serviceTask", "sendTask",
			"receiveTask", "businessRuleTask", "callActivity", "subProcess", "startEvent", "endEvent",
			"intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent", "exclusiveGateway", "parallelGateway",
			"inclusiveGateway", "eventBasedGateway");

	/**
	 * The check reads the same files again and again while one of them is edited. What is
	 * kept gives way when memory is short.
	 */
	private static final Map<String, ProcessModel> READ = new ConcurrentReferenceHashMap<>();

	private final XmlElement definitions;

	private final XmlElement process;

	private final Map<String, XmlElement> byId = new LinkedHashMap<>();

	private final List<XmlElement> nodes;

	private final List<XmlElement> flows;

	private final Map<String, List<XmlElement>> bySource;

	private final Map<String, List<XmlElement>> byTarget;

	private final Map<String, List<XmlElement>> byHost;

	private ProcessModel(XmlElement definitions, XmlElement process) {
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
	 * The process in that text.
	 * @throws Unreadable if there is not exactly one
	 */
	public static ProcessModel read(String text) {
		return READ.computeIfAbsent(text, ProcessModel::parse);
	}

	private static ProcessModel parse(String text) {
		XmlElement definitions = SafeXml.read(text);
		if (!definitions.is(BPMN, "definitions")) {
			throw new Unreadable("line 1", "notBpmn", definitions.name().getLocalPart());
		}
		List<XmlElement> processes = definitions.children(BPMN, "process").toList();
		if (processes.size() != 1) {
			throw new Unreadable("", "processCount", processes.size());
		}
		return new ProcessModel(definitions, processes.get(0));
	}

	private static Map<String, List<XmlElement>> by(String attribute, List<XmlElement> elements) {
		return elements.stream().collect(Collectors.groupingBy((element) -> element.attribute(attribute)));
	}

	public XmlElement definitions() {
		return this.definitions;
	}

	public XmlElement process() {
		return this.process;
	}

	public String key() {
		return this.process.id();
	}

	/** All elements of these names in the process, in the order of the file. */
	public Stream<XmlElement> all(String... localNames) {
		return this.process.all().filter((element) -> element.is(BPMN, localNames));
	}

	public List<XmlElement> nodes() {
		return this.nodes;
	}

	/** The tasks of people. */
	public Stream<XmlElement> userTasks() {
		return all("userTask");
	}

	/** The key of the form that the task shows; empty when it shows none. */
	public static String form(XmlElement task) {
		return task.attribute(CAMUNDA, "formRef");
	}

	/** Whether people fill in the form at one of its tasks. */
	public boolean uses(String form) {
		return userTasks().anyMatch((task) -> form(task).equals(form));
	}

	/** The key of the table that the step asks; empty when it asks none. */
	public static String table(XmlElement step) {
		return step.attribute(CAMUNDA, "decisionRef");
	}

	/** The steps that ask that table. */
	public Stream<XmlElement> asking(String table) {
		return all("businessRuleTask").filter((step) -> table(step).equals(table));
	}

	/** Whether it runs the other process as a part of its own. */
	public boolean calls(String process) {
		return all("callActivity").anyMatch((call) -> call.attribute("calledElement").equals(process));
	}

	public static boolean isNode(XmlElement element) {
		return element.name().getNamespaceURI().equals(BPMN) && NODES.contains(element.name().getLocalPart());
	}

	public List<XmlElement> flows() {
		return this.flows;
	}

	/** The element of that id, or null. */
	public XmlElement find(String id) {
		return this.byId.get(id);
	}

	public Stream<XmlElement> outgoing(XmlElement node) {
		return this.bySource.getOrDefault(node.id(), List.of()).stream();
	}

	public Stream<XmlElement> incoming(XmlElement node) {
		return this.byTarget.getOrDefault(node.id(), List.of()).stream();
	}

	/** The events at the border of the node. */
	public Stream<XmlElement> boundary(XmlElement node) {
		return this.byHost.getOrDefault(node.id(), List.of()).stream();
	}

	/** The name of the message that the event or task waits for; empty without one. */
	public String message(XmlElement receiver) {
		XmlElement reference = receiver.children(BPMN, "messageEventDefinition").findFirst().orElse(receiver);
		XmlElement message = find(reference.attribute("messageRef"));
		return (message != null) ? message.attribute("name") : "";
	}

	/** The extension elements of that name that belong to the element. */
	public static Stream<XmlElement> extensions(XmlElement element, String localName) {
		return element.children(BPMN, "extensionElements").flatMap((all) -> all.children(CAMUNDA, localName));
	}

	/** What belongs to the step and to no step inside it. */
	public static Stream<XmlElement> own(XmlElement step) {
		return Stream.concat(Stream.of(step),
				step.children()
					.stream()
					.filter((child) -> !isNode(child) && !child.is(BPMN, "sequenceFlow"))
					.flatMap(XmlElement::all));
	}

	/** A property that a process owner set on the element; empty when it is not set. */
	public static String property(XmlElement element, String name) {
		return extensions(element, "properties").flatMap((all) -> all.children(CAMUNDA, "property"))
			.filter((property) -> property.attribute("name").equals(name))
			.map((property) -> property.attribute("value"))
			.findFirst()
			.orElse("");
	}

	/** What must hold for the flow to be taken; empty when nothing is asked. */
	public static String condition(XmlElement flow) {
		return flow.children(BPMN, "conditionExpression").map(XmlElement::text).findFirst().orElse("");
	}

}
