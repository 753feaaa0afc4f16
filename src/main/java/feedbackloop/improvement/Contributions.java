package feedbackloop.improvement;

import java.util.List;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;

import org.springframework.stereotype.Component;

/**
 * Who is asked to contribute to an analysis, as the table {@code contributions} says
 * (S1-24 … S1-27). Models name it to write the rows down, to make one task a team and to
 * go on when the required ones are there.
 */
@ModelBean
@Component
public class Contributions implements ExecutionListener {

	private final Improvements improvements;

	Contributions(Improvements improvements) {
		this.improvements = improvements;
	}

	/**
	 * Writes down the rows of the table that was just evaluated.
	 */
	@Override
	public void notify(DelegateExecution execution) {
		Improvement improvement = this.improvements.of(execution);
		DmnDecisionResult rows = (DmnDecisionResult) execution.getVariable("decisionResult");
		rows.getResultList()
			.forEach((row) -> improvement.asks(row.get("team").toString(), row.get("deliverable").toString(),
					Boolean.TRUE.equals(row.get("required"))));
	}

	/**
	 * The teams that are asked.
	 */
	public List<String> teams(DelegateExecution execution) {
		return this.improvements.of(execution).contributions().stream().map(Contribution::team).toList();
	}

	/**
	 * Whether every required contribution is there, so that a silent optional team holds
	 * nobody up.
	 */
	public boolean requiredDone(DelegateExecution execution) {
		return this.improvements.of(execution).contributions().stream().noneMatch(Contribution::holdsUp);
	}

}
