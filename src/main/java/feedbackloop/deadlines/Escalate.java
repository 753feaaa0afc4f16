package feedbackloop.deadlines;

import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

import org.springframework.stereotype.Component;

/**
 * The step behind a deadline that passed. The local variable {@code overdueTask} says
 * which task it is.
 */
@ModelBean
@Component
class Escalate implements JavaDelegate {

	private final LateTasks tasks;

	private final Escalation escalation;

	Escalate(LateTasks tasks, Escalation escalation) {
		this.tasks = tasks;
		this.escalation = escalation;
	}

	@Override
	public void execute(DelegateExecution execution) {
		this.escalation.escalate(this.tasks.of(execution, Facts.text(execution, Variables.OVERDUE_TASK)),
				EscalationLevel.MISSED);
	}

}
