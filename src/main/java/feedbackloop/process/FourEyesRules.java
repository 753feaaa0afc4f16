package feedbackloop.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import feedbackloop.feedback.FormEntryRepository;

import org.springframework.stereotype.Component;

/**
 * Who may not submit a task because of what they did before. It is asked when a task is
 * submitted, others before they give it to somebody.
 */
@Component
public class FourEyesRules {

	private final OpenTasks tasks;

	private final FormEntryRepository entries;

	private final AsSystem asSystem;

	FourEyesRules(OpenTasks tasks, FormEntryRepository entries, AsSystem asSystem) {
		this.tasks = tasks;
		this.entries = entries;
		this.asSystem = asSystem;
	}

	/**
	 * The people whom a rule keeps from the open task, by the name of the rule; rules
	 * that keep nobody are left out.
	 * @param taskKey the task's key in the model
	 * @throws Refusal if the task is done or never was
	 */
	public Map<String, Set<String>> keptFrom(String taskId, String taskKey) {
		Set<FourEyes> rules = TaskContract.of(taskKey).excluded();
		if (rules.isEmpty()) {
			return Map.of();
		}
		TaskOfCase task = this.asSystem.call(() -> this.tasks.open(taskId));
		Map<String, Set<String>> people = new TreeMap<>();
		rules.forEach((rule) -> {
			Set<String> kept = rule.people(this.entries, task);
			if (!kept.isEmpty()) {
				people.put(rule.name(), kept);
			}
		});
		return people;
	}

	/**
	 * The rule that keeps the person from the task, if any does.
	 */
	Optional<FourEyes> brokenBy(String userId, TaskOfCase task) {
		return TaskContract.of(task.key())
			.excluded()
			.stream()
			.filter((rule) -> rule.people(this.entries, task).contains(userId))
			.findFirst();
	}

}
