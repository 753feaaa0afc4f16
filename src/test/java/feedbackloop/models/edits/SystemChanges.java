package feedbackloop.models.edits;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

import org.camunda.bpm.engine.task.Task;

/**
 * What was done about measures that change a system: none counts that was not tested and
 * released.
 */
final class SystemChanges {

	/** By process instance, what was done since the last fix. */
	private final Map<String, Set<String>> steps = new HashMap<>();

	void note(Task task, Map<String, Object> sent) {
		String measure = task.getProcessInstanceId();
		if (task.getTaskDefinitionKey().equals("fix")) {
			this.steps.remove(measure);
			if (sent.containsKey("fixVersion")) {
				this.steps.put(measure, new HashSet<>());
			}
		}
		else if (this.steps.containsKey(measure)) {
			this.steps.get(measure).add(task.getTaskDefinitionKey());
		}
	}

	/**
	 * @throws IllegalStateException if one went by without
	 */
	void wereReleased() {
		this.steps.forEach((measure, done) -> {
			if (!done.containsAll(Set.of("test", "release"))) {
				throw new IllegalStateException("A system change went by " + done + " only");
			}
		});
	}

}
