package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ProcessDriver;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Grades a case again after its facts changed, on the way it is on already; the
 * improvement that serves it learns of it.
 */
@ModelBean
@Component
class Regrade implements JavaDelegate {

	private final DecisionTables tables;

	private final Gradings gradings;

	private final Cases cases;

	private final ProcessDriver driver;

	Regrade(DecisionTables tables, Gradings gradings, Cases cases, ProcessDriver driver) {
		this.tables = tables;
		this.gradings = gradings;
		this.cases = cases;
		this.driver = driver;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		LiveTables live = new LiveTables(this.tables);
		GradingFacts facts = GradingFacts.of(execution, feedback, null);
		Priority.Grade grade = new Priority(live).grade(facts);
		Grading before = feedback.grading();
		Priority.Route route = new Priority.Route(before.path(), before.team(), before.lead());
		this.gradings.regraded(feedback, facts, grade, route, live);
		execution.setVariables(Map.of(Variables.PRIORITY_SCORE, Priority.decimal(grade.score()), Variables.GRADE,
				grade.name(), Variables.GRADE_REASON, grade.reason()));
		this.gradings.told("regraded", feedback, before);
		if (feedback.improvementNumber() != null) {
			this.driver.tell(Messages.CASE_ATTACHED, feedback.improvementNumber());
		}
	}

}
