package feedbackloop.improvement;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Writes down whom the table {@code contributions} asks, right after it was evaluated.
 */
@ModelBean
@Component
class PlanContributions implements ExecutionListener {

	private final Improvements improvements;

	PlanContributions(Improvements improvements) {
		this.improvements = improvements;
	}

	@Override
	public void notify(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		DmnDecisionResult rows = (DmnDecisionResult) execution.getVariable("decisionResult");
		rows.getResultList()
			.forEach((row) -> improvement.asks(row.get("team").toString(), row.get("deliverable").toString(),
					Boolean.TRUE.equals(row.get("required"))));
	}

}
