package feedbackloop.process;

import java.util.HashMap;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.Keys.Variables;

/**
 * The facts with which the process of a case starts: no personal data.
 */
public final class CaseFacts {

	private CaseFacts() {
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
		facts.put(Variables.SENSITIVE, false);
		return facts;
	}

}
