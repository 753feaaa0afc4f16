package feedbackloop.grading;

import java.math.BigDecimal;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.GradeMoved;
import feedbackloop.feedback.Grading;
import feedbackloop.feedback.Timeline;
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
 * improvement that serves it learns of it (D3, D9).
 */
@ModelBean
@Component
class Regrade implements JavaDelegate {

	private final Priority priority;

	private final Cases cases;

	private final Timeline timeline;

	private final ProcessDriver driver;

	private final ApplicationEventPublisher events;

	Regrade(Priority priority, Cases cases, Timeline timeline, ProcessDriver driver, ApplicationEventPublisher events) {
		this.priority = priority;
		this.cases = cases;
		this.timeline = timeline;
		this.driver = driver;
		this.events = events;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		TriageFacts facts = TriageFacts.of(execution);
		BigDecimal score = this.priority.score(facts);
		Priority.Grade grade = this.priority.grade(facts, score);
		String before = feedback.grade();
		feedback.graded(new Grading(facts.feedbackType(), facts.affected(), facts.severity(), facts.urgency(),
				facts.majorLossRisk(), facts.complianceRisk(), score, grade.name(), grade.reason(), feedback.path(),
				feedback.team(), feedback.lead()));
		execution.setVariables(Map.of(Variables.PRIORITY_SCORE, Priority.decimal(score), Variables.GRADE, grade.name(),
				Variables.GRADE_REASON, grade.reason()));
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "regraded",
				Map.of("grade", grade.name(), "score", Priority.decimal(score)));
		if (!grade.name().equals(before)) {
			this.events.publishEvent(new GradeMoved(feedback.number(), before, grade.name()));
		}
		if (feedback.improvementNumber() != null) {
			this.driver.tell(Messages.CASE_ATTACHED, feedback.improvementNumber());
		}
	}

}
