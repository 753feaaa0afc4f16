package feedbackloop.process;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.FormField;
import feedbackloop.notation.FormModel;

/**
 * Reads what forms and the table of types call things, in both languages as it stands
 * there.
 */
final class LabelReader {

	private static final List<String> LABELS = List.of("label", "dateLabel", "timeLabel");

	private LabelReader() {
	}

	/**
	 * The labels of the types of feedback by their keys.
	 */
	static Map<String, String> ofTypes(String text) {
		Map<String, String> labels = new HashMap<>();
		DecisionTable table = DecisionTable.read(text);
		table.output("label").ifPresent((label) -> table.rules().forEach((rule) -> {
			String word = table.cell(rule, label).replace("\"", "");
			DecisionTable.words(table.cell(rule, table.inputs().get(0))).forEach((type) -> labels.put(type, word));
		}));
		return labels;
	}

	/**
	 * The labels of a form: {@code field.<field>} and {@code option.<field>.<value>}, of
	 * a field that it asks twice as it asks first. Where it asks for a person, there is
	 * {@code person.<field>}.
	 */
	static Map<String, String> ofForm(String text) {
		Map<String, String> labels = new HashMap<>();
		FormModel.read(text)
			.fields()
			.stream()
			.filter((field) -> !field.name().isEmpty())
			.forEach((field) -> collect(field, labels));
		return labels;
	}

	private static void collect(FormField field, Map<String, String> labels) {
		LABELS.stream()
			.map((label) -> field.node().path(label).asText())
			.filter(LabelReader::isPlain)
			.findFirst()
			.ifPresent((label) -> labels.putIfAbsent("field." + field.name(), label));
		field.people().ifPresent((people) -> labels.putIfAbsent("person." + field.name(), people.list()));
		field.options()
			.forEach((option) -> labels.putIfAbsent("option." + field.name() + "." + option.path("value").asText(),
					option.path("label").asText()));
	}

	/** Whether the form shows it as it stands, and does not compute it. */
	private static boolean isPlain(String label) {
		return !label.isBlank() && !label.startsWith("=") && !label.contains("{{");
	}

}
