package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.notification.CustomerMessages;
import feedbackloop.process.BusinessKey;
import org.camunda.bpm.engine.TaskService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * What is done about a late task besides telling somebody.
 */
@Component
class EscalationActions {

	private static final int HIGHEST_PRIORITY = 100;

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
	 * Does what the rule says and returns the words for what changed something.
	 */
	List<String> perform(EscalationRule rule, LateTask task, EscalationLevel level) {
		List<String> done = new ArrayList<>();
		if (task.open() && isUntouched(task, rule.unclaimAfter())) {
			this.tasks.setAssignee(task.id(), null);
			done.add("unclaim");
		}
		if (task.open() && rule.actions().contains("reassign")) {
			reassign(task);
			done.add("reassign");
		}
		if (task.open() && rule.raiseBy() != 0) {
			this.tasks.setPriority(task.id(), Math.min(task.priority() + rule.raiseBy(), HIGHEST_PRIORITY));
			done.add("raise");
		}
		if (rule.actions().contains("propose") && propose(task, level)) {
			done.add("propose");
		}
		return done;
	}

	private boolean isUntouched(LateTask task, Duration since) {
		return !since.isZero() && task.assignee() != null
				&& !task.touchedAt().plus(since).isAfter(this.clock.instant());
	}

	/** The team may still do it: who is about to finish it shall not be sent away. */
	private void reassign(LateTask task) {
		this.tasks.setAssignee(task.id(), null);
		this.tasks.addCandidateGroup(task.id(), task.lead());
	}

	private boolean propose(LateTask task, EscalationLevel level) {
		if (BusinessKey.isOfReview(task.number())) {
			return false;
		}
		String occasion = task.id() + ":" + level.percent();
		List<String> numbers = BusinessKey.isOfImprovement(task.number())
				? this.cases.findByImprovementNumberOrderByNumber(task.number())
					.stream()
					.filter((linked) -> !linked.status().isOutcomeTold())
					.map(Feedback::number)
					.toList()
				: List.of(task.number());
		numbers.forEach((number) -> this.messages.propose(number, "promiseMoved", occasion));
		return !numbers.isEmpty();
	}

}
