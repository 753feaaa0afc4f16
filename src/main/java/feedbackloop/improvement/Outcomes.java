package feedbackloop.improvement;

import java.util.Objects;

import feedbackloop.feedback.Cases;
import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * What the model asks before a case waits: is it known already what came of it?
 */
@ModelBean
@Component
public class Outcomes {

	private final Cases cases;

	Outcomes(Cases cases) {
		this.cases = cases;
	}

	/**
	 * finished, takenUp, declined, unlinked, or none.
	 */
	public String of(DelegateExecution execution) {
		return Objects.requireNonNullElse(this.cases.get(execution.getProcessBusinessKey()).outcome(), "none");
	}

}
