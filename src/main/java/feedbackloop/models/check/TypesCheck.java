package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import feedbackloop.models.check.table.TableReading;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Whether every table knows exactly the types of feedback that their table lists. So each
 * place that still lacks the type of a new row there is named.
 */
final class TypesCheck {

	private final Readings readings;

	TypesCheck(Readings readings) {
		this.readings = readings;
	}

	/**
	 * The types that their table declares; none when it cannot be read.
	 */
	List<String> types() {
		return this.readings.find(Decisions.FEEDBACK_TYPES).map(TypesCheck::declared).orElse(List.of());
	}

	/**
	 * The findings of that table; of the list of types, those of every table that lacks
	 * one; the check of forms names the forms.
	 */
	List<Finding> check(String key) {
		List<String> types = types();
		List<Finding> findings = new ArrayList<>();
		if (types.isEmpty()) {
			return findings;
		}
		if (key.equals(Decisions.FEEDBACK_TYPES)) {
			this.readings.models()
				.all(Kind.DECISION)
				.forEach((file) -> compare(file, this.readings.of(file), types, findings));
		}
		else {
			this.readings.models()
				.decision(key)
				.ifPresent((file) -> compare(file, this.readings.of(file), types, findings));
		}
		return findings;
	}

	private static List<String> declared(TableReading reading) {
		return column(reading).map(reading::declaredTexts).orElse(List.of());
	}

	/** The column that declares types of feedback, if there is one. */
	private static Optional<Column> column(TableReading reading) {
		return reading.table()
			.flatMap((table) -> table.input(Variables.FEEDBACK_TYPE))
			.filter((column) -> !column.declared().isBlank());
	}

	private static void compare(ModelFile file, TableReading reading, List<String> types, List<Finding> findings) {
		column(reading).ifPresent((column) -> {
			List<String> known = reading.declaredTexts(column);
			note(file, column.label(), "tableTypesMissing", without(types, known), findings);
			note(file, column.label(), "tableTypesUnknown", without(known, types), findings);
		});
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
