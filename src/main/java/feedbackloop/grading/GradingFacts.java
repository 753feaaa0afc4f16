package feedbackloop.grading;

import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a grade and a route depend on (S1-18 … S1-22, D9).
 *
 * @param affected 1 to 5, as a person stated it
 * @param customers how many customers there are, whose number may raise the score for the
 * customers affected; null where what is stated stands alone
 * @param severity 1 to 5
 * @param urgency 1 to 5
 * @param knownCause whether triage chose the improvement that the case joins
 */
public record GradingFacts(String feedbackType, int affected, Integer customers, int severity, int urgency,
		boolean majorLossRisk, boolean complianceRisk, boolean knownCause) {

	static GradingFacts of(VariableScope scope, Integer customers) {
		return new GradingFacts(Facts.text(scope, Variables.FEEDBACK_TYPE), Facts.number(scope, Variables.AFFECTED),
				customers, Facts.number(scope, Variables.SEVERITY), Facts.number(scope, Variables.URGENCY),
				Facts.flag(scope, Variables.MAJOR_LOSS_RISK), Facts.flag(scope, Variables.COMPLIANCE_RISK),
				Facts.flag(scope, Variables.KNOWN_CAUSE));
	}

}
