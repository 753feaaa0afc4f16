package feedbackloop.teamwork;

import java.util.List;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.OpenTask;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Who may do what with the tasks of a case beside working on them.
 */
@Component
class Rights {

	private final Directory directory;

	private final AsSystem asSystem;

	Rights(Directory directory, AsSystem asSystem) {
		this.directory = directory;
		this.asSystem = asSystem;
	}

	/**
	 * What the person may do about that case.
	 */
	Standing of(String userId, Feedback feedback) {
		return new Standing(userId, this.asSystem.call(() -> this.directory.teamsOf(userId)),
				(feedback.grading().lead() != null) ? feedback.grading().lead() : StaffGroup.LEAD.id());
	}

	/**
	 * How a person stands to a case.
	 *
	 * @param groups the person is in
	 * @param lead the group that leads the case; the support lead as long as it has no
	 * grade
	 */
	record Standing(String userId, List<String> groups, String lead) {

		/**
		 * Whether the person may move the task to somebody else: assignee, team, lead of
		 * the case, manager.
		 */
		boolean mayMove(OpenTask task) {
			return isOwn(task) || this.groups.contains(task.group()) || leads();
		}

		/**
		 * Whether the person may ask the customer: who has claimed one of the tasks, lead
		 * of the case, manager.
		 */
		boolean mayAsk(List<OpenTask> tasks) {
			return tasks.stream().anyMatch(this::isOwn) || leads();
		}

		boolean isOwn(OpenTask task) {
			return this.userId.equals(task.assignee());
		}

		private boolean leads() {
			return this.groups.contains(this.lead) || Right.MANAGE.isOf(this.groups);
		}

	}

}
