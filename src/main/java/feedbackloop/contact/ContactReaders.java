package feedbackloop.contact;

import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Who may see the customer of a case in clear: whoever works it, which is who has claimed
 * one of its tasks, its owner, leads and managers. Of a sensitive case only the privacy
 * team and whom it named. Auditors never.
 */
@Component
class ContactReaders {

	private final ContactStates states;

	private final OpenTasks tasks;

	private final Directory directory;

	private final AsSystem asSystem;

	ContactReaders(ContactStates states, OpenTasks tasks, Directory directory, AsSystem asSystem) {
		this.states = states;
		this.tasks = tasks;
		this.directory = directory;
		this.asSystem = asSystem;
	}

	boolean mayReveal(Feedback feedback, String userId) {
		List<String> groups = this.asSystem.call(() -> this.directory.teamsOf(userId));
		return mayReveal(feedback, userId, groups, this.tasks.of(feedback), this.states.of(feedback.number()).named());
	}

	/**
	 * The same of a person whose groups, and a case whose open tasks are known.
	 * @param named whom the privacy team named, if the case is sensitive
	 */
	static boolean mayReveal(Feedback feedback, String userId, List<String> groups, List<OpenTask> tasks,
			Optional<List<String>> named) {
		if (groups.contains(StaffGroup.AUDITOR.id()) || feedback.isHiddenFrom(userId)) {
			return false;
		}
		return named.map((colleagues) -> colleagues.contains(userId) || Right.GUARD_CONTACT.isOf(groups))
			.orElseGet(() -> worksOn(feedback, userId, groups, tasks));
	}

	/**
	 * Whether somebody may hide something in the customer's words: whoever works the
	 * case, also a sensitive one, and whoever may see them in clear.
	 */
	boolean mayHide(Feedback feedback, String userId) {
		List<String> groups = this.asSystem.call(() -> this.directory.teamsOf(userId));
		return mayHide(feedback, userId, groups, this.tasks.of(feedback), this.states.of(feedback.number()).named());
	}

	static boolean mayHide(Feedback feedback, String userId, List<String> groups, List<OpenTask> tasks,
			Optional<List<String>> named) {
		if (groups.contains(StaffGroup.AUDITOR.id()) || feedback.isHiddenFrom(userId)) {
			return false;
		}
		boolean reads = !feedback.contact().areWordsWithheld();
		return reads && worksOn(feedback, userId, groups, tasks) || mayReveal(feedback, userId, groups, tasks, named);
	}

	/**
	 * Whether somebody works the case, sensitive or not.
	 */
	private static boolean worksOn(Feedback feedback, String userId, List<String> groups, List<OpenTask> tasks) {
		return Right.REVEAL.isOf(groups) || userId.equals(feedback.caseOwner())
				|| tasks.stream().anyMatch((task) -> userId.equals(task.assignee()));
	}

}
