package feedbackloop.models.rehearse;

import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Where a running process stands.
 *
 * @param places the elements that hold a token, each as often as it does
 * @param tasks open tasks, in the order of their keys
 * @param jobs timers and steps that run by themselves
 * @param messages that it waits for
 * @param called the instances that it waits for
 */
record Scene(String instance, String process, List<Place> places, List<WaitingStep> tasks, List<Waiting> jobs,
		List<Message> messages, List<Called> called, Map<String, Object> facts) {

	/** The elements that hold a token. */
	List<String> elements() {
		return this.places.stream().map(Place::element).sorted().toList();
	}

	/**
	 * The same with only those tasks, jobs and messages that belong to such elements.
	 */
	Scene only(Predicate<String> elements) {
		return new Scene(this.instance, this.process, this.places,
				this.tasks.stream().filter((task) -> elements.test(task.key())).toList(),
				this.jobs.stream().filter((job) -> elements.test(job.element())).toList(),
				this.messages.stream().filter((message) -> elements.test(message.element())).toList(), this.called,
				this.facts);
	}

	/** Whether nothing can move it on any more. */
	boolean isStuck() {
		return this.tasks.isEmpty() && this.jobs.isEmpty() && this.called.isEmpty()
				&& this.messages.stream().allMatch(Message::startsBeside);
	}

	/**
	 * A token.
	 */
	record Place(String element) {

	}

	/**
	 * An instance that it waits for.
	 *
	 * @param element that called it
	 */
	record Called(String instance, String element) {

	}

	/**
	 * An open task.
	 *
	 * @param key the element's id
	 */
	record WaitingStep(String id, String key) {

	}

	/**
	 * A job.
	 *
	 * @param timer whether it waits for its time, and is not due at once
	 */
	record Waiting(String id, String element, boolean timer) {

	}

	/**
	 * A message that it waits for.
	 *
	 * @param startsBeside whether it starts something beside what waits
	 */
	record Message(String name, String element, boolean startsBeside) {

	}

}
