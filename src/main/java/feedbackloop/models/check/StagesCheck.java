package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;

/**
 * Whether the rows of the table {@code timeLimits} agree in what they say of a stage as a
 * whole. Also whether stages lie in one another without a circle.
 */
final class StagesCheck {

	private final DecisionTable table;

	private final Stages stages;

	private final List<Finding> findings = new ArrayList<>();

	StagesCheck(DecisionTable table) {
		this.table = table;
		this.stages = Stages.of(table);
	}

	List<Finding> findings() {
		if (this.table.key().equals(Decisions.TIME_LIMITS)) {
			for (String name : Stages.COLUMNS) {
				this.table.output(name).ifPresent(this::agreement);
			}
			if (this.findings.isEmpty()) {
				this.table.output(Stages.PART_OF).ifPresent(this::nesting);
				this.table.output(Stages.LEADS_TO).ifPresent(this::nesting);
			}
			if (this.findings.isEmpty()) {
				this.table.output(Stages.PART_OF).ifPresent(this::clocks);
			}
		}
		return this.findings;
	}

	/** Each stage once, where it first says something else. */
	private void agreement(Column column) {
		Map<String, Rule> first = new HashMap<>();
		Set<String> told = new HashSet<>();
		for (Rule rule : limits()) {
			for (String stage : Stages.of(this.table, rule)) {
				Rule before = first.putIfAbsent(stage, rule);
				if (before != null && !word(before, column).equals(word(rule, column)) && told.add(stage)) {
					add(rule, column, "tableStageDiffers", stage, word(rule, column), word(before, column),
							before.number());
				}
			}
		}
	}

	private void nesting(Column column) {
		List<String> known = this.table.inputWords("stage");
		Set<String> told = new HashSet<>();
		for (Rule rule : limits()) {
			String other = word(rule, column);
			for (String stage : other.equals(Stages.NONE) ? List.<String>of() : Stages.of(this.table, rule)) {
				if (told.add(stage)) {
					nesting(rule, column, stage, other, known);
				}
			}
		}
	}

	private void nesting(Rule rule, Column column, String stage, String other, List<String> known) {
		boolean leads = column.name().equals(Stages.LEADS_TO);
		if (!known.contains(other)) {
			add(rule, column, "tableStageUnknown", other);
		}
		else if (leads && this.stages.isPart(stage)) {
			add(rule, column, "tableStageBoth", stage, this.stages.around(stage).orElseThrow(), other);
		}
		else if (this.stages.allAround(stage).contains(stage)) {
			add(rule, column, "tableStageCircle", stage);
		}
	}

	/** An outer clock is bound by a stage around it, and one of the stage by none. */
	private void clocks(Column nesting) {
		Column clock = this.table.output("clock").orElseThrow();
		for (Rule rule : limits()) {
			for (String stage : Stages.of(this.table, rule)) {
				Optional<String> around = this.stages.around(stage);
				if (around.isEmpty() && word(rule, clock).equals("outer")) {
					add(rule, clock, "tableClockOuter", stage, nesting.label());
				}
				else if (around.isPresent() && word(rule, clock).equals("stage")) {
					add(rule, clock, "tableClockStage", stage, around.get());
				}
			}
		}
	}

	private List<Rule> limits() {
		return this.table.rules().stream().filter((rule) -> Stages.givesLimit(this.table, rule)).toList();
	}

	private String word(Rule rule, Column column) {
		return DecisionTable.words(this.table.cell(rule, column)).get(0);
	}

	private void add(Rule rule, Column column, String code, Object... arguments) {
		this.findings.add(Finding.of(this.table.file(), rule.place(column), code, arguments));
	}

}
