package feedbackloop.teamwork;

import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.StaffNotices;
import feedbackloop.privacy.Vault;
import feedbackloop.process.AsSystem;
import feedbackloop.process.Directory;
import feedbackloop.process.FourEyesRules;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Lets an open task change hands: back to its team, to a colleague, to another team
 * (wrong team), from somebody absent to the substitute. The deadline stays; the timeline
 * says who, from whom, to whom and why. Nobody gets what four eyes keep from them.
 */
@Service
class Handover {

	private final FeedbackRepository repository;

	private final Cases cases;

	private final TaskMoves tasks;

	private final Rights rights;

	private final FourEyesRules fourEyes;

	private final Absences absences;

	private final Directory directory;

	private final AsSystem asSystem;

	private final StaffNotices teams;

	private final PersonalNotices people;

	private final Vault vault;

	private final Timeline timeline;

	private final Clock clock;

	Handover(FeedbackRepository repository, Cases cases, TaskMoves tasks, Rights rights, FourEyesRules fourEyes,
			Absences absences, Directory directory, AsSystem asSystem, StaffNotices teams, PersonalNotices people,
			Vault vault, Timeline timeline, Clock clock) {
		this.repository = repository;
		this.cases = cases;
		this.tasks = tasks;
		this.rights = rights;
		this.fourEyes = fourEyes;
		this.absences = absences;
		this.directory = directory;
		this.asSystem = asSystem;
		this.teams = teams;
		this.people = people;
		this.vault = vault;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Gives a claimed task back to its team.
	 * @throws Refusal if the person may not, or nobody has claimed it
	 */
	@Transactional
	void giveBack(String number, String taskId, String userId) {
		Feedback feedback = find(number);
		OpenTask task = movable(feedback, taskId, userId);
		if (task.assignee() == null) {
			throw Refusal.tooLate("notClaimed");
		}
		this.tasks.assign(task, null);
		note(task, userId, "gaveBack", Map.of("assignee", task.assignee()));
	}

	/**
	 * Passes a task to a colleague of its team, who is told.
	 * @throws Refusal if the person may not, or the colleague is of another team or kept
	 * from the task by four eyes
	 */
	@Transactional
	void pass(String number, String taskId, String colleague, String userId) {
		Feedback feedback = find(number);
		OpenTask task = movable(feedback, taskId, userId);
		mayGet(number, colleague, task);
		this.tasks.assign(task, colleague);
		note(task, userId, "passed", Map.of("colleague", colleague));
		this.people.tell(colleague, number, "assigned", occasion(task), Map.of("task", task.key()));
	}

	/**
	 * Hands a task over to another team, which is told.
	 * @param reason at most 400 characters
	 * @throws Refusal if the person may not, there is no other team of that name, or the
	 * reason is missing
	 */
	@Transactional
	void handOver(String number, String taskId, String team, String reason, String userId) {
		Feedback feedback = find(number);
		OpenTask task = movable(feedback, taskId, userId);
		if (team == null || team.equals(task.group()) || !this.asSystem.call(() -> this.directory.isTeam(team))) {
			throw Refusal.invalid("team", "otherTeam");
		}
		String why = this.vault.mask(feedback.contact(), StaffText.checked("reason", reason, StaffText.SHORT));
		this.tasks.offer(task, team);
		note(task, userId, "handedOver", Map.of("from", task.group(), "reason", why, "to", team));
		this.teams.tellGroup(number, "handedOver", occasion(task), team, Map.of("task", task.key()));
	}

	/**
	 * Lets the substitute take the task of somebody absent.
	 * @throws Refusal if the person is not the substitute today, or kept from the task by
	 * four eyes
	 */
	@Transactional
	void takeOver(String number, String taskId, String userId) {
		OpenTask task = this.tasks.get(find(number), taskId);
		if (task.assignee() == null || this.absences.substituteOf(task.assignee()).filter(userId::equals).isEmpty()) {
			throw Refusal.forbidden("notSubstitute");
		}
		mayGet(number, userId, task);
		this.tasks.assign(task, userId);
		note(task, userId, "tookOver", Map.of("assignee", task.assignee()));
	}

	private Feedback find(String number) {
		return this.repository.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
	}

	private OpenTask movable(Feedback feedback, String taskId, String userId) {
		OpenTask task = this.tasks.get(feedback, taskId);
		if (!this.rights.of(userId, feedback).mayMove(task)) {
			throw Refusal.forbidden("notYoursToMove");
		}
		return task;
	}

	private void mayGet(String number, String userId, OpenTask task) {
		if (userId == null || !this.asSystem.call(() -> this.directory.isMember(userId, task.group()))) {
			throw Refusal.invalid("colleague", "notInTeam", task.group());
		}
		if (this.cases.isHiddenFrom(userId, number)) {
			throw Refusal.forbidden("aboutColleague", userId);
		}
		this.fourEyes.keptFrom(task).forEach((rule, kept) -> {
			if (kept.contains(userId)) {
				throw Refusal.forbidden("keptFrom." + rule, userId);
			}
		});
	}

	private void note(OpenTask task, String userId, String kind, Map<String, String> facts) {
		Map<String, String> arguments = new TreeMap<>(facts);
		arguments.put("task", task.key());
		this.timeline.note(TaskMoves.record(task), userId, kind, arguments);
	}

	private String occasion(OpenTask task) {
		return task.id() + ":" + this.clock.millis();
	}

}
