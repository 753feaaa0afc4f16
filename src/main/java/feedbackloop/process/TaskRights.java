package feedbackloop.process;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

import feedbackloop.feedback.Cases;
import feedbackloop.process.Keys.Tasks;

import org.springframework.stereotype.Component;

/**
 * Who may claim, get and submit an open task. The engine lets its administrators claim
 * everything; here they may not.
 */
@Component
class TaskRights {

	private final Cases cases;

	private final Directory directory;

	private final FourEyesRules fourEyes;

	TaskRights(Cases cases, Directory directory, FourEyesRules fourEyes) {
		this.cases = cases;
		this.directory = directory;
		this.fourEyes = fourEyes;
	}

	/**
	 * Checks that the person may work on the task: a member of its team or a manager; a
	 * triage on the pages of the screening, whoever screens.
	 * @param signedInAs groups in which the engine takes the person; {@link TaskDesk}
	 * adds those of the task
	 * @throws Refusal if it belongs to another team, or must seem not to exist
	 */
	void mayWork(String userId, List<String> signedInAs, TaskOfCase task) {
		if (this.cases.isHiddenFrom(userId, task.feedbackNumber())) {
			throw Refusal.unknown("noTask");
		}
		List<String> groups = this.directory.teamsOf(userId);
		boolean atDesk = task.groups().stream().anyMatch(signedInAs::contains);
		if (!Right.worksFor(task.groups(), groups) && !(atDesk && mayScreen(groups, task))) {
			throw Refusal.forbidden("notYourTeam", List.copyOf(new TreeSet<>(task.groups())));
		}
	}

	/** A triage that was handed over to others is left to them. */
	private static boolean mayScreen(List<String> groups, TaskOfCase task) {
		return Tasks.TRIAGE.equals(task.key()) && Right.SCREEN.isOf(groups) && Right.SCREEN.isOf(task.groups());
	}

	/**
	 * Checks that the person may get the task from somebody else.
	 * @throws Refusal if it belongs to another team, is about that person, or is kept
	 * from them by four eyes
	 */
	void mayBeGiven(String userId, TaskOfCase task) {
		if (this.cases.isHiddenFrom(userId, task.feedbackNumber())) {
			throw Refusal.forbidden("aboutColleague", userId);
		}
		mayWork(userId, List.of(), task);
		this.fourEyes.brokenBy(userId, task).ifPresent((rule) -> {
			throw Refusal.forbidden("keptFrom." + rule, userId);
		});
	}

	/**
	 * Checks that the person may submit the task: works on it and has claimed it.
	 * @throws Refusal if not
	 */
	void maySubmit(String userId, List<String> signedInAs, TaskOfCase task) {
		mayWork(userId, signedInAs, task);
		if (task.assignee() == null) {
			throw Refusal.forbidden("claimFirst");
		}
		if (!task.assignee().equals(userId)) {
			throw Refusal.tooLate("claimedByAnother", task.assignee());
		}
	}

	/**
	 * Checks that four eyes let the person decide so.
	 * @return whether a manager set them aside, with a reason
	 * @throws Refusal if they keep the person from it
	 */
	boolean overrides(String userId, TaskOfCase task, Values values) {
		Optional<FourEyes> broken = this.fourEyes.brokenBy(userId, task);
		if (broken.isEmpty()) {
			return false;
		}
		if (this.directory.may(userId, Right.MANAGE) && values.has(TaskContract.OVERRIDE_REASON)) {
			return true;
		}
		throw Refusal.forbidden("fourEyes." + broken.get().name());
	}

}
