package feedbackloop.feedback;

import java.math.BigDecimal;

/**
 * The facts that triage stated and what the tables made of them.
 *
 * @param affected 1 to 5
 * @param severity 1 to 5
 * @param urgency 1 to 5
 * @param score 2 to 10 in steps of 0.2, exact
 * @param reason why this grade, "中文 / English"
 */
public record Grading(String feedbackType, int affected, int severity, int urgency, boolean majorLossRisk,
		boolean complianceRisk, BigDecimal score, String grade, String reason, String path, String team, String lead) {

}
