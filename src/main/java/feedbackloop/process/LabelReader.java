package feedbackloop.process;

import java.io.IOException;
import java.io.StringReader;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

import org.springframework.stereotype.Component;

/**
 * Reads what processes, forms and the table of types call things, in both languages as it
 * stands there.
 */
@Component
class LabelReader {

	private static final String NO_DOCTYPE = "http://apache.org/xml/features/disallow-doctype-decl";

	private static final String CAMUNDA = "http://camunda.org/schema/1.0/bpmn";

	private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");

	private final ObjectMapper json;

	LabelReader(ObjectMapper json) {
		this.json = json;
	}

	/**
	 * The user tasks of a process that have a name.
	 */
	List<NamedTask> ofTasks(String process) {
		return elements(document(process).getDocumentElement(), "userTask").stream()
			.filter((task) -> !task.getAttribute("name").isBlank())
			.map((task) -> new NamedTask(task.getAttribute("id"), task.getAttribute("name"),
					task.getAttributeNS(CAMUNDA, "formRef")))
			.toList();
	}

	/**
	 * The labels of the types of feedback by their keys.
	 */
	Map<String, String> ofTypes(String table) {
		Map<String, String> labels = new HashMap<>();
		Element root = document(table).getDocumentElement();
		List<String> outputs = elements(root, "output").stream().map((output) -> output.getAttribute("name")).toList();
		int label = outputs.indexOf("label");
		for (Element rule : elements(root, "rule")) {
			List<Element> cells = elements(rule, "outputEntry");
			if (label >= 0 && label < cells.size()) {
				String word = unquoted(cells.get(label).getTextContent());
				elements(rule, "inputEntry").stream()
					.limit(1)
					.flatMap((cell) -> List.of(cell.getTextContent().split(",")).stream())
					.forEach((type) -> labels.put(unquoted(type), word));
			}
		}
		return labels;
	}

	/**
	 * The labels of a form: {@code field.<field>} and {@code option.<field>.<value>}, of
	 * a field that it asks twice as it asks first.
	 */
	Map<String, String> ofForm(String form) {
		try {
			Map<String, String> labels = new HashMap<>();
			collect(this.json.readTree(form), labels);
			return labels;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A form that was live cannot be read", ex);
		}
	}

	private static void collect(JsonNode component, Map<String, String> labels) {
		String key = component.path("key").asText(component.path("path").asText());
		if (!key.isEmpty()) {
			LABELS.stream()
				.map((label) -> component.path(label).asText())
				.filter(LabelReader::isPlain)
				.findFirst()
				.ifPresent((label) -> labels.putIfAbsent("field." + key, label));
			component.path("values")
				.forEach((option) -> labels.putIfAbsent("option." + key + "." + option.path("value").asText(),
						option.path("label").asText()));
		}
		component.path("components").forEach((child) -> collect(child, labels));
	}

	/** Whether the form shows it as it stands, and does not compute it. */
	private static boolean isPlain(String label) {
		return !label.isBlank() && !label.startsWith("=") && !label.contains("{{");
	}

	private static Document document(String text) {
		try {
			DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
			factory.setFeature(NO_DOCTYPE, true);
			factory.setNamespaceAware(true);
			return factory.newDocumentBuilder().parse(new InputSource(new StringReader(text)));
		}
		catch (SAXException | IOException | ParserConfigurationException ex) {
			throw new IllegalStateException("A model that was live cannot be read", ex);
		}
	}

	private static List<Element> elements(Element parent, String name) {
		NodeList found = parent.getElementsByTagNameNS("*", name);
		return IntStream.range(0, found.getLength()).mapToObj((index) -> (Element) found.item(index)).toList();
	}

	private static String unquoted(String cell) {
		return cell.strip().replace("\"", "");
	}

	/**
	 * A task with its name in both languages.
	 *
	 * @param form the form it shows, empty if none
	 */
	record NamedTask(String id, String name, String form) {

	}

}
