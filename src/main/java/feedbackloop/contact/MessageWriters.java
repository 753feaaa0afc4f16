package feedbackloop.contact;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Right;
import feedbackloop.process.StaffGroup;

import org.springframework.stereotype.Component;

/**
 * Who may write to the customer of a case at any time: its teams, who has claimed one of
 * its tasks, its owner, leads and managers.
 */
@Component
class MessageWriters {

	private final OpenTasks tasks;

	private final Directory directory;

	private final AsSystem asSystem;

	MessageWriters(OpenTasks tasks, Directory directory, AsSystem asSystem) {
		this.tasks = tasks;
		this.directory = directory;
		this.asSystem = asSystem;
	}

	boolean mayWrite(Feedback feedback, String userId) {
		return mayWrite(feedback, userId, this.asSystem.call(() -> this.directory.teamsOf(userId)),
				this.tasks.of(feedback));
	}

	/**
	 * The same of a person whose groups, and a case whose open tasks are known.
	 */
	static boolean mayWrite(Feedback feedback, String userId, Collection<String> groups, List<OpenTask> tasks) {
		if (groups.contains(StaffGroup.AUDITOR.id()) || feedback.isHiddenFrom(userId)) {
			return false;
		}
		return Right.WRITE_TO_ALL.isOf(groups) || userId.equals(feedback.caseOwner())
				|| teams(feedback).anyMatch(groups::contains)
				|| tasks.stream().anyMatch((task) -> userId.equals(task.assignee()));
	}

	/** Until it is graded, it is with those who triage. */
	private static Stream<String> teams(Feedback feedback) {
		return feedback.isGraded()
				? Stream.of(feedback.grading().team(), feedback.grading().lead()).filter(Objects::nonNull)
				: Stream.of(StaffGroup.SUPPORT.id());
	}

}
