package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableAnalysis.Gap;
import feedbackloop.models.check.table.TableAnalysis.Overlap;
import feedbackloop.models.check.table.TableAnalysis.Unreachable;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.Finding;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * What an analysis found, as findings.
 */
final class AnalysisFindings {

	private AnalysisFindings() {
	}

	/**
	 * The findings of a table.
	 * @param answering the same where somebody relies on an answer; empty if nobody does
	 */
	static List<Finding> of(TableAnalysis analysis, Optional<TableAnalysis> answering) {
		DecisionTable table = analysis.table();
		List<Finding> findings = new ArrayList<>();
		if (!analysis.isDecided()) {
			findings.add(Finding.of(table.file(), "", "tableNotAnalysed"));
			return findings;
		}
		analysis.unreachable().forEach((unreachable) -> findings.add(unreachable(table, unreachable)));
		analysis.overlaps().forEach((overlap) -> findings.add(overlap(table, overlap)));
		List<Gap> gaps = answering.map(TableAnalysis::gaps).orElse(List.of());
		gaps.forEach((gap) -> findings.add(gap(table, gap)));
		if (gaps.size() == TableAnalysis.MOST || analysis.overlaps().size() == TableAnalysis.MOST) {
			findings.add(Finding.of(table.file(), "", "tableMore", TableAnalysis.MOST));
		}
		return findings;
	}

	private static Finding unreachable(DecisionTable table, Unreachable unreachable) {
		Column never = unreachable.never();
		if (never != null) {
			String cell = table.cell(unreachable.rule(), never);
			return Finding.of(table.file(), unreachable.rule().place(never), "tableNever", cell, never.declared());
		}
		return Finding.of(table.file(), unreachable.rule().place(), "tableHidden", numbers(unreachable.hiddenBy()));
	}

	private static Finding overlap(DecisionTable table, Overlap overlap) {
		String code = overlap.duplicate() ? "tableDuplicate"
				: (table.hitPolicy() == HitPolicy.ANY) ? "tableContradiction" : "tableOverlap";
		return Finding.of(table.file(), overlap.second().place(), code, overlap.first().number(),
				overlap.second().number(), overlap.example().inWords());
	}

	private static Finding gap(DecisionTable table, Gap gap) {
		String place = gap.restricted().stream().map(Column::label).collect(Collectors.joining(" · "));
		String row = IntStream.range(0, gap.row().size())
			.filter((i) -> !gap.row().get(i).equals("-"))
			.mapToObj((i) -> table.inputs().get(i).label() + ": " + gap.row().get(i))
			.collect(Collectors.joining(" · "));
		return Finding.of(table.file(), place, "tableGap", gap.example().inWords(), row.isEmpty() ? "-" : row);
	}

	private static String numbers(List<Integer> rules) {
		return rules.stream().map(String::valueOf).collect(Collectors.joining(", "));
	}

}
