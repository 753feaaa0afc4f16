package feedbackloop.teamwork;

import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.FourEyesRules;
import feedbackloop.process.OpenTask;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * Who may get an open task from somebody else: members of its team, unless the case is
 * about them or four eyes keep them from it.
 */
@Component
class Recipients {

	private final FourEyesRules fourEyes;

	private final Directory directory;

	private final AsSystem asSystem;

	Recipients(FourEyesRules fourEyes, Directory directory, AsSystem asSystem) {
		this.fourEyes = fourEyes;
		this.directory = directory;
		this.asSystem = asSystem;
	}

	/**
	 * Checks that the person may get the task.
	 * @throws Refusal if not
	 */
	void check(String userId, OpenTask task, Feedback feedback) {
		if (userId == null || !this.asSystem.call(() -> this.directory.isMember(userId, task.group()))) {
			throw Refusal.invalid("colleague", "notInTeam", task.group());
		}
		if (feedback.isHiddenFrom(userId)) {
			throw Refusal.forbidden("aboutColleague", userId);
		}
		keptFrom(task).forEach((rule, kept) -> {
			if (kept.contains(userId)) {
				throw Refusal.forbidden("keptFrom." + rule, userId);
			}
		});
	}

	/**
	 * Checks that the task may be offered to that team.
	 * @throws Refusal if there is no such team, or it has the task already
	 */
	void checkTeam(String team, OpenTask task) {
		if (team == null || team.equals(task.group()) || !this.asSystem.call(() -> this.directory.isTeam(team))) {
			throw Refusal.invalid("team", "otherTeam");
		}
	}

	/**
	 * The teams to which a task may be offered.
	 */
	List<String> teams() {
		return this.asSystem.call(this.directory::teams);
	}

	/**
	 * The members of the task's team.
	 */
	List<String> members(OpenTask task) {
		return this.asSystem.call(() -> this.directory.members(task.group()));
	}

	/**
	 * Whom four eyes keep from the task, by the name of the rule.
	 */
	Map<String, Set<String>> keptFrom(OpenTask task) {
		return this.fourEyes.keptFrom(task.id(), task.key());
	}

}
