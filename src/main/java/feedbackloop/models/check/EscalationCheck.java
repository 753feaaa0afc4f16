package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import feedbackloop.models.check.table.Table;
import feedbackloop.models.check.table.Table.Column;
import feedbackloop.models.check.table.Table.Rule;
import feedbackloop.process.Finding;
import feedbackloop.process.Keys.Decisions;

/**
 * Whether each row of the table {@code escalation} names the shares of its time at which
 * a task reminds, which are read from there, and stages that have limits.
 */
final class EscalationCheck {

	private static final Pattern SHARES = Pattern.compile("\\d+(\\s*,\\s*\\d+)*");

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

	private final Table table;

	private final Readings readings;

	private final List<Finding> findings = new ArrayList<>();

	EscalationCheck(Table table, Readings readings) {
		this.table = table;
		this.readings = readings;
	}

	List<Finding> findings() {
		if (this.table.key().equals(Decisions.ESCALATION)) {
			Column percent = this.table.input("percent").orElseThrow();
			this.table.rules()
				.stream()
				.filter((rule) -> !SHARES.matcher(cell(rule, percent)).matches())
				.forEach((rule) -> add(rule, percent, "tableShare", cell(rule, percent)));
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
			WORD.matcher(cell(rule, stage))
				.results()
				.map((MatchResult word) -> word.group(1))
				.filter((word) -> !known.contains(word))
				.forEach((word) -> add(rule, stage, "tableStage", word));
		}
	}

	private String cell(Rule rule, Column column) {
		return rule.conditions().get(this.table.inputs().indexOf(column));
	}

	private void add(Rule rule, Column column, String code, String word) {
		this.findings.add(Finding.of(this.table.file(), rule.place(column), code, word));
	}

}
