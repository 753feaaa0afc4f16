package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.w3c.dom.Element;

/**
 * A process as its file has it: each element with its properties, and where it is drawn.
 *
 * @param elements by id, in the order of the file
 * @param places of each element, its bounds or the points of its line
 */
record ProcessModel(Map<String, Part> elements, Map<String, String> places) {

	private static final Set<String> SCOPES = Set.of("process", "subProcess", "transaction", "adHocSubProcess");

	private static final Set<String> ROOTS = Set.of("process", "message", "signal", "error", "escalation");

	/** What the lines say already. */
	private static final Set<String> ELSEWHERE = Set.of("incoming", "outgoing", "flowNodeRef");

	/** What belongs to an element, although it may have an id. */
	private static final Set<String> INSIDE = Set.of("documentation", "extensionElements", "ioSpecification",
			"property", "laneSet", "multiInstanceLoopCharacteristics", "standardLoopCharacteristics");

	/**
	 * Reads the process of the text.
	 * @throws Unreadable if there is no process
	 */
	static ProcessModel read(String text) {
		Element root = Xml.read(text);
		if (Xml.child(root, "process").isEmpty()) {
			throw new Unreadable("process?");
		}
		Map<String, Part> elements = new LinkedHashMap<>();
		Xml.children(root)
			.stream()
			.filter((element) -> ROOTS.contains(element.getLocalName()))
			.forEach((element) -> add(element, elements));
		Map<String, String> places = new LinkedHashMap<>();
		for (String kind : List.of("BPMNShape", "BPMNEdge")) {
			Xml.below(root, kind).forEach((drawn) -> places.put(drawn.getAttribute("bpmnElement"), place(drawn)));
		}
		return new ProcessModel(elements, places);
	}

	private static void add(Element element, Map<String, Part> elements) {
		elements.put(element.getAttribute("id"),
				new Part(element.getLocalName(), element.getAttribute("name"), properties(element)));
		if (SCOPES.contains(element.getLocalName())) {
			Xml.children(element).stream().filter(ProcessModel::isElement).forEach((child) -> add(child, elements));
		}
	}

	private static boolean isElement(Element child) {
		return child.hasAttribute("id") && !INSIDE.contains(child.getLocalName())
				&& !child.getLocalName().endsWith("EventDefinition");
	}

	private static String place(Element drawn) {
		List<String> points = new ArrayList<>();
		for (Element child : Xml.children(drawn)) {
			if (child.getLocalName().equals("Bounds") || child.getLocalName().equals("waypoint")) {
				points.add(Xml.attributes(child).toString());
			}
		}
		return points.toString();
	}

	private static Map<String, String> properties(Element element) {
		Map<String, String> properties = new LinkedHashMap<>(Xml.attributes(element));
		properties.remove("id");
		boolean scope = SCOPES.contains(element.getLocalName());
		if (scope && element.getParentNode() instanceof Element parent && parent.hasAttribute("id")) {
			properties.put("in", parent.getAttribute("id"));
		}
		for (Element child : Xml.children(element)) {
			String name = child.getLocalName();
			if (name.equals("extensionElements")) {
				Xml.children(child).forEach((extension) -> extend(extension, properties));
			}
			else if (!ELSEWHERE.contains(name) && !(scope && isElement(child))) {
				put(properties, name, words(child));
			}
		}
		return properties;
	}

	/** The name of a message is told by the message. */
	private static String words(Element child) {
		String words = Xml.flat(child);
		return words.isEmpty() ? child.getLocalName() : words;
	}

	private static void extend(Element extension, Map<String, String> properties) {
		switch (extension.getLocalName()) {
			case "properties" -> Xml.children(extension)
				.forEach((property) -> properties.put("property " + property.getAttribute("name"),
						property.getAttribute("value")));
			case "inputOutput" -> Xml.children(extension)
				.forEach((parameter) -> properties.put(parameter.getLocalName() + " " + parameter.getAttribute("name"),
						words(parameter)));
			case "taskListener", "executionListener" -> {
				String id = extension.getAttribute("id");
				put(properties, "listener " + (id.isEmpty() ? extension.getAttribute("event") : id), words(extension));
			}
			default -> put(properties, extension.getLocalName(), words(extension));
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
