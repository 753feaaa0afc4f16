package feedbackloop.teamwork;

import java.util.Comparator;
import java.util.Map;
import java.util.Objects;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Facts;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.task.IdentityLink;

/**
 * A task that has just come to be, with what decides whose it is.
 *
 * @param processId of the engine
 * @param of business key of its process
 * @param team to which it is offered
 * @param grade of the case or the improvement; none before it has one
 * @param feedbackNumber of the case; of an improvement, of the one that founded it
 * @param improvementNumber null for a task of a case
 * @param measureNumber null for a task of no measure
 */
record NewTask(String id, String key, String processId, String of, String team, String grade, String feedbackNumber,
		String improvementNumber, String measureNumber) {

	private static final String NONE = "none";

	/**
	 * The task as the engine opens it; its team is null where it is offered to nobody.
	 */
	static NewTask of(DelegateTask task) {
		DelegateExecution around = task.getExecution();
		String of = around.getProcessBusinessKey();
		String team = task.getCandidates()
			.stream()
			.map(IdentityLink::getGroupId)
			.filter(Objects::nonNull)
			.min(Comparator.naturalOrder())
			.orElse(null);
		String grade = Facts.text(around, Variables.GRADE);
		boolean isOfCase = BusinessKey.isOfCase(of);
		return new NewTask(task.getId(), task.getTaskDefinitionKey(), task.getProcessInstanceId(), of, team,
				(grade != null) ? grade : NONE, isOfCase ? of : Facts.text(around, Variables.FEEDBACK_NUMBER),
				isOfCase ? null : BusinessKey.number(of),
				isOfCase ? null : Facts.text(around, Variables.MEASURE_NUMBER));
	}

	/**
	 * What the table is asked.
	 */
	Map<String, Object> facts(boolean knownPerson) {
		return Map.of("task", this.key, "team", this.team, Variables.GRADE, this.grade, "knownPerson", knownPerson);
	}

	OpenTask asOpen() {
		return new OpenTask(this.id, this.key, this.key, this.of, this.team, null, null, null);
	}

}
