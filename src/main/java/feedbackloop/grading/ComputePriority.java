package feedbackloop.grading;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * Computes score, grade and route of a case that triage found valid, and keeps them in
 * the record with every fact they were made of. The score for the customers affected is
 * at least what their number gives (S1-18, S1-21, S2-12, D1 … D3, D9).
 */
@ModelBean
@Component
class ComputePriority implements JavaDelegate {

	private final Priority priority;

	private final DecisionTables tables;

	private final AffectedScale scale;

	private final Customers customers;

	private final Cases cases;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	ComputePriority(Priority priority, DecisionTables tables, AffectedScale scale, Customers customers, Cases cases,
			Timeline timeline, ApplicationEventPublisher events) {
		this.priority = priority;
		this.tables = tables;
		this.scale = scale;
		this.customers = customers;
		this.cases = cases;
		this.timeline = timeline;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		int counted = this.scale.score(this.customers.behind(List.of(feedback.number())));
		TriageFacts facts = TriageFacts.of(execution).atLeast(counted);
		BigDecimal score = this.priority.score(facts);
		Priority.Grade grade = this.priority.grade(facts, score);
		String before = feedback.grade();
		Map<String, Object> route = this.tables.evaluate(Decisions.ROUTING,
				Map.of(Variables.KNOWN_CAUSE, Facts.flag(execution, Variables.KNOWN_CAUSE), Variables.COMPLIANCE_RISK,
						facts.complianceRisk(), Variables.FEEDBACK_TYPE, facts.feedbackType(), Variables.GRADE,
						grade.name()));
		String path = route.get(Variables.PATH).toString();
		String team = route.get(Variables.TEAM).toString();
		String lead = route.get(Variables.LEAD).toString();
		feedback.graded(new Grading(facts.feedbackType(), facts.affected(), facts.severity(), facts.urgency(),
				facts.majorLossRisk(), facts.complianceRisk(), score, grade.name(), grade.reason(), path, team, lead));
		feedback.countedAs(counted);
		this.cases.move(feedback, Status.IN_REVIEW);
		execution.setVariables(Map.of(Variables.AFFECTED, facts.affected(), Variables.PRIORITY_SCORE,
				Priority.decimal(score), Variables.GRADE, grade.name(), Variables.GRADE_REASON, grade.reason(),
				Variables.PATH, path, Variables.TEAM, team, Variables.LEAD, lead));
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "graded",
				Map.of("grade", grade.name(), "score", Priority.decimal(score)));
		if (!grade.name().equals(before)) {
			this.events.publishEvent(new GradeMoved(feedback.number(), before, grade.name()));
		}
	}

}
