package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import feedbackloop.grading.Priority;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Warns of braces in the reason of a grade, or in the words of a score, that nothing
 * fills: people would read them as they stand.
 */
final class ReasonNames {

	private static final Pattern BRACES = Pattern.compile("\\{[^{}]*}|[{}\uFF5B\uFF5D]");

	private static final Map<String, String> WORDS = Map.of(Decisions.GRADE, Variables.GRADE_REASON,
			Decisions.PRIORITY_WEIGHTS, Priority.SCORE_WORDS);

	private ReasonNames() {
	}

	static List<Finding> check(DecisionTable table) {
		List<Finding> findings = new ArrayList<>();
		Column reason = Optional.ofNullable(WORDS.get(table.key())).flatMap(table::output).orElse(null);
		if (reason != null) {
			for (Rule rule : table.rules()) {
				unknown(table.cell(rule, reason)).ifPresent((braces) -> findings.add(Finding.warning(table.file(),
						rule.place(reason), "tableReasonName", braces, String.join(", ", Priority.REASON_NAMES))));
			}
		}
		return findings;
	}

	private static Optional<String> unknown(String words) {
		return BRACES.matcher(words)
			.results()
			.map(MatchResult::group)
			.filter((braces) -> !Priority.REASON_NAMES.contains(braces))
			.findFirst();
	}

}
