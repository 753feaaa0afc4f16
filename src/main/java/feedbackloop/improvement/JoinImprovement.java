package feedbackloop.improvement;

import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * Lets a case join the improvement that triage named as its cause; what the same customer
 * wrote about it before makes it a chaser.
 */
@ModelBean
@Component
class JoinImprovement implements JavaDelegate {

	private final Improvements improvements;

	private final Cases cases;

	private final Customers customers;

	private final Timeline timeline;

	private final ProcessDriver driver;

	JoinImprovement(Improvements improvements, Cases cases, Customers customers, Timeline timeline,
			ProcessDriver driver) {
		this.improvements = improvements;
		this.cases = cases;
		this.customers = customers;
		this.timeline = timeline;
		this.driver = driver;
	}

	@Override
	public void execute(DelegateExecution execution) {
		Feedback feedback = this.cases.get(execution.getProcessBusinessKey());
		Improvement improvement = this.improvements.get(feedback.improvementNumber());
		List<String> others = this.improvements.casesOf(improvement.number())
			.stream()
			.filter((other) -> !other.equals(feedback.number()))
			.toList();
		if (this.customers.isAmong(feedback.number(), others)) {
			feedback.repeats();
			this.timeline.note(feedback.number(), Timeline.SYSTEM, "chaser", Map.of("number", improvement.number()));
		}
		execution.setVariable(Variables.IMPROVEMENT_NUMBER, improvement.number());
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "improvementJoined",
				Map.of("number", improvement.number()));
		this.driver.tell(Messages.CASE_ATTACHED, improvement.number());
	}

}
