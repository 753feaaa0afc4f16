package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Whether answers rise with what they answer to: urgent tasks come first, and more
 * customers do not count for less.
 */
final class OrderCheck {

	private static final Pattern NUMBER = Pattern.compile("\\d{1,9}");

	private final TableReading reading;

	private final TableAnalysis analysis;

	private final DecisionTable table;

	private final List<Finding> findings = new ArrayList<>();

	OrderCheck(TableReading reading, TableAnalysis analysis) {
		this.reading = reading;
		this.analysis = analysis;
		this.table = analysis.table();
	}

	List<Finding> findings() {
		if (this.table.key().equals(Decisions.TASK_PRIORITY)) {
			priorities();
		}
		if (this.table.key().equals(Decisions.AFFECTED_SCALE)) {
			scale();
		}
		return this.findings.stream().distinct().toList();
	}

	private void priorities() {
		List<String> marks = this.reading.declaredTexts(this.table.input(Variables.MARK).orElseThrow());
		for (int i = 1; i < TableContracts.GRADES.size(); i++) {
			for (String mark : marks) {
				String urgent = TableContracts.GRADES.get(i - 1);
				String less = TableContracts.GRADES.get(i);
				compare("priority", "tablePriorityFalls", Map.of(Variables.GRADE, less, Variables.MARK, mark),
						Map.of(Variables.GRADE, urgent, Variables.MARK, mark), urgent, less);
			}
		}
		for (int i = 1; i < TableContracts.MARKS.size(); i++) {
			String urgent = TableContracts.MARKS.get(i - 1);
			String less = TableContracts.MARKS.get(i);
			compare("priority", "tablePriorityFalls", Map.of(Variables.GRADE, "none", Variables.MARK, less),
					Map.of(Variables.GRADE, "none", Variables.MARK, urgent), urgent, less);
		}
		this.table.rules()
			.stream()
			.filter((rule) -> !TaskPriorities.isUsual(number(rule, "priority").intValue()))
			.forEach((rule) -> warn(rule, "priority", "tablePriorityUnusual", number(rule, "priority"),
					TaskPriorities.LEAST, TaskPriorities.GREATEST));
	}

	private void scale() {
		TreeSet<Integer> counts = new TreeSet<>();
		this.table.rules()
			.stream()
			.flatMap((rule) -> rule.conditions().stream())
			.flatMap((cell) -> NUMBER.matcher(cell).results())
			.map((number) -> Integer.valueOf(number.group()))
			.forEach((number) -> counts.addAll(List.of(Math.max(0, number - 1), number, number + 1)));
		Integer before = null;
		for (Integer count : counts) {
			if (before != null) {
				compare(Variables.AFFECTED, "tableScaleFalls", Map.of("customers", before), Map.of("customers", count),
						before, count);
			}
			before = count;
		}
	}

	/** Found at the rule that answers the greater one with a smaller number. */
	private void compare(String output, String code, Map<String, ?> smaller, Map<String, ?> greater,
			Object... arguments) {
		Rule lower = this.analysis.answer(smaller).orElse(null);
		Rule higher = this.analysis.answer(greater).orElse(null);
		if (lower != null && higher != null && number(higher, output).compareTo(number(lower, output)) < 0) {
			warn(higher, output, code, arguments);
		}
	}

	private void warn(Rule rule, String output, String code, Object... arguments) {
		this.findings.add(Finding.warning(this.table.file(), rule.place(this.table.output(output).orElseThrow()), code,
				arguments));
	}

	private BigDecimal number(Rule rule, String output) {
		return (BigDecimal) this.analysis.value(rule, this.table.output(output).orElseThrow());
	}

}
