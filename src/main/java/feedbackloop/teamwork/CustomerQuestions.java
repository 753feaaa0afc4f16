package feedbackloop.teamwork;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.MessagePlan;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;
import feedbackloop.process.WaitingTasks;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Questions to the customer from any task of a case, its improvement or its measures;
 * also keeps the limits for those of triage.
 */
@Service
class CustomerQuestions {

	private static final String QUESTION = "question";

	private static final int LONGEST = 20_000;

	private final FeedbackRepository repository;

	private final Cases cases;

	private final QuestionRepository questions;

	private final QuestionLimits limits;

	private final WaitingTasks open;

	private final TaskMoves tasks;

	private final Rights rights;

	private final MessagePlan plan;

	private final CorrespondenceRepository correspondence;

	private final Vault vault;

	private final PersonalNotices notices;

	private final ProcessDriver processes;

	private final Timeline timeline;

	private final EntityManager entities;

	private final Clock clock;

	CustomerQuestions(FeedbackRepository repository, Cases cases, QuestionRepository questions, QuestionLimits limits,
			WaitingTasks open, TaskMoves tasks, Rights rights, MessagePlan plan,
			CorrespondenceRepository correspondence, Vault vault, PersonalNotices notices, ProcessDriver processes,
			Timeline timeline, EntityManager entities, Clock clock) {
		this.repository = repository;
		this.cases = cases;
		this.questions = questions;
		this.limits = limits;
		this.open = open;
		this.tasks = tasks;
		this.rights = rights;
		this.plan = plan;
		this.correspondence = correspondence;
		this.vault = vault;
		this.notices = notices;
		this.processes = processes;
		this.timeline = timeline;
		this.entities = entities;
		this.clock = clock;
	}

	/**
	 * Asks the customer; the task goes on.
	 * @param taskId the asker's task that waits for the answer; null for the first one
	 * that the asker has claimed
	 * @param text at most 20,000 characters
	 * @throws Refusal if the person may not, the customer cannot or may not be asked, or
	 * the text is missing
	 */
	@Transactional
	void ask(String number, String taskId, String text, String userId) {
		Feedback feedback = this.repository.findByNumber(number).orElseThrow(() -> Refusal.unknown("noCase", number));
		this.entities.refresh(feedback, LockModeType.PESSIMISTIC_WRITE);
		List<OpenTask> open = this.open.of(feedback);
		if (!this.rights.of(userId, feedback).mayAsk(open)) {
			throw Refusal.forbidden("notYoursToAsk");
		}
		String question = StaffText.checked(QUESTION, text, LONGEST);
		checkAskable(feedback);
		if (!this.plan.reaches(QUESTION, feedback)) {
			throw Refusal.invalid(QUESTION, "cannotAsk");
		}
		Instant now = this.clock.instant();
		String waiting = open.stream()
			.filter((task) -> userId.equals(task.assignee()))
			.map(OpenTask::id)
			.filter((id) -> taskId == null || taskId.equals(id))
			.findFirst()
			.orElse(null);
		this.questions.save(new Question(number, userId, now, waiting, feedback.status()));
		this.correspondence.save(new Correspondence(feedback, now, Correspondence.OUT, QUESTION, userId, null,
				this.vault.protect(feedback.contact(), question), false));
		this.timeline.note(number, userId, "questionAsked", Map.of());
		if (!this.processes.tell(Messages.QUESTION_ASKED, number)) {
			throw Refusal.tooLate("caseEnded");
		}
	}

	/**
	 * Checks that the case is one whose customer may be asked now.
	 * @throws Refusal if not
	 */
	void checkAskable(Feedback feedback) {
		if (feedback.status().isFinal()) {
			throw Refusal.tooLate("caseEnded");
		}
		if (this.processes.waitsFor(Messages.CUSTOMER_CONFIRMED, feedback.number())) {
			throw Refusal.invalid(QUESTION, "awaitsConfirmation");
		}
		this.limits.check(feedback, QUESTION);
	}

	/**
	 * Whether the case still stands still for the answer.
	 */
	boolean isWaiting(String number) {
		return this.cases.get(number).status() == Status.WAITING_FOR_YOU;
	}

	/**
	 * Lets the asker's task be looked at again when the answer is due.
	 */
	void awaitAnswer(String number, Instant due) {
		Question question = latest(number);
		if (question.taskId() != null) {
			this.tasks.followUp(question.taskId(), due);
		}
	}

	/**
	 * The answer is there, or nobody waits for it any longer: the case goes on from where
	 * it stood, and the asker is told.
	 * @param event what the asker is told; also the name of the text
	 */
	void resume(String number, String event) {
		Question question = latest(number);
		Feedback feedback = this.cases.get(number);
		if (feedback.status() == Status.WAITING_FOR_YOU) {
			this.cases.move(feedback, question.statusBefore());
		}
		this.timeline.note(number, Timeline.SYSTEM, event, Map.of());
		this.notices.tell(question.askedBy(), number, event, "question:" + question.id(), Map.of());
	}

	/**
	 * A question of triage counts, and is refused, like any other.
	 */
	@EventListener
	@Order(0)
	void on(Submission submission) {
		if (submission.isFor(Tasks.TRIAGE) && submission.values().is("verdict", "needsInformation")) {
			Feedback feedback = this.cases.get(submission.feedbackNumber());
			this.limits.check(feedback, "verdict");
			this.questions.save(new Question(feedback.number(), submission.userId(), this.clock.instant(), null,
					feedback.status()));
		}
	}

	/**
	 * However a case stops waiting, the asker's task waits no longer.
	 */
	@EventListener
	void on(StatusMoved moved) {
		if (moved.status() != Status.WAITING_FOR_YOU) {
			this.questions.findByNumberAndWaitEndedAtIsNull(moved.feedback().number()).forEach((question) -> {
				question.waitEnded(this.clock.instant());
				if (question.taskId() != null) {
					this.tasks.followUp(question.taskId(), null);
				}
			});
		}
	}

	private Question latest(String number) {
		return this.questions.findFirstByNumberOrderByIdDesc(number)
			.orElseThrow(() -> new IllegalStateException("Nobody asked the customer of case " + number));
	}

}
