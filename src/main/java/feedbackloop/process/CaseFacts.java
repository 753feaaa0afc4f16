package feedbackloop.process;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.process.Keys.Variables;

/**
 * The facts with which the process of a case starts: no personal data.
 */
public final class CaseFacts {

	private CaseFacts() {
	}

	/**
	 * The facts with which a case starts anew: those of its beginning, and whose it is
	 * while its words are withheld.
	 */
	public static Map<String, Object> again(Feedback feedback) {
		Map<String, Object> facts = of(feedback);
		if (feedback.contact().areWordsWithheld()) {
			facts.put(Variables.PRIVACY_DECISION, "takeOver");
		}
		return facts;
	}

	/**
	 * The facts with which a case that was closed starts anew: those of its beginning,
	 * and what was found since.
	 */
	public static Map<String, Object> reopened(Feedback feedback) {
		Map<String, Object> facts = again(feedback);
		Grading grading = feedback.grading();
		facts.put(Variables.MARK, feedback.mark());
		facts.put(Variables.MARK_REASON, feedback.markReason());
		facts.put(Variables.FEEDBACK_TYPE, grading.feedbackType());
		facts.put(Variables.AFFECTED, grading.affected());
		facts.put(Variables.SEVERITY, grading.severity());
		facts.put(Variables.URGENCY, grading.urgency());
		facts.put(Variables.MAJOR_LOSS_RISK, grading.majorLossRisk());
		facts.put(Variables.COMPLIANCE_RISK, grading.complianceRisk());
		facts.put(Variables.PRIORITY_SCORE, score(grading.score()));
		facts.put(Variables.GRADE, grading.grade());
		facts.put(Variables.GRADE_REASON, grading.reason());
		facts.put(Variables.PATH, grading.path());
		facts.put(Variables.TEAM, grading.team());
		facts.put(Variables.LEAD, grading.lead());
		facts.put(Variables.IMPROVEMENT_NUMBER, feedback.improvementNumber());
		facts.put(Variables.OBJECTIONS, feedback.objections());
		facts.values().removeIf(Objects::isNull);
		return facts;
	}

	/** With at least one decimal, and no idle zeros. */
	private static String score(BigDecimal score) {
		return (score != null) ? score.setScale(Math.max(1, score.stripTrailingZeros().scale())).toPlainString() : null;
	}

	/**
	 * The facts that the record holds, by variable name.
	 */
	public static Map<String, Object> of(Feedback feedback) {
		Map<String, Object> facts = new HashMap<>();
		facts.put(Variables.CHANNEL, feedback.arrival().channel());
		facts.put(Variables.CORE_BLOCKED, feedback.intake().coreBlocked());
		facts.put(Variables.STATED_MARK, feedback.intake().statedMark());
		facts.put(Variables.RISK_HINT, feedback.intake().riskHint());
		facts.put(Variables.REACH, feedback.arrival().reach());
		facts.put(Variables.LANGUAGE, feedback.arrival().language());
		facts.put(Variables.SENSITIVE, feedback.intake().sensitive());
		return facts;
	}

}
