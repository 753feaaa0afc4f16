package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.w3c.dom.Element;

/**
 * A decision table as its file has it.
 *
 * @param facts what stands around the table
 * @param columns the properties of each column by its key
 */
record Table(Map<String, String> facts, Map<String, Map<String, String>> columns, List<Rule> rules) {

	/**
	 * Reads the first decision of the text.
	 * @throws Unreadable if there is no decision table
	 */
	static Table read(String text) {
		Element root = Xml.read(text);
		Element decision = Xml.child(root, "decision").orElseThrow(() -> missing("decision"));
		Element table = Xml.child(decision, "decisionTable").orElseThrow(() -> missing("decisionTable"));
		Map<String, String> facts = new LinkedHashMap<>(Xml.attributes(decision));
		facts.putAll(Xml.attributes(table));
		facts.remove("annotationsWidth");
		facts.put("id", decision.getAttribute("id"));
		facts.putIfAbsent("hitPolicy", "UNIQUE");
		Xml.child(decision, "description").ifPresent((words) -> facts.put("documentation", Xml.text(words)));
		Map<String, Map<String, String>> columns = new LinkedHashMap<>();
		Xml.children(table, "input").forEach((input) -> columns.put(key(input, columns.size()), input(input)));
		Xml.children(table, "output").forEach((output) -> columns.put(key(output, columns.size()), output(output)));
		List<Rule> rules = new ArrayList<>();
		List<String> keys = List.copyOf(columns.keySet());
		Xml.children(table, "rule").forEach((rule) -> rules.add(rule(rule, keys, rules.size() + 1)));
		return new Table(facts, columns, rules);
	}

	private static Unreadable missing(String element) {
		return new Unreadable(element + "?");
	}

	private static String key(Element column, int position) {
		String id = column.getAttribute("id");
		return !id.isEmpty() ? id : "column " + position;
	}

	private static Map<String, String> input(Element input) {
		Map<String, String> column = new LinkedHashMap<>();
		column.put("kind", "input");
		column.put("label", input.getAttribute("label"));
		Xml.child(input, "inputExpression").ifPresent((expression) -> {
			column.put("expression", Xml.text(expression));
			column.put("typeRef", expression.getAttribute("typeRef"));
		});
		Xml.child(input, "inputValues").ifPresent((values) -> column.put("values", Xml.text(values)));
		return column;
	}

	private static Map<String, String> output(Element output) {
		Map<String, String> column = new LinkedHashMap<>();
		column.put("kind", "output");
		column.put("label", output.getAttribute("label"));
		column.put("name", output.getAttribute("name"));
		column.put("typeRef", output.getAttribute("typeRef"));
		Xml.child(output, "outputValues").ifPresent((values) -> column.put("values", Xml.text(values)));
		Xml.child(output, "defaultOutputEntry").ifPresent((value) -> column.put("default", Xml.text(value)));
		return column;
	}

	private static Rule rule(Element rule, List<String> keys, int position) {
		List<Element> entries = new ArrayList<>(Xml.children(rule, "inputEntry"));
		entries.addAll(Xml.children(rule, "outputEntry"));
		Map<String, String> cells = new LinkedHashMap<>();
		for (int i = 0; i < Math.min(entries.size(), keys.size()); i++) {
			cells.put(keys.get(i), Xml.text(entries.get(i)));
		}
		String annotation = Xml.child(rule, "description").map(Xml::text).orElse("");
		return new Rule(position, rule.getAttribute("id"), cells, annotation);
	}

	/**
	 * The columns of the new table, in order, each by its key with that of the column of
	 * the old table that it was: the same id, or else the same expression or name.
	 */
	static Map<String, String> matched(Table before, Table after) {
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
