package feedbackloop.grading;

import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import feedbackloop.process.ProcessDriver;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.context.ApplicationEventPublisher;
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

	private final Timeline timeline;

	private final ProcessDriver driver;

	private final ApplicationEventPublisher events;

	Regrade(DecisionTables tables, Gradings gradings, Cases cases, Timeline timeline, ProcessDriver driver,
			ApplicationEventPublisher events) {
		this.tables = tables;
		this.gradings = gradings;
		this.cases = cases;
		this.timeline = timeline;
		this.driver = driver;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		LiveTables live = new LiveTables(this.tables);
		GradingFacts facts = GradingFacts.of(execution, feedback, null);
		Priority.Grade grade = new Priority(live).grade(facts);
		Priority.Route route = new Priority.Route(feedback.path(), feedback.team(), feedback.lead());
		String before = feedback.grade();
		feedback.graded(new Grading(facts.feedbackType(), facts.affected(), facts.severity(), facts.urgency(),
				facts.majorLossRisk(), facts.complianceRisk(), grade.score(), grade.name(), grade.reason(),
				route.path(), route.team(), route.lead()));
		this.gradings.regraded(feedback.number(), facts, grade, route, live);
		execution.setVariables(Map.of(Variables.PRIORITY_SCORE, Priority.decimal(grade.score()), Variables.GRADE,
				grade.name(), Variables.GRADE_REASON, grade.reason()));
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "regraded",
				Map.of("grade", grade.name(), "score", Priority.decimal(grade.score())));
		if (!grade.name().equals(before)) {
			this.events.publishEvent(new GradeMoved(feedback.number(), before, grade.name()));
		}
		if (feedback.improvementNumber() != null) {
			this.driver.tell(Messages.CASE_ATTACHED, feedback.improvementNumber());
		}
	}

}
