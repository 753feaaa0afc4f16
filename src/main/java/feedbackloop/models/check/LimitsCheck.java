package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;

/**
 * Limits that a calendar can count to, and that look as if somebody meant them: none of
 * more than a year, and none that is longer where things are more urgent.
 */
final class LimitsCheck {

	private static final String NONE = "none";

	/** About ten years. */
	private static final Map<String, Integer> MOST = Map.of("hours", 87_600, "days", 3_650, "cycle", 120);

	/** How many natural days one of them takes, about. */
	private static final Map<String, Double> NATURAL = Map.of("hours", 1 / 24.0, "days", 1.0, "cycle", 30.0);

	private static final Map<String, Double> WORKING = Map.of("hours", 7 / 40.0, "days", 7 / 5.0, "cycle", 30.0);

	private static final double YEAR = 366;

	private static final double UNTIL_TOMORROW = 2;

	private final TableReading reading;

	private final TableAnalysis analysis;

	private final DecisionTable table;

	private final List<Finding> findings = new ArrayList<>();

	LimitsCheck(TableReading reading, TableAnalysis analysis) {
		this.reading = reading;
		this.analysis = analysis;
		this.table = analysis.table();
	}

	List<Finding> findings() {
		if (this.table.key().equals(Decisions.TIME_LIMITS)) {
			this.table.rules().stream().filter((rule) -> !text(rule, "unit").equals(NONE)).forEach(this::amount);
			if (this.findings.isEmpty()) {
				this.table.rules().stream().filter((rule) -> length(rule) > YEAR).forEach(this::beyondAYear);
				Stages stages = Stages.of(this.table);
				this.reading.declaredTexts(this.table.input("stage").orElseThrow())
					.forEach((stage) -> order(stage,
							stages.goesByMark(stage) ? TableContracts.MARKS : TableContracts.GRADES));
			}
		}
		return this.findings;
	}

	private void amount(Rule rule) {
		int most = MOST.get(text(rule, "unit"));
		BigDecimal amount = (BigDecimal) value(rule, "amount");
		if (amount.signum() <= 0 || amount.compareTo(BigDecimal.valueOf(most)) > 0) {
			this.findings.add(Finding.of(this.table.file(), place(rule), "tableAmount", amount.toPlainString(), most,
					text(rule, "unit")));
		}
	}

	private void beyondAYear(Rule rule) {
		if (!text(rule, "unit").equals(NONE)) {
			warn(rule, "tableBeyondYear", value(rule, "amount"), text(rule, "unit"));
		}
	}

	private void order(String stage, Collection<String> levels) {
		String before = null;
		for (String level : levels) {
			if (before != null) {
				order(stage, before, level);
			}
			before = level;
		}
	}

	/** Limits that count from different moments cannot be compared. */
	private void order(String stage, String urgent, String less) {
		Optional<Rule> one = this.analysis.answer(Map.of("stage", stage, "level", urgent));
		Optional<Rule> other = this.analysis.answer(Map.of("stage", stage, "level", less));
		if (one.isPresent() && other.isPresent() && text(one.get(), "clock").equals(text(other.get(), "clock"))
				&& length(one.get()) > length(other.get())) {
			warn(one.get(), "tableUrgentLonger", stage, urgent, less);
		}
	}

	/** In natural days, about; without a limit, more than any. */
	private double length(Rule rule) {
		if (text(rule, "unit").equals(NONE)) {
			return Double.MAX_VALUE;
		}
		Map<String, Double> days = text(rule, "calendar").equals("natural") ? NATURAL : WORKING;
		double length = ((BigDecimal) value(rule, "amount")).doubleValue() * days.get(text(rule, "unit"));
		return text(rule, "cap").equals(NONE) ? length : Math.min(length, UNTIL_TOMORROW);
	}

	private String place(Rule rule) {
		return rule.place(this.table.output("amount").orElseThrow());
	}

	private void warn(Rule rule, String code, Object... arguments) {
		this.findings.add(Finding.warning(this.table.file(), place(rule), code, arguments));
	}

	private String text(Rule rule, String output) {
		return value(rule, output).toString();
	}

	private Object value(Rule rule, String output) {
		Column column = this.table.output(output).orElseThrow();
		return this.analysis.value(rule, column);
	}

}
