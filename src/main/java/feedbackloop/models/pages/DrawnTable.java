package feedbackloop.models.pages;

import java.util.List;

import feedbackloop.notation.DecisionTable;

/**
 * A decision table as it reads.
 *
 * @param description what it decides, in both languages
 * @param hitPolicy such as FIRST
 */
record DrawnTable(String description, String hitPolicy, List<Column> inputs, List<Column> outputs,
		List<DrawnRow> rows) {

	/**
	 * Reads a table that has passed the check.
	 */
	static DrawnTable of(String text) {
		DecisionTable table = DecisionTable.read(text);
		return new DrawnTable(table.description(), table.hitPolicy().name(), columns(table.inputs()),
				columns(table.outputs()),
				table.rules()
					.stream()
					.map((rule) -> new DrawnRow(rule.number(), rule.id(), rule.description(), cells(rule.conditions()),
							cells(rule.results())))
					.toList());
	}

	private static List<Column> columns(List<DecisionTable.Column> columns) {
		return columns.stream()
			.map((column) -> new Column(column.label(), column.name(), column.typeRef(),
					column.declared().replace("\"", "").replace(",", ", "), column.description()))
			.toList();
	}

	/**
	 * The quotes around a text say nothing to a reader, and lines break between texts.
	 */
	private static List<String> cells(List<String> cells) {
		return cells.stream()
			.map((cell) -> cell.isEmpty() ? "-" : cell.replace("\",\"", "\", \"").replace("\"", ""))
			.toList();
	}

	/**
	 * A column.
	 *
	 * @param name what the table asks for or answers
	 * @param values which it takes, empty when it does not say
	 */
	record Column(String label, String name, String type, String values, String description) {

	}

	/**
	 * A rule.
	 *
	 * @param number counts from 1
	 */
	record DrawnRow(int number, String id, String description, List<String> inputs, List<String> outputs) {

	}

}
