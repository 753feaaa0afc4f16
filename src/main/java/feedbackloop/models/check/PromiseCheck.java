package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableAnalysis.Facts;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;
import feedbackloop.process.Keys.Variables;

/**
 * What a table must not do, whatever else its owner changes: each found exactly, with
 * facts at which it would happen.
 */
final class PromiseCheck {

	private final TableAnalysis analysis;

	private final DecisionTable table;

	private final ModelSet models;

	private final List<Finding> findings = new ArrayList<>();

	PromiseCheck(TableAnalysis analysis, ModelSet models) {
		this.analysis = analysis;
		this.table = analysis.table();
		this.models = models;
	}

	List<Finding> findings() {
		switch (this.table.key()) {
			case TableContracts.APPROVAL ->
				forbid("approver", List.of("none"), Map.of("noMeasure", true), "tableNoMeasure");
			case Decisions.GRADE -> forbid(Variables.GRADE, List.of("medium", "low"),
					Map.of(Variables.COMPLIANCE_RISK, true), "tableCompliance");
			case Decisions.TIME_LIMITS -> needLimits(Stages.of(this.table));
			case Decisions.MESSAGE_PLAN -> this.table.rules().forEach(this::needText);
			default -> {
				// Free to decide anything that it can say.
			}
		}
		return this.findings;
	}

	/**
	 * No measure is approved by another person; a legal risk is never below high.
	 */
	private void forbid(String output, List<String> answers, Map<String, Object> facts, String code) {
		Column column = this.table.output(output).orElseThrow();
		for (Rule rule : this.table.rules()) {
			if (answers.contains(this.analysis.value(rule, column))) {
				this.analysis.answering(rule, facts).ifPresent((example) -> add(rule, column, code, example));
			}
		}
	}

	private void needLimits(Stages stages) {
		ProcessNames.stages(this.models)
			.forEach((stage) -> needLimit(stage,
					Stages.levelInstead(stage)
						.map(List::of)
						.orElse(stages.goesByMark(stage) ? TableContracts.MARKS : TableContracts.GRADES)));
	}

	/** A task or timer without a limit would fail. */
	private void needLimit(String stage, Collection<String> levels) {
		Column unit = this.table.output("unit").orElseThrow();
		for (Rule rule : this.table.rules()) {
			if ("none".equals(this.analysis.value(rule, unit))) {
				for (String level : levels) {
					Optional<Facts> facts = this.analysis.answering(rule, Map.of("stage", stage, "level", level));
					facts.ifPresent((example) -> add(rule, unit, "tableNoLimit", example));
				}
			}
		}
	}

	private void needText(Rule rule) {
		Column template = this.table.output("template").orElseThrow();
		Object mode = this.analysis.value(rule, this.table.output("mode").orElseThrow());
		if ("none".equals(this.analysis.value(rule, template)) && !"off".equals(mode)) {
			this.findings.add(Finding.of(this.table.file(), rule.place(template), "tableTemplateNone", mode));
		}
	}

	private void add(Rule rule, Column column, String code, Facts example) {
		this.findings.add(Finding.of(this.table.file(), rule.place(column), code, example.inWords()));
	}

}
