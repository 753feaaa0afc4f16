package feedbackloop.process;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import feedbackloop.feedback.FormEntryRepository;
import feedbackloop.feedback.OpenTask;

import org.springframework.stereotype.Component;

/**
 * Who may not submit a task because of what they did before. It is asked when a task is
 * submitted, others before they give it to somebody.
 */
@Component
public class FourEyesRules {

	private final FormEntryRepository entries;

	FourEyesRules(FormEntryRepository entries) {
		this.entries = entries;
	}

	/**
	 * The people whom a rule keeps from the open task, by the name of the rule; rules
	 * that keep nobody are left out.
	 */
	public Map<String, Set<String>> keptFrom(OpenTask task) {
		Map<String, Set<String>> people = new TreeMap<>();
		TaskContract.of(task.key()).excluded().forEach((rule) -> {
			Set<String> kept = rule.people(this.entries, task.of());
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
			.filter((rule) -> rule.people(this.entries, task.businessKey()).contains(userId))
			.findFirst();
	}

}
