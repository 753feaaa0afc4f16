package feedbackloop.grading;

import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Status;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Computes score, grade and route of a case that triage found valid. Keeps them in the
 * record with every fact they were made of. The score for the customers affected is at
 * least what their number gives.
 */
@ModelBean
@Component
class ComputePriority implements JavaDelegate {

	private final DecisionTables tables;

	private final Customers customers;

	private final Gradings gradings;

	private final Cases cases;

	private final LiveCatalogue catalogue;

	ComputePriority(DecisionTables tables, Customers customers, Gradings gradings, Cases cases,
			LiveCatalogue catalogue) {
		this.tables = tables;
		this.customers = customers;
		this.gradings = gradings;
		this.cases = cases;
		this.catalogue = catalogue;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		LiveTables live = new LiveTables(this.tables);
		Priority priority = new Priority(live);
		GradingFacts stated = GradingFacts.of(execution, feedback, this.customers.behind(List.of(feedback.number())));
		GradingFacts facts = stated.from(stated.origin().in(this.catalogue.get()));
		Priority.Grade grade = priority.grade(facts);
		Priority.Route route = priority.route(facts, grade.name());
		Grading before = feedback.grading();
		this.gradings.triaged(feedback, facts, grade, route, live);
		feedback.countedAs(grade.counted());
		this.cases.move(feedback, Status.IN_REVIEW);
		execution.setVariables(Map.of(Variables.AFFECTED, grade.affected(), Variables.PRIORITY_SCORE,
				Priority.decimal(grade.score()), Variables.GRADE, grade.name(), Variables.GRADE_REASON, grade.reason(),
				Variables.PATH, route.path(), Variables.TEAM, route.team(), Variables.LEAD, route.lead()));
		this.gradings.told("graded", feedback, before);
	}

}
