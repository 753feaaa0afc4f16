package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.check.table.Table.Column;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Whether every table and every form knows exactly the types of feedback that their table
 * lists, so that a new row there names each place that still lacks the type (S1-12).
 */
final class TypesCheck {

	private final ModelSet models;

	TypesCheck(ModelSet models) {
		this.models = models;
	}

	/**
	 * The types that their table declares; none when it cannot be read.
	 */
	List<String> types() {
		return this.models.decision(Decisions.FEEDBACK_TYPES).map(TypesCheck::declared).orElse(List.of());
	}

	/**
	 * The findings of that table; of the list of types, those of everything that lacks
	 * one.
	 */
	List<Finding> check(String key) {
		List<String> types = types();
		List<Finding> findings = new ArrayList<>();
		if (types.isEmpty()) {
			return findings;
		}
		if (key.equals(Decisions.FEEDBACK_TYPES)) {
			this.models.all(Kind.DECISION).forEach((file) -> compare(file, types, findings));
			this.models.all(Kind.FORM).forEach((file) -> compareForm(file, types, findings));
		}
		else {
			this.models.decision(key).ifPresent((file) -> compare(file, types, findings));
		}
		return findings;
	}

	private static List<String> declared(ModelFile file) {
		TableReading reading = TableReading.of(file);
		return column(reading).filter((column) -> !column.declared().isBlank())
			.map(reading::declaredTexts)
			.orElse(List.of());
	}

	private static java.util.Optional<Column> column(TableReading reading) {
		return reading.table().flatMap((table) -> table.input(Variables.FEEDBACK_TYPE));
	}

	private static void compare(ModelFile file, List<String> types, List<Finding> findings) {
		List<String> known = declared(file);
		if (!known.isEmpty()) {
			String label = column(TableReading.of(file)).orElseThrow().label();
			note(file, label, "tableTypesMissing", without(types, known), findings);
			note(file, label, "tableTypesUnknown", without(known, types), findings);
		}
	}

	private static void compareForm(ModelFile file, List<String> types, List<Finding> findings) {
		try {
			for (JsonNode component : new ObjectMapper().readTree(file.text()).findParents("key")) {
				if (component.path("key").asText().equals(Variables.FEEDBACK_TYPE) && component.has("values")) {
					List<String> offered = StreamSupport.stream(component.get("values").spliterator(), false)
						.map((value) -> value.path("value").asText())
						.toList();
					note(file, Variables.FEEDBACK_TYPE, "formTypesMissing", without(types, offered), findings);
				}
			}
		}
		catch (JsonProcessingException ex) {
			// A form that is no JSON is refused by the check of forms.
			return;
		}
	}

	private static List<String> without(List<String> words, List<String> others) {
		return words.stream().filter((word) -> !others.contains(word)).toList();
	}

	private static void note(ModelFile file, String place, String code, List<String> words, List<Finding> findings) {
		if (!words.isEmpty()) {
			findings.add(Finding.of(file.name(), place, code, String.join(", ", words)));
		}
	}

}
