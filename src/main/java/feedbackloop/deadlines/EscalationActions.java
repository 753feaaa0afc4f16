package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Status;
import feedbackloop.notification.CustomerMessages;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Keys.Tasks;
import org.camunda.bpm.engine.TaskService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What is done about a late task besides telling somebody.
 */
@Component
class EscalationActions {

	private static final Duration UNTOUCHED = Duration.ofHours(2);

	/** The grades are more than that apart. */
	private static final int RAISE = 10;

	private static final int HIGHEST_PRIORITY = 100;

	/** Whose group is a safeguard and not only a queue. */
	private static final Set<String> OF_THEIR_GROUP_ONLY = Set.of(Tasks.APPROVAL, "privacyCheck");

	private final TaskService tasks;

	private final FeedbackRepository cases;

	private final CustomerMessages messages;

	private final Clock clock;

	EscalationActions(@Lazy TaskService tasks, FeedbackRepository cases, CustomerMessages messages, Clock clock) {
		this.tasks = tasks;
		this.cases = cases;
		this.messages = messages;
		this.clock = clock;
	}

	/**
	 * Does these and returns those that changed something.
	 */
	List<String> perform(List<String> actions, LateTask task, EscalationLevel level) {
		return actions.stream().filter((action) -> perform(action, task, level)).toList();
	}

	private boolean perform(String action, LateTask task, EscalationLevel level) {
		return switch (action) {
			case "unclaim" -> task.open() && unclaim(task);
			case "reassign" -> task.open() && reassign(task);
			case "raise" -> task.open() && raise(task);
			case "propose" -> propose(task, level);
			default -> throw new IllegalStateException(
					"The table escalation names " + action + ", which is none of unclaim, reassign, raise, propose");
		};
	}

	private boolean unclaim(LateTask task) {
		boolean untouched = task.assignee() != null && !task.touchedAt().plus(UNTOUCHED).isAfter(this.clock.instant());
		if (untouched) {
			this.tasks.setAssignee(task.id(), null);
		}
		return untouched;
	}

	/** The team may still do it: who is about to finish it shall not be sent away. */
	private boolean reassign(LateTask task) {
		if (OF_THEIR_GROUP_ONLY.contains(task.key())) {
			return false;
		}
		this.tasks.setAssignee(task.id(), null);
		this.tasks.addCandidateGroup(task.id(), task.lead());
		return true;
	}

	private boolean raise(LateTask task) {
		this.tasks.setPriority(task.id(), Math.min(task.priority() + RAISE, HIGHEST_PRIORITY));
		return true;
	}

	private boolean propose(LateTask task, EscalationLevel level) {
		String occasion = task.id() + ":" + level.percent();
		List<String> numbers = BusinessKey.isOfImprovement(task.number())
				? this.cases.findByImprovementNumberOrderByNumber(task.number())
					.stream()
					.filter((linked) -> !linked.status().isFinal() && linked.status() != Status.RESOLVED)
					.map(Feedback::number)
					.toList()
				: List.of(task.number());
		numbers.forEach((number) -> this.messages.propose(number, "promiseMoved", occasion));
		return !numbers.isEmpty();
	}

}
