package feedbackloop.models.compare;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

import feedbackloop.models.compare.ComparedTable.Rule;

/**
 * What changed between two versions of a decision table, rule by rule and cell by cell.
 *
 * @param facts the name, the hit policy and what else stands around the table
 * @param columns those of both versions, in order
 * @param rules those of both versions, in order
 */
record TableComparison(List<PropertyChange> facts, List<Column> columns, List<ComparedRow> rules) {

	/**
	 * Compares two texts of a decision.
	 * @throws feedbackloop.notation.Unreadable if one is no decision table
	 */
	static TableComparison of(String from, String to) {
		ComparedTable before = ComparedTable.read(from);
		ComparedTable after = ComparedTable.read(to);
		Map<String, String> now = ComparedTable.matched(before, after);
		Set<String> keys = new LinkedHashSet<>(
				Sequence.merged(List.copyOf(before.columns().keySet()), List.copyOf(now.values())));
		Map<String, String> newKeys = new LinkedHashMap<>();
		now.forEach((key, matched) -> newKeys.put(matched, key));
		Set<String> moved = Sequence.moved(List.copyOf(before.columns().keySet()), List.copyOf(now.values()));
		List<Column> columns = keys.stream()
			.map((key) -> column(key, before.columns().get(key), after.columns().get(newKeys.get(key)),
					moved.contains(key)))
			.toList();
		return new TableComparison(PropertyChange.between(before.facts(), after.facts()), columns,
				rows(before, after, newKeys, columns));
	}

	private static Column column(String key, Map<String, String> was, Map<String, String> is, boolean moved) {
		Map<String, String> shown = (is != null) ? is : was;
		if (was == null || is == null) {
			return new Column(key, label(shown), shown.get("kind"), (was == null) ? Mark.ADDED : Mark.REMOVED,
					List.of());
		}
		List<PropertyChange> changes = PropertyChange.between(was, is);
		Mark mark = !changes.isEmpty() ? Mark.CHANGED : moved ? Mark.MOVED : Mark.SAME;
		return new Column(key, label(shown), shown.get("kind"), mark, changes);
	}

	private static String label(Map<String, String> column) {
		String label = column.getOrDefault("label", "");
		return !label.isEmpty() ? label : column.getOrDefault("expression", column.getOrDefault("name", ""));
	}

	private static List<ComparedRow> rows(ComparedTable before, ComparedTable after, Map<String, String> newKeys,
			List<Column> columns) {
		Map<Rule, Rule> matched = ComparedTable.matched(before.rules(), after.rules());
		Map<Rule, Rule> newRules = new LinkedHashMap<>();
		matched.forEach((was, is) -> newRules.put(is, was));
		List<Rule> now = after.rules().stream().map((rule) -> newRules.getOrDefault(rule, rule)).toList();
		Set<Rule> moved = Sequence.moved(before.rules(), now);
		List<ComparedRow> rows = new ArrayList<>();
		for (Rule rule : Sequence.merged(before.rules(), now)) {
			Rule was = before.rules().contains(rule) ? rule : null;
			Rule is = (was != null) ? matched.get(was) : rule;
			rows.add(row(was, is, moved.contains(rule), newKeys, columns));
		}
		return rows;
	}

	private static ComparedRow row(Rule was, Rule is, boolean moved, Map<String, String> newKeys,
			List<Column> columns) {
		List<Cell> cells = new ArrayList<>();
		for (Column column : columns) {
			cells.add(cell(was, is, (was != null) ? was.cells().get(column.key()) : null,
					(is != null) ? is.cells().get(newKeys.get(column.key())) : null));
		}
		cells.add(cell(was, is, (was != null) ? was.annotation() : null, (is != null) ? is.annotation() : null));
		Mark mark;
		if (was == null || is == null) {
			mark = (was == null) ? Mark.ADDED : Mark.REMOVED;
		}
		else {
			boolean changed = cells.stream().anyMatch((cell) -> cell.mark() != Mark.SAME);
			mark = changed ? Mark.CHANGED : moved ? Mark.MOVED : Mark.SAME;
		}
		return new ComparedRow(mark, moved, (was != null) ? was.position() : null, (is != null) ? is.position() : null,
				cells);
	}

	private static Cell cell(Rule wasRule, Rule isRule, String was, String is) {
		if (wasRule == null || isRule == null) {
			return new Cell(Mark.SAME, null, (is != null) ? is : was);
		}
		return Objects.equals(was, is) ? new Cell(Mark.SAME, null, is) : new Cell(Mark.CHANGED, was, is);
	}

	/**
	 * Whether nothing changed that the table shows.
	 */
	public boolean isSame() {
		return this.facts.isEmpty() && this.columns.stream().allMatch((column) -> column.mark() == Mark.SAME)
				&& this.rules.stream().allMatch((rule) -> rule.mark() == Mark.SAME);
	}

	/**
	 * A column.
	 *
	 * @param kind input or output
	 */
	record Column(String key, String label, String kind, Mark mark, List<PropertyChange> changes) {

	}

	/**
	 * A rule.
	 *
	 * @param moved whether it stands elsewhere among the others
	 * @param was its number before, null if it was not there
	 * @param is its number now, null if it is not there any more
	 * @param cells one for each column, and its annotation
	 */
	record ComparedRow(Mark mark, boolean moved, Integer was, Integer is, List<Cell> cells) {

	}

	/**
	 * A cell.
	 *
	 * @param was what stood there; null where it did not change
	 * @param is what stands there now, or stood there in a rule that is gone
	 */
	record Cell(Mark mark, String was, String is) {

	}

}
