package feedbackloop.grading;

import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What triage stated and the grade depends on.
 */
record TriageFacts(String feedbackType, int affected, int severity, int urgency, boolean majorLossRisk,
		boolean complianceRisk) {

	static TriageFacts of(VariableScope scope) {
		return new TriageFacts(Facts.text(scope, Variables.FEEDBACK_TYPE), Facts.number(scope, Variables.AFFECTED),
				Facts.number(scope, Variables.SEVERITY), Facts.number(scope, Variables.URGENCY),
				Facts.flag(scope, Variables.MAJOR_LOSS_RISK), Facts.flag(scope, Variables.COMPLIANCE_RISK));
	}

	/**
	 * The same with at least that score for the customers affected: what triage stated is
	 * a floor (D9).
	 */
	TriageFacts atLeast(int counted) {
		return new TriageFacts(this.feedbackType, Math.max(this.affected, counted), this.severity, this.urgency,
				this.majorLossRisk, this.complianceRisk);
	}

}
