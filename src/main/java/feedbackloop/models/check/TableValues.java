package feedbackloop.models.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;

/**
 * The words that other files know, for models and forms that name them: those of an input
 * of a decision table, and the teams.
 */
final class TableValues {

	private final ModelSet models;

	private final Map<String, Optional<DecisionTable>> read = new HashMap<>();

	private final Map<String, Set<String>> words = new HashMap<>();

	TableValues(ModelSet models) {
		this.models = models;
	}

	/**
	 * The words in the rules and the declared values of the input; empty when there is no
	 * such table.
	 */
	Set<String> of(String decision, String input) {
		return this.words.computeIfAbsent(decision + "." + input,
				(key) -> read(decision)
					.flatMap((table) -> table.input(input).map((column) -> new TreeSet<>(table.words(column))))
					.orElseGet(TreeSet::new));
	}

	/**
	 * The names of the outputs; none when there is no such table.
	 */
	Set<String> outputs(String decision) {
		return read(decision).map(DecisionTable::outputs)
			.orElse(List.of())
			.stream()
			.map(Column::name)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The ids of all groups of staff.
	 */
	Set<String> teams() {
		return new TreeSet<>(Teams.all(this.models));
	}

	private Optional<DecisionTable> read(String decision) {
		return this.read.computeIfAbsent(decision, (key) -> this.models.decision(key).flatMap(ModelFile::table));
	}

}
