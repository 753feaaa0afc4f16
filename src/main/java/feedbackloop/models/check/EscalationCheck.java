package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;

/**
 * Whether each row of the table {@code escalation} names stages that have limits. It must
 * also name the shares of its time at which a task reminds. These are read from there.
 */
final class EscalationCheck {

	private static final Pattern SHARES = Pattern.compile("\\d+(\\s*,\\s*\\d+)*");

	private final DecisionTable table;

	private final Readings readings;

	private final List<Finding> findings = new ArrayList<>();

	EscalationCheck(DecisionTable table, Readings readings) {
		this.table = table;
		this.readings = readings;
	}

	List<Finding> findings() {
		if (this.table.key().equals(Decisions.ESCALATION)) {
			Column percent = this.table.input("percent").orElseThrow();
			this.table.rules()
				.stream()
				.filter((rule) -> !SHARES.matcher(this.table.cell(rule, percent)).matches())
				.forEach((rule) -> add(rule, percent, "tableShare", this.table.cell(rule, percent)));
			this.table.input("stage").ifPresent(this::stages);
		}
		return this.findings;
	}

	private void stages(Column stage) {
		List<String> known = this.readings.find(Decisions.TIME_LIMITS)
			.flatMap((limits) -> limits.table()
				.flatMap((table) -> table.input("stage"))
				.map((column) -> limits.declaredTexts(column)))
			.orElse(List.of());
		for (Rule rule : this.table.rules()) {
			DecisionTable.words(this.table.cell(rule, stage))
				.stream()
				.filter((word) -> !known.contains(word))
				.forEach((word) -> add(rule, stage, "tableStage", word));
		}
	}

	private void add(Rule rule, Column column, String code, String word) {
		this.findings.add(Finding.of(this.table.file(), rule.place(column), code, word));
	}

}
