package feedbackloop.feedback;

import java.time.Instant;

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

}
