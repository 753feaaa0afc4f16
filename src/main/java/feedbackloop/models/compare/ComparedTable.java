package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.notation.DecisionTable;

/**
 * A decision table as it is compared with another version of it.
 *
 * @param facts what stands around the table
 * @param columns the properties of each column by its key
 */
record ComparedTable(Map<String, String> facts, Map<String, Map<String, String>> columns, List<Rule> rules) {

	/**
	 * Reads the first decision of the text.
	 * @throws feedbackloop.notation.Unreadable if there is no decision table
	 */
	static ComparedTable read(String text) {
		DecisionTable table = DecisionTable.read(text);
		Map<String, String> facts = new LinkedHashMap<>(table.facts());
		facts.remove("annotationsWidth");
		facts.put("hitPolicy", table.hitPolicy().toString());
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		table.inputs().forEach((input) -> add("input", "expression", input, columns));
		table.outputs().forEach((output) -> add("output", "name", output, columns));
		List<String> keys = List.copyOf(columns.keySet());
		return new ComparedTable(facts, columns, table.rules().stream().map((rule) -> rule(rule, keys)).toList());
	}

	private static void add(String kind, String name, DecisionTable.Column column,
			Map<String, Map<String, String>> columns) {
		Map<String, String> properties = new LinkedHashMap<>();
		properties.put("kind", kind);
		properties.put("label", column.label());
		properties.put(name, column.name());
		properties.put("typeRef", column.typeRef());
		if (!column.declared().isEmpty()) {
			properties.put("values", column.declared());
		}
		columns.put(column.id().isEmpty() ? "column " + columns.size() : column.id(), properties);
	}

	private static Rule rule(DecisionTable.Rule rule, List<String> keys) {
		List<String> entries = Stream.concat(rule.conditions().stream(), rule.results().stream()).toList();
		Map<String, String> cells = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(entries.size(), keys.size()); i++) {
			cells.put(keys.get(i), entries.get(i));
		}
		return new Rule(rule.number(), rule.id(), cells, rule.description());
	}

	/**
	 * The keys of the columns of the new table, in order, each with its key in the old
	 * table. A column was the one with the same id, or else with the same expression or
	 * name.
	 */
	static Map<String, String> matched(ComparedTable before, ComparedTable after) {
		Map<String, String> matched = new LinkedHashMap<>();
		Set<String> free = new HashSet<>(before.columns().keySet());
		free.removeAll(after.columns().keySet());
		after.columns().forEach((key, column) -> {
			String was = before.columns().containsKey(key) ? key
					: free.stream()
						.filter((other) -> means(before.columns().get(other)).equals(means(column)))
						.findFirst()
						.orElse(key);
			free.remove(was);
			matched.put(key, was);
		});
		return matched;
	}

	private static String means(Map<String, String> column) {
		return column.get("kind") + column.getOrDefault("expression", column.get("name"));
	}

	/**
	 * The rules of the old table with those of the new one that they became: the same id,
	 * or else the same content.
	 */
	static Map<Rule, Rule> matched(List<Rule> before, List<Rule> after) {
		Map<Rule, Rule> matched = new LinkedHashMap<>();
		Set<Rule> free = new HashSet<>(after);
		for (Rule rule : before) {
			after.stream()
				.filter((other) -> !rule.id().isEmpty() && rule.id().equals(other.id()) && free.contains(other))
				.findFirst()
				.ifPresent((other) -> {
					matched.put(rule, other);
					free.remove(other);
				});
		}
		for (Rule rule : before) {
			if (!matched.containsKey(rule)) {
				after.stream()
					.filter((other) -> free.contains(other) && rule.content().equals(other.content()))
					.findFirst()
					.ifPresent((other) -> {
						matched.put(rule, other);
						free.remove(other);
					});
			}
		}
		return matched;
	}

	/**
	 * A rule.
	 *
	 * @param position from 1
	 * @param cells by the key of their column
	 */
	record Rule(int position, String id, Map<String, String> cells, String annotation) {

		private List<String> content() {
			List<String> content = new ArrayList<>(this.cells.values());
			content.add(this.annotation);
			return content;
		}

	}

}
