package feedbackloop.teamwork;

import java.util.List;
import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;
import feedbackloop.teamwork.Handovers.Given;

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
		return of(userId, this.asSystem.call(() -> this.directory.teamsOf(userId)), feedback);
	}

	/**
	 * The same of a person whose groups are known.
	 */
	static Standing of(String userId, List<String> groups, Feedback feedback) {
		String lead = feedback.grading().lead();
		return new Standing(userId, groups, (lead != null) ? lead : StaffGroup.LEAD.id());
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

		/**
		 * Which hand-over the person may call back: one of their own, as a lead or a
		 * manager the latest.
		 * @param given the latest first
		 */
		Optional<Given> mayRecall(OpenTask task, List<Given> given) {
			boolean any = leads() || this.groups.contains(StaffGroup.LEAD.id());
			return given.stream()
				.filter((one) -> one.taskId().equals(task.id()) && !one.fromTeam().equals(task.group()))
				.filter((one) -> any || one.handedBy().equals(this.userId))
				.findFirst();
		}

		boolean isOwn(OpenTask task) {
			return this.userId.equals(task.assignee());
		}

		private boolean leads() {
			return this.groups.contains(this.lead) || Right.MANAGE.isOf(this.groups);
		}

	}

}
