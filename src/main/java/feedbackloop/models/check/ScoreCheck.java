package feedbackloop.models.check;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableAnalysis.Unreachable;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.Finding;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

/**
 * Whether the weights can make the scores for which the grades have bands: a band above
 * the highest score would never be reached.
 */
final class ScoreCheck {

	private static final List<String> WEIGHTS = List.of("affectedWeight", "severityWeight", "urgencyWeight");

	private static final int SCALE = 4;

	private static final int HIGHEST = 5;

	/** The greatest score that the record of a case keeps. */
	private static final BigDecimal GREATEST = new BigDecimal("9999.9999");

	private final Readings readings;

	private final List<Finding> findings = new ArrayList<>();

	ScoreCheck(Readings readings) {
		this.readings = readings;
	}

	/**
	 * The findings of both tables together, when that table is one of them.
	 */
	List<Finding> check(String key) {
		if (key.equals(Decisions.PRIORITY_WEIGHTS) || key.equals(Decisions.GRADE)) {
			this.readings.find(Decisions.PRIORITY_WEIGHTS)
				.flatMap(TableReading::analysis)
				.ifPresent(
						(weights) -> this.readings.find(Decisions.GRADE).ifPresent((grade) -> check(weights, grade)));
		}
		return this.findings;
	}

	private void check(TableAnalysis weights, TableReading grade) {
		Column score = grade.table().flatMap((table) -> table.input(Variables.PRIORITY_SCORE)).orElse(null);
		if (score == null || grade.analysis().isEmpty() || !Stream.concat(WEIGHTS.stream(), Stream.of("divisor"))
			.allMatch((output) -> weights.table().output(output).isPresent())) {
			return;
		}
		weights.table().rules().forEach((rule) -> checkSigns(weights, rule));
		if (this.findings.isEmpty()) {
			weights.table().rules().forEach((rule) -> checkKept(weights, rule));
			TreeSet<BigDecimal> scores = new TreeSet<>();
			weights.table().rules().forEach((rule) -> scores.addAll(scores(weights, rule)));
			grade.greatest(score).ifPresent((top) -> checkTop(weights, top));
			checkDeclared(grade, score, scores);
			checkBands(grade, scores);
		}
	}

	private void checkSigns(TableAnalysis weights, Rule rule) {
		WEIGHTS.stream()
			.filter((weight) -> number(weights, rule, weight).signum() < 0)
			.forEach((weight) -> add(weights, rule, weight, "tableWeightNegative", number(weights, rule, weight)));
		if (number(weights, rule, "divisor").signum() <= 0) {
			add(weights, rule, "divisor", "tableDivisor", number(weights, rule, "divisor"));
		}
	}

	private void checkKept(TableAnalysis weights, Rule rule) {
		BigDecimal highest = score(weights, rule, HIGHEST, HIGHEST, HIGHEST);
		if (highest.compareTo(GREATEST) > 0) {
			add(weights, rule, "divisor", "tableScoreTooHigh", plain(highest), plain(GREATEST));
		}
	}

	private void checkTop(TableAnalysis weights, BigDecimal top) {
		for (Rule rule : weights.table().rules()) {
			BigDecimal highest = score(weights, rule, HIGHEST, HIGHEST, HIGHEST);
			if (highest.compareTo(top) != 0) {
				add(weights, rule, "divisor", "tableWeightsTop", plain(highest), plain(top));
			}
		}
	}

	private void checkDeclared(TableReading grade, Column score, Set<BigDecimal> scores) {
		List<BigDecimal> beyond = scores.stream().filter((value) -> !grade.declares(score, value)).toList();
		if (!beyond.isEmpty()) {
			this.findings.add(Finding.of(grade.table().orElseThrow().file(), score.label(), "tableScoreBeyond",
					plain(beyond.get(0)), score.declared()));
		}
	}

	private void checkBands(TableReading grade, TreeSet<BigDecimal> scores) {
		List<Rule> never = grade.analysis().orElseThrow().unreachable().stream().map(Unreachable::rule).toList();
		String lowest = plain(scores.first());
		String highest = plain(scores.last());
		grade.analysis(Variables.PRIORITY_SCORE, scores)
			.orElseThrow()
			.unreachable()
			.stream()
			.map(Unreachable::rule)
			.filter((rule) -> !never.contains(rule))
			.forEach((rule) -> this.findings
				.add(Finding.of(grade.table().orElseThrow().file(), rule.place(), "tableScoreNever", lowest, highest)));
	}

	private static Set<BigDecimal> scores(TableAnalysis weights, Rule rule) {
		Set<BigDecimal> scores = new TreeSet<>();
		for (int affected = 1; affected <= HIGHEST; affected++) {
			for (int severity = 1; severity <= HIGHEST; severity++) {
				for (int urgency = 1; urgency <= HIGHEST; urgency++) {
					scores.add(score(weights, rule, affected, severity, urgency));
				}
			}
		}
		return scores;
	}

	private static BigDecimal score(TableAnalysis weights, Rule rule, int... scores) {
		BigDecimal sum = BigDecimal.ZERO;
		for (int i = 0; i < scores.length; i++) {
			sum = sum.add(number(weights, rule, WEIGHTS.get(i)).multiply(BigDecimal.valueOf(scores[i])));
		}
		return sum.divide(number(weights, rule, "divisor"), SCALE, RoundingMode.HALF_UP);
	}

	private static BigDecimal number(TableAnalysis weights, Rule rule, String output) {
		return (BigDecimal) weights.value(rule, weights.table().output(output).orElseThrow());
	}

	private void add(TableAnalysis weights, Rule rule, String output, String code, Object... arguments) {
		Column column = weights.table().output(output).orElseThrow();
		this.findings.add(Finding.of(weights.table().file(), rule.place(column), code, arguments));
	}

	private static String plain(BigDecimal number) {
		return number.stripTrailingZeros().toPlainString();
	}

}
