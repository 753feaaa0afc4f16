package feedbackloop.improvement;

import java.util.List;

import feedbackloop.process.ModelBean;
import feedbackloop.process.Keys.Messages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.model.bpmn.instance.Message;

import org.springframework.stereotype.Component;

/**
 * Who contributes to an analysis from its start, as the table {@code contributions} says.
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
	 * The teams that are asked from the start: all of the table in a model from before,
	 * which cannot ask later.
	 */
	public List<String> teams(DelegateExecution execution) {
		boolean askedLater = execution.getBpmnModelInstance()
			.getModelElementsByType(Message.class)
			.stream()
			.anyMatch((message) -> Messages.CONTRIBUTION_ASKED.equals(message.getName()));
		return this.improvements.of(execution)
			.contributions()
			.stream()
			.filter((contribution) -> contribution.isRequired() || !askedLater)
			.map(Contribution::team)
			.toList();
	}

	/**
	 * Whether every contribution that is always asked is there; others hold nobody up.
	 */
	public boolean requiredDone(DelegateExecution execution) {
		return this.improvements.of(execution).contributions().stream().noneMatch(Contribution::holdsUp);
	}

}
