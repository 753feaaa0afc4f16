package feedbackloop.grading;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;
import feedbackloop.words.Bilingual;

/**
 * The exact score, the grade that the tables give it and the way the case goes. All is
 * computed from facts and tables and nothing else.
 */
public final class Priority {

	/** What the words of a score and the reason of a grade may hold, to be filled in. */
	public static final List<String> REASON_NAMES = List.of("{affected}", "{severity}", "{urgency}", "{score}");

	/** The output of the table of weights that says how the score came about. */
	public static final String SCORE_WORDS = "scoreWords";

	private static final int SCALE = 4;

	private final Tables tables;

	/**
	 * Computes by these tables.
	 */
	public Priority(Tables tables) {
		this.tables = tables;
	}

	/**
	 * The grade with everything that led to it.
	 * @throws Refusal if a table has no answer for these facts
	 */
	public Grade grade(GradingFacts facts) {
		Integer counted = (facts.customers() != null) ? counted(facts.customers()) : null;
		int affected = (counted != null) ? Math.max(facts.affected(), counted) : facts.affected();
		Map<String, Object> weights = this.tables.evaluate(Decisions.PRIORITY_WEIGHTS,
				Map.of(Variables.FEEDBACK_TYPE, facts.feedbackType()));
		BigDecimal score = score(weights, facts, affected);
		Map<String, Object> row = this.tables.evaluate(Decisions.GRADE,
				Map.of(Variables.MAJOR_LOSS_RISK, facts.majorLossRisk(), Variables.COMPLIANCE_RISK,
						facts.complianceRisk(), Variables.FEEDBACK_TYPE, facts.feedbackType(), Variables.SEVERITY,
						facts.severity(), Variables.URGENCY, facts.urgency(), Variables.PRIORITY_SCORE, score));
		String reason = sentence(weights.get(SCORE_WORDS), row.get(Variables.GRADE_REASON).toString())
			.replace("{affected}", String.valueOf(affected))
			.replace("{severity}", String.valueOf(facts.severity()))
			.replace("{urgency}", String.valueOf(facts.urgency()))
			.replace("{score}", decimal(score));
		return new Grade(counted, affected, score, row.get(Variables.GRADE).toString(), reason);
	}

	/**
	 * Which way a case of that grade goes.
	 * @throws Refusal if the table has no answer for these facts
	 */
	public Route route(GradingFacts facts, String grade) {
		Map<String, Object> asked = facts.origin().facts();
		asked.putAll(Map.of(Variables.KNOWN_CAUSE, facts.knownCause(), Variables.COMPLIANCE_RISK,
				facts.complianceRisk(), Variables.FEEDBACK_TYPE, facts.feedbackType(), Variables.GRADE, grade));
		Map<String, Object> row = this.tables.evaluate(Decisions.ROUTING, asked);
		return new Route(row.get(Variables.PATH).toString(), row.get(Variables.TEAM).toString(),
				row.get(Variables.LEAD).toString());
	}

	/**
	 * The score for that number of customers, 1 to 5.
	 */
	int counted(int customers) {
		Object affected = this.tables.evaluate(Decisions.AFFECTED_SCALE, Map.of("customers", customers))
			.get(Variables.AFFECTED);
		return Integer.parseInt(affected.toString());
	}

	/**
	 * How the score came about and then why it makes that grade. A reason that names
	 * scores itself says both, as those of versions from before do.
	 */
	private static String sentence(Object scoreWords, String reason) {
		boolean isWhole = scoreWords == null || REASON_NAMES.stream().anyMatch(reason::contains);
		return isWhole ? reason : Bilingual.together(scoreWords.toString(), reason);
	}

	/**
	 * The weighted sum of the three scores over the divisor, all from the table of
	 * weights, 4 decimals.
	 */
	private static BigDecimal score(Map<String, Object> weights, GradingFacts facts, int affected) {
		BigDecimal sum = weighted(weights, "affectedWeight", affected)
			.add(weighted(weights, "severityWeight", facts.severity()))
			.add(weighted(weights, "urgencyWeight", facts.urgency()));
		return sum.divide(new BigDecimal(weights.get("divisor").toString()), SCALE, RoundingMode.HALF_UP);
	}

	/**
	 * The score as people and programs read it: at least one decimal, no idle zeros.
	 */
	public static String decimal(BigDecimal score) {
		BigDecimal stripped = score.stripTrailingZeros();
		return ((stripped.scale() < 1) ? stripped.setScale(1, RoundingMode.UNNECESSARY) : stripped).toPlainString();
	}

	private static BigDecimal weighted(Map<String, Object> weights, String name, int score) {
		return new BigDecimal(weights.get(name).toString()).multiply(BigDecimal.valueOf(score));
	}

	/**
	 * A grade with what led to it.
	 *
	 * @param counted the score that the number of customers gave, null where none did
	 * @param affected the score for the customers affected that counted
	 * @param score exact, 4 decimals
	 * @param reason "中文 / English", its blanks filled with the facts
	 */
	public record Grade(Integer counted, int affected, BigDecimal score, String name, String reason) {

	}

	/**
	 * Which way a case goes.
	 *
	 * @param team who answers and owns the case
	 * @param lead who leads analysis and plan
	 */
	public record Route(String path, String team, String lead) {

	}

}
