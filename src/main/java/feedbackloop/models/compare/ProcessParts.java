package feedbackloop.models.compare;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * The elements of a process with their properties, and where each is drawn.
 *
 * @param elements by id, in the order of the file
 * @param places of each element, its bounds or the points of its line
 */
record ProcessParts(Map<String, Part> elements, Map<String, String> places) {

	private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction", "adHocSubProcess");

	private static final Set<String> ROOTS = Set.of("process", "message", "signal", "error", "escalation");

	/** What the lines say already. */
	private static final Set<String> ELSEWHERE = Set.of("incoming", "outgoing", "flowNodeRef");

	/** What belongs to an element, although it may have an id. */
	private static final Set<String> INSIDE = Set.of("documentation", "extensionElements", "ioSpecification",
			"property", "laneSet", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics");

	private static final Set<String> DRAWN = Set.of("BPMNShape", "BPMNEdge");

	/**
	 * Reads the process of the text.
	 * @throws feedbackloop.notation.Unreadable if there is no process
	 */
	static ProcessParts read(String text) {
		XmlElement definitions = ProcessModel.read(text).definitions();
		Map<String, Part> elements = new LinkedHashMap<>();
		definitions.children()
			.stream()
			.filter((element) -> ROOTS.contains(kind(element)))
			.forEach((element) -> add(element, elements));
		Map<String, String> places = new LinkedHashMap<>();
		definitions.all()
			.filter((element) -> DRAWN.contains(kind(element)))
			.forEach((drawn) -> places.put(drawn.attribute("bpmnElement"), place(drawn)));
		return new ProcessParts(elements, places);
	}

	private static String kind(XmlElement element) {
		return element.name().getLocalPart();
	}

	private static void add(XmlElement element, Map<String, Part> elements) {
		elements.put(element.id(), new Part(kind(element), element.attribute("name"), properties(element)));
		if (SCOPES.contains(kind(element))) {
			element.children().stream().filter(ProcessParts::isElement).forEach((child) -> add(child, elements));
		}
	}

	private static boolean isElement(XmlElement child) {
		return !child.id().isEmpty() && !INSIDE.contains(kind(child)) && !kind(child).endsWith("EventDefinition");
	}

	private static String place(XmlElement drawn) {
		return drawn.children()
			.stream()
			.filter((child) -> kind(child).equals("Bounds") || kind(child).equals("waypoint"))
			.map((child) -> attributes(child).toString())
			.toList()
			.toString();
	}

	/** By their names, since their order says nothing. */
	private static Map<String, String> attributes(XmlElement element) {
		Map<String, String> attributes = new TreeMap<>();
		element.attributes().forEach((name, value) -> attributes.put(name.getLocalPart(), value));
		return attributes;
	}

	private static Map<String, String> properties(XmlElement element) {
		Map<String, String> properties = new LinkedHashMap<>(attributes(element));
		properties.remove("id");
		boolean scope = SCOPES.contains(kind(element));
		if (scope && !element.parent().id().isEmpty()) {
			properties.put("in", element.parent().id());
		}
		for (XmlElement child : element.children()) {
			if (kind(child).equals("extensionElements")) {
				child.children().forEach((extension) -> extend(extension, properties));
			}
			else if (!ELSEWHERE.contains(kind(child)) && !(scope && isElement(child))) {
				put(properties, kind(child), words(child));
			}
		}
		return properties;
	}

	/** The name of a message is told by the message. */
	private static String words(XmlElement child) {
		String words = flat(child);
		return words.isEmpty() ? kind(child) : words;
	}

	/** All that stands in it, in one line. */
	private static String flat(XmlElement element) {
		String attributes = attributes(element).entrySet()
			.stream()
			.filter((attribute) -> !attribute.getKey().equals("id") && !attribute.getKey().equals("type"))
			.map((attribute) -> attribute.getKey() + "=" + attribute.getValue())
			.collect(Collectors.joining(" "));
		List<XmlElement> children = element.children();
		String inside = children.isEmpty() ? element.text()
				: children.stream().map(ProcessParts::flat).collect(Collectors.joining("; "));
		return (attributes + " " + inside).strip();
	}

	private static void extend(XmlElement extension, Map<String, String> properties) {
		switch (kind(extension)) {
			case "properties" -> extension.children()
				.forEach((property) -> properties.put("property " + property.attribute("name"),
						property.attribute("value")));
			case "inputOutput" -> extension.children()
				.forEach((parameter) -> properties.put(kind(parameter) + " " + parameter.attribute("name"),
						words(parameter)));
			case "taskListener",
					"executionListener" ->
				put(properties,
						"listener " + (extension.id().isEmpty() ? extension.attribute("event") : extension.id()),
						words(extension));
			default -> put(properties, kind(extension), words(extension));
		}
	}

	/** Several of a kind are told apart by their order. */
	private static void put(Map<String, String> properties, String name, String words) {
		String key = name;
		for (int i = 2; properties.containsKey(key); i++) {
			key = name + (name.contains(" ") ? "/" : " ") + i;
		}
		properties.put(key, words);
	}

	/**
	 * An element.
	 *
	 * @param type as BPMN calls it, such as userTask
	 * @param name empty if it has none
	 */
	record Part(String type, String name, Map<String, String> properties) {

	}

}
