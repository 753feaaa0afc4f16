package feedbackloop.teamwork;

import java.time.Clock;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.privacy.Vault;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.Refusal;
import feedbackloop.process.StaffEvent;
import feedbackloop.teamwork.Handovers.Given;
import feedbackloop.words.Words;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an open task change hands: back to its team, to a colleague, to another team
 * (wrong team) or back from it. The substitute of somebody absent takes it, too. The
 * deadline stays; the timeline says who, from whom, to whom and why. Nobody gets what
 * four eyes keep from them.
 */
@Service
class Handover {

	private final NamedCases cases;

	private final TaskMoves tasks;

	private final Rights rights;

	private final Recipients recipients;

	private final Absences absences;

	private final Handovers handovers;

	private final Comments comments;

	private final ApplicationEventPublisher events;

	private final Vault vault;

	private final Words words;

	private final Clock clock;

	Handover(NamedCases cases, TaskMoves tasks, Rights rights, Recipients recipients, Absences absences,
			Handovers handovers, Comments comments, ApplicationEventPublisher events, Vault vault, Words words,
			Clock clock) {
		this.cases = cases;
		this.tasks = tasks;
		this.rights = rights;
		this.recipients = recipients;
		this.absences = absences;
		this.handovers = handovers;
		this.comments = comments;
		this.events = events;
		this.vault = vault;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * Gives a claimed task back to its team.
	 * @throws Refusal if the person may not, or nobody has claimed it
	 */
	@Transactional
	void giveBack(String number, String taskId, String userId) {
		OpenTask task = movable(this.cases.get(number), taskId, userId);
		if (task.assignee() == null) {
			throw Refusal.tooLate("notClaimed");
		}
		this.tasks.assign(task, null);
		this.tasks.note(task, userId, "gaveBack", Map.of("assignee", task.assignee()));
	}

	/**
	 * Passes a task to a colleague of its team, who is told.
	 * @throws Refusal if the person may not, or the colleague is of another team or kept
	 * from the task by four eyes
	 */
	@Transactional
	void pass(String number, String taskId, String colleague, String userId) {
		OpenTask task = mayPass(number, taskId, colleague, userId);
		this.tasks.assign(task, colleague);
		this.tasks.note(task, userId, "passed", Map.of("colleague", colleague));
		tell(Notices.ASSIGNED, number, task, Concerned.assignee(colleague));
	}

	/**
	 * Checks that {@link #pass} would do it.
	 */
	OpenTask mayPass(String number, String taskId, String colleague, String userId) {
		Feedback feedback = this.cases.get(number);
		OpenTask task = movable(feedback, taskId, userId);
		this.recipients.check(colleague, task, feedback);
		return task;
	}

	/**
	 * Hands a task over to another team, which is told.
	 * @param reason at most 400 characters
	 * @throws Refusal if the person may not, no other team that works cases is of that
	 * name, or the reason is missing
	 */
	@Transactional
	void handOver(String number, String taskId, String team, String reason, String userId) {
		OpenTask task = mayHandOver(number, taskId, team, reason, userId);
		String why = this.vault.mask(this.cases.get(number).contact(), reason.strip());
		this.tasks.offer(task, team);
		this.handovers.note(taskId, task.group(), userId);
		this.tasks.note(task, userId, "handedOver", Map.of("from", task.group(), "reason", why, "to", team));
		tell(Notices.HANDED_OVER, number, task, Concerned.team(team));
	}

	/**
	 * Checks that {@link #handOver} would do it.
	 */
	OpenTask mayHandOver(String number, String taskId, String team, String reason, String userId) {
		OpenTask task = movable(this.cases.get(number), taskId, userId);
		this.recipients.checkTeam(team, task);
		StaffText.checked("reason", reason, StaffText.SHORT);
		return task;
	}

	/**
	 * Calls a task back to the team that it was handed over from, which is told. Whoever
	 * has claimed it meanwhile loses it, and is mentioned in a comment.
	 * @throws Refusal if it is done, was not handed over, or the person neither did that
	 * nor leads
	 */
	@Transactional
	void recall(String number, String taskId, String userId) {
		Feedback feedback = this.cases.get(number);
		OpenTask task = this.tasks.get(feedback, taskId);
		Given given = this.rights.of(userId, feedback)
			.mayRecall(task, this.handovers.of(Set.of(taskId)))
			.orElseThrow(() -> Refusal.forbidden("notYoursToRecall"));
		this.tasks.offer(task, given.fromTeam());
		this.handovers.calledBack(given);
		this.tasks.note(task, userId, "recalled", Map.of("from", task.group(), "to", given.fromTeam()));
		tell(Notices.HANDED_OVER, number, task, Concerned.team(given.fromTeam()));
		if (task.assignee() != null) {
			this.comments.write(number, userId, this.words.say("teamwork.calledBack", task.assignee(),
					this.words.label(task.name()), this.words.of("group", given.fromTeam())));
		}
	}

	/**
	 * Lets the substitute take the task of somebody absent.
	 * @throws Refusal if the person is not the substitute today, or kept from the task by
	 * four eyes
	 */
	@Transactional
	void takeOver(String number, String taskId, String userId) {
		Feedback feedback = this.cases.get(number);
		OpenTask task = this.tasks.get(feedback, taskId);
		if (task.assignee() == null || this.absences.substituteOf(task.assignee()).filter(userId::equals).isEmpty()) {
			throw Refusal.forbidden("notSubstitute");
		}
		this.recipients.check(userId, task, feedback);
		this.tasks.assign(task, userId);
		this.tasks.note(task, userId, "tookOver", Map.of("assignee", task.assignee()));
	}

	private OpenTask movable(Feedback feedback, String taskId, String userId) {
		OpenTask task = this.tasks.get(feedback, taskId);
		if (!this.rights.of(userId, feedback).mayMove(task)) {
			throw Refusal.forbidden("notYoursToMove");
		}
		return task;
	}

	private void tell(String event, String number, OpenTask task, Concerned concerned) {
		String occasion = task.id() + ":" + this.clock.millis();
		this.events.publishEvent(StaffEvent.of(event, number, occasion, concerned).about(task.id(), task.key()));
	}

}
