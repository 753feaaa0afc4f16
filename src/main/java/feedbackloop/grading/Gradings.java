package feedbackloop.grading;

import java.time.Clock;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Timeline;
import feedbackloop.grading.Priority.Grade;
import feedbackloop.grading.Priority.Route;
import feedbackloop.process.Keys.Decisions;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps each grading in the case, and in a history of its own. The history also has its
 * facts and the tables that decided. Both happen in the transaction of the grading, by
 * one statement each.
 */
@Component
class Gradings {

	private final JdbcClient database;

	private final Timeline timeline;

	private final ApplicationEventPublisher events;

	private final Clock clock;

	Gradings(JdbcClient database, Timeline timeline, ApplicationEventPublisher events, Clock clock) {
		this.database = database;
		this.timeline = timeline;
		this.events = events;
		this.clock = clock;
	}

	/**
	 * Keeps a grading that decided the route, too.
	 */
	void triaged(Feedback feedback, GradingFacts facts, Grade grade, Route route, LiveTables tables) {
		feedback.graded(facts.graded(grade, route));
		this.database.sql("""
				insert into grading (number, at, cause, feedback_type, affected_stated, customers, affected, severity,
				  urgency, major_loss_risk, compliance_risk, known_cause, score, grade, reason, path, team, lead,
				  weights_definition, grade_definition, routing_definition)
				values (:number, :at, 'triage', :type, :stated, :customers, :affected, :severity, :urgency, :majorLoss,
				  :compliance, :knownCause, :score, :grade, :reason, :path, :team, :lead, :weights, :gradeTable,
				  :routing)
				""")
			.params(parameters(feedback.number(), facts, grade, tables))
			.param("customers", facts.customers())
			.param("path", route.path())
			.param("team", route.team())
			.param("lead", route.lead())
			.param("routing", tables.definition(Decisions.ROUTING))
			.update();
	}

	/**
	 * Keeps a grading after a correction; the case goes on on its way. As long as the
	 * score for the customers affected stays, so does where it came from.
	 * @param route as the case has it
	 */
	void regraded(Feedback feedback, GradingFacts facts, Grade grade, Route route, LiveTables tables) {
		feedback.graded(facts.graded(grade, route));
		this.database.sql("""
				insert into grading (number, at, cause, routed_by, feedback_type, affected_stated, customers, affected,
				  severity, urgency, major_loss_risk, compliance_risk, known_cause, score, grade, reason, path, team,
				  lead, weights_definition, grade_definition, routing_definition)
				select :number, :at, 'correction', coalesce(last.routed_by, last.id), :type,
				  case when last.affected = :affected then last.affected_stated else :stated end,
				  case when last.affected = :affected then last.customers end, :affected, :severity, :urgency,
				  :majorLoss, :compliance, :knownCause, :score, :grade, :reason, :path, :team, :lead, :weights,
				  :gradeTable, last.routing_definition
				from (select max(id) as id from grading where number = :number) newest
				left join grading last on last.id = newest.id
				""")
			.params(parameters(feedback.number(), facts, grade, tables))
			.param("path", route.path())
			.param("team", route.team())
			.param("lead", route.lead())
			.update();
	}

	/**
	 * Notes that it was a growing number of customers that the latest grading came from:
	 * what triage stated stays beside it.
	 */
	void counted(String number, int customers) {
		this.database.sql("""
				update grading g set cause = 'count', customers = :customers, affected_stated = before.affected_stated
				from grading before
				where g.id = (select max(id) from grading where number = :number)
				  and before.id = (select max(id) from grading where number = :number and id < g.id)
				""").param("number", number).param("customers", customers).update();
	}

	/**
	 * Notes the grading in the timeline and, if the grade moved, tells of it.
	 * @param kind graded or regraded
	 * @param before how the case was graded before
	 */
	void told(String kind, Feedback feedback, Grading before) {
		Grading now = feedback.grading();
		this.timeline.note(feedback.number(), Timeline.SYSTEM, kind,
				Map.of("grade", now.grade(), "score", Priority.decimal(now.score())));
		if (!now.grade().equals(before.grade())) {
			this.events.publishEvent(new GradeMoved(feedback.number(), before.grade(), now.grade()));
		}
	}

	private Map<String, Object> parameters(String number, GradingFacts facts, Grade grade, LiveTables tables) {
		Map<String, Object> parameters = new HashMap<>();
		parameters.put("number", number);
		parameters.put("at", this.clock.instant().atOffset(ZoneOffset.UTC));
		parameters.put("type", facts.feedbackType());
		parameters.put("stated", facts.affected());
		parameters.put("affected", grade.affected());
		parameters.put("severity", facts.severity());
		parameters.put("urgency", facts.urgency());
		parameters.put("majorLoss", facts.majorLossRisk());
		parameters.put("compliance", facts.complianceRisk());
		parameters.put("knownCause", facts.knownCause());
		parameters.put("score", grade.score());
		parameters.put("grade", grade.name());
		parameters.put("reason", grade.reason());
		parameters.put("weights", tables.definition(Decisions.PRIORITY_WEIGHTS));
		parameters.put("gradeTable", tables.definition(Decisions.GRADE));
		return parameters;
	}

}
