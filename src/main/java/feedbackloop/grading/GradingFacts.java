package feedbackloop.grading;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * What a grade and a route depend on.
 *
 * @param affected 1 to 5, as a person stated it
 * @param customers how many customers there are, whose number may raise the score for the
 * customers affected; null where what is stated stands alone
 * @param severity 1 to 5
 * @param urgency 1 to 5
 * @param knownCause whether triage chose the improvement that the case joins
 * @param origin what the route alone may depend on
 */
public record GradingFacts(String feedbackType, int affected, Integer customers, int severity, int urgency,
		boolean majorLossRisk, boolean complianceRisk, boolean knownCause, CaseOrigin origin) {

	static GradingFacts of(VariableScope scope, Feedback feedback, Integer customers) {
		return new GradingFacts(Facts.text(scope, Variables.FEEDBACK_TYPE), Facts.number(scope, Variables.AFFECTED),
				customers, Facts.number(scope, Variables.SEVERITY), Facts.number(scope, Variables.URGENCY),
				Facts.flag(scope, Variables.MAJOR_LOSS_RISK), Facts.flag(scope, Variables.COMPLIANCE_RISK),
				Facts.flag(scope, Variables.KNOWN_CAUSE), CaseOrigin.of(feedback));
	}

	/**
	 * What the case keeps of these facts and of what the tables made of them.
	 */
	Grading graded(Priority.Grade grade, Priority.Route route) {
		return new Grading(this.feedbackType, grade.affected(), this.severity, this.urgency, this.majorLossRisk,
				this.complianceRisk, grade.score(), grade.name(), grade.reason(), route.path(), route.team(),
				route.lead());
	}

	/**
	 * The same facts of a case from elsewhere.
	 */
	public GradingFacts from(CaseOrigin other) {
		return new GradingFacts(this.feedbackType, this.affected, this.customers, this.severity, this.urgency,
				this.majorLossRisk, this.complianceRisk, this.knownCause, other);
	}

}
