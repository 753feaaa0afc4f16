package feedbackloop.teamwork;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;

import org.springframework.stereotype.Component;

/**
 * Who may do what with the tasks of a case beside working on them.
 */
@Component
class Rights {

	static final String MANAGER = "manager";

	/** Leads a case as long as it has no grade. */
	private static final String SUPPORT_LEAD = "lead";

	private final Directory directory;

	private final AsSystem asSystem;

	Rights(Directory directory, AsSystem asSystem) {
		this.directory = directory;
		this.asSystem = asSystem;
	}

	/**
	 * Whether the person may move the task to somebody else: assignee, team, lead of the
	 * case, manager.
	 */
	boolean mayMove(String userId, CaseTask task, Feedback feedback) {
		return userId.equals(task.assignee()) || isMember(userId, task.team()) || leads(userId, feedback);
	}

	/**
	 * Whether the person may ask the customer: who has claimed one of the tasks, lead of
	 * the case, manager.
	 */
	boolean mayAsk(String userId, List<CaseTask> tasks, Feedback feedback) {
		return tasks.stream().anyMatch((task) -> userId.equals(task.assignee())) || leads(userId, feedback);
	}

	boolean isMember(String userId, String team) {
		return this.asSystem.call(() -> this.directory.isMember(userId, team));
	}

	private boolean leads(String userId, Feedback feedback) {
		return isMember(userId, (feedback.lead() != null) ? feedback.lead() : SUPPORT_LEAD)
				|| isMember(userId, MANAGER);
	}

}
