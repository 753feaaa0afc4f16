package feedbackloop.grading;

import java.util.LinkedHashMap;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.Refusal;

/**
 * The facts behind a grade as a person wants them to be; a null leaves what is recorded.
 *
 * @param affected 1 to 5
 * @param severity 1 to 5
 * @param urgency 1 to 5
 */
record Correction(Integer affected, Integer severity, Integer urgency, Boolean majorLossRisk, Boolean complianceRisk) {

	private static final int HIGHEST = 5;

	Correction {
		isScore(Variables.AFFECTED, affected);
		isScore(Variables.SEVERITY, severity);
		isScore(Variables.URGENCY, urgency);
	}

	private static void isScore(String name, Integer score) {
		if (score != null && (score < 1 || score > HIGHEST)) {
			throw Refusal.invalid(name, "score");
		}
	}

	/**
	 * What would change, by name.
	 */
	Map<String, Object> changes(Feedback feedback) {
		Map<String, Object> wanted = new LinkedHashMap<>();
		wanted.put(Variables.AFFECTED, this.affected);
		wanted.put(Variables.SEVERITY, this.severity);
		wanted.put(Variables.URGENCY, this.urgency);
		wanted.put(Variables.MAJOR_LOSS_RISK, this.majorLossRisk);
		wanted.put(Variables.COMPLIANCE_RISK, this.complianceRisk);
		Map<String, Object> recorded = recorded(feedback);
		wanted.entrySet()
			.removeIf((fact) -> fact.getValue() == null || fact.getValue().equals(recorded.get(fact.getKey())));
		return wanted;
	}

	/**
	 * What is recorded, by name.
	 */
	static Map<String, Object> recorded(Feedback feedback) {
		Grading grading = feedback.grading();
		return Map.of(Variables.AFFECTED, grading.affected(), Variables.SEVERITY, grading.severity(), Variables.URGENCY,
				grading.urgency(), Variables.MAJOR_LOSS_RISK, grading.hasMajorLossRisk(), Variables.COMPLIANCE_RISK,
				grading.hasComplianceRisk());
	}

}
