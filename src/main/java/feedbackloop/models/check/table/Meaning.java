package feedbackloop.models.check.table;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;

/**
 * What the cells of a table mean, or what is wrong with them. All faults are named at
 * once, so that nobody mends one after the other.
 */
final class Meaning {

	private final DecisionTable table;

	private final List<Finding> findings = new ArrayList<>();

	private final List<Condition> declaredInputs;

	private final List<List<Condition>> conditions;

	private final List<List<Object>> results;

	Meaning(DecisionTable table) {
		this.table = table;
		this.declaredInputs = table.inputs().stream().map(this::declared).toList();
		List<Condition> declaredOutputs = table.outputs().stream().map(this::declared).toList();
		this.conditions = table.rules().stream().map(this::conditions).toList();
		this.results = table.rules().stream().map((rule) -> results(rule, declaredOutputs)).toList();
	}

	DecisionTable table() {
		return this.table;
	}

	List<Finding> findings() {
		return this.findings;
	}

	Condition declared(int input) {
		return this.declaredInputs.get(input);
	}

	/** The conditions of all rules on that input. */
	List<Condition> conditions(int input) {
		return this.conditions.stream().map((row) -> row.get(input)).toList();
	}

	/** The values of a rule, null where its cell has none. */
	List<Object> results(Rule rule) {
		return this.results.get(rule.number() - 1);
	}

	private Condition declared(Column column) {
		return read(() -> Cells.condition(column, column.declared(), column.label()), new Condition.Any());
	}

	private List<Condition> conditions(Rule rule) {
		List<Condition> row = new ArrayList<>();
		for (int i = 0; i < this.table.inputs().size(); i++) {
			Column column = this.table.inputs().get(i);
			String cell = rule.conditions().get(i);
			Condition condition = read(() -> Cells.condition(column, cell, rule.place(column)), new Condition.Any());
			refuseUndeclared(column, this.declaredInputs.get(i), condition, rule);
			row.add(condition);
		}
		return row;
	}

	/** Of numbers, a limit beyond the declared ones is no mistake. */
	private void refuseUndeclared(Column column, Condition declared, Condition condition, Rule rule) {
		if (!column.type().isNumber()) {
			condition.named()
				.filter((value) -> !declared.accepts(value))
				.forEach((value) -> this.findings.add(Finding.of(this.table.file(), rule.place(column),
						"tableCellUndeclared", value, column.declared())));
		}
	}

	private List<Object> results(Rule rule, List<Condition> declared) {
		List<Object> row = new ArrayList<>();
		for (int i = 0; i < this.table.outputs().size(); i++) {
			Column column = this.table.outputs().get(i);
			String cell = rule.results().get(i);
			Object value = read(() -> Cells.value(column, cell, rule.place(column)), null);
			if (value != null && !declared.get(i).accepts(value)) {
				this.findings.add(Finding.of(this.table.file(), rule.place(column), "tableOutputUndeclared", value,
						column.declared()));
			}
			row.add(value);
		}
		return row;
	}

	private <T> T read(Supplier<T> reading, T otherwise) {
		try {
			return reading.get();
		}
		catch (Unreadable ex) {
			this.findings.add(ex.in(this.table.file()));
			return otherwise;
		}
	}

}
