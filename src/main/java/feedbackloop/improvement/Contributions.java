package feedbackloop.improvement;

import java.util.List;

import feedbackloop.process.ModelBean;
import org.camunda.bpm.engine.delegate.DelegateExecution;

import org.springframework.stereotype.Component;

/**
 * Who is asked to contribute to an analysis, as the table {@code contributions} says.
 * Models name it to write the rows down and to make one task a team. They go on when it
 * says that the required ones are there.
 */
@ModelBean
@Component
public class Contributions {

	private final Improvements improvements;

	Contributions(Improvements improvements) {
		this.improvements = improvements;
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
