package feedbackloop.process;

import java.time.Instant;
import java.util.Date;

import org.camunda.bpm.engine.task.Task;

/**
 * A task that waits for somebody.
 *
 * @param key the task's key in the model
 * @param of number of the case, the improvement or the measure
 * @param group whose members may claim it, or null
 * @param assignee user id, or null while nobody has claimed it
 * @param due or null
 * @param followUp when whoever claimed it comes back to it, or null
 */
public record OpenTask(String id, String key, String name, String of, String group, String assignee, Instant due,
		Instant followUp) {

	static OpenTask of(Task task, String businessKey, String group) {
		return new OpenTask(task.getId(), task.getTaskDefinitionKey(), task.getName(), businessKey, group,
				task.getAssignee(), instant(task.getDueDate()), instant(task.getFollowUpDate()));
	}

	/**
	 * The number of the case or the improvement, under which the timeline keeps what
	 * happens to the task.
	 */
	public String number() {
		return BusinessKey.number(this.of);
	}

	private static Instant instant(Date date) {
		return (date != null) ? date.toInstant() : null;
	}

}
