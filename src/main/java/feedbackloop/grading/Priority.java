package feedbackloop.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

import org.springframework.stereotype.Component;

/**
 * The exact score and the grade that the tables give it (S1-21, S1-22, D1 … D3).
 */
@Component
class Priority {

	private static final int SCALE = 4;

	private final DecisionTables tables;

	Priority(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * The score: weighted sum of the three scores over the divisor, all from the table of
	 * weights, 4 decimals.
	 */
	BigDecimal score(TriageFacts facts) {
		Map<String, Object> weights = this.tables.evaluate(Decisions.PRIORITY_WEIGHTS,
				Map.of(Variables.FEEDBACK_TYPE, facts.feedbackType()));
		BigDecimal sum = weighted(weights, "affectedWeight", facts.affected())
			.add(weighted(weights, "severityWeight", facts.severity()))
			.add(weighted(weights, "urgencyWeight", facts.urgency()));
		return sum.divide(new BigDecimal(weights.get("divisor").toString()), SCALE, RoundingMode.HALF_UP);
	}

	/**
	 * The grade and its reason, the reason's blanks filled with the facts.
	 */
	Grade grade(TriageFacts facts, BigDecimal score) {
		Map<String, Object> row = this.tables.evaluate(Decisions.GRADE,
				Map.of(Variables.MAJOR_LOSS_RISK, facts.majorLossRisk(), Variables.COMPLIANCE_RISK,
						facts.complianceRisk(), Variables.FEEDBACK_TYPE, facts.feedbackType(), Variables.SEVERITY,
						facts.severity(), Variables.URGENCY, facts.urgency(), Variables.PRIORITY_SCORE, score));
		String reason = row.get(Variables.GRADE_REASON)
			.toString()
			.replace("{affected}", String.valueOf(facts.affected()))
			.replace("{severity}", String.valueOf(facts.severity()))
			.replace("{urgency}", String.valueOf(facts.urgency()))
			.replace("{score}", decimal(score));
		return new Grade(row.get(Variables.GRADE).toString(), reason);
	}

	/**
	 * The score as people and programs read it: at least one decimal, no idle zeros.
	 */
	static String decimal(BigDecimal score) {
		BigDecimal stripped = score.stripTrailingZeros();
		return ((stripped.scale() < 1) ? stripped.setScale(1, RoundingMode.UNNECESSARY) : stripped).toPlainString();
	}

	private static BigDecimal weighted(Map<String, Object> weights, String name, int score) {
		return new BigDecimal(weights.get(name).toString()).multiply(BigDecimal.valueOf(score));
	}

	/**
	 * A grade with its reason, "中文 / English".
	 */
	record Grade(String name, String reason) {

	}

}
