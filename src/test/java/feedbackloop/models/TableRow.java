package feedbackloop.models;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.models.DecisionTable.Column;

/**
 * One example of a decision table.
 *
 * @param sentence what the example shows
 * @param facts a value for each input
 * @param rules the ids of the rules that count, in order
 * @param expected the answer by output; of several rules joined by ", "
 */
record TableRow(String sentence, Map<String, Object> facts, List<String> rules, Map<String, String> expected) {

	/**
	 * Reads rows that are written as a table with columns divided by {@code |}. The first
	 * line names the columns: {@code sentence}, the inputs, {@code rule} (ids without
	 * "rule_"), and any of the outputs after it.
	 */
	static List<TableRow> read(DecisionTable table, String text) {
		List<String> lines = text.lines().filter((line) -> !line.isBlank()).toList();
		List<String> header = cells(lines.get(0));
		return lines.stream().skip(1).map((line) -> read(table, header, cells(line))).toList();
	}

	private static TableRow read(DecisionTable table, List<String> header, List<String> cells) {
		if (cells.size() != header.size()) {
			throw new IllegalArgumentException("row with " + cells.size() + " cells: " + cells);
		}
		Map<String, Object> facts = new LinkedHashMap<>();
		Map<String, String> expected = new LinkedHashMap<>();
		int rule = header.indexOf("rule");
		for (int i = 1; i < rule; i++) {
			facts.put(header.get(i), table.typed(header.get(i), cells.get(i)));
		}
		for (int i = rule + 1; i < header.size(); i++) {
			expected.put(header.get(i), cells.get(i));
		}
		if (!facts.keySet().containsAll(table.inputs().stream().map(Column::name).toList())) {
			throw new IllegalArgumentException("row without a value for each input: " + facts);
		}
		return new TableRow(cells.get(0), facts, rules(cells.get(rule)), expected);
	}

	static List<String> rules(String ids) {
		return Arrays.stream(ids.split(", *")).map((id) -> "rule_" + id).toList();
	}

	static List<String> cells(String line) {
		return Arrays.stream(line.split("\\|")).map(String::strip).toList();
	}

	@Override
	public String toString() {
		return this.sentence;
	}

}
