package feedbackloop.teamwork;

import java.time.Clock;
import java.util.List;
import java.util.Map;

import feedbackloop.process.StoredText;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.OpenTask;
import feedbackloop.feedback.Timeline;
import feedbackloop.notification.MessagePlan;
import feedbackloop.privacy.LetterBook;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.NamedCases;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.Refusal;
import feedbackloop.process.Submission;

import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Asks the customer from any task of a case, its improvement or its measures; counts the
 * questions of triage like any other.
 */
@Service
class CustomerQuestions {

	private final NamedCases cases;

	private final QuestionRepository questions;

	private final QuestionLimits limits;

	private final OpenTasks open;

	private final Rights rights;

	private final MessagePlan plan;

	private final LetterBook letters;

	private final ProcessDriver processes;

	private final Timeline timeline;

	private final Clock clock;

	CustomerQuestions(NamedCases cases, QuestionRepository questions, QuestionLimits limits, OpenTasks open,
			Rights rights, MessagePlan plan, LetterBook letters, ProcessDriver processes, Timeline timeline,
			Clock clock) {
		this.cases = cases;
		this.questions = questions;
		this.limits = limits;
		this.open = open;
		this.rights = rights;
		this.plan = plan;
		this.letters = letters;
		this.processes = processes;
		this.timeline = timeline;
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
		Feedback feedback = this.cases.locked(number);
		List<OpenTask> open = this.open.of(feedback);
		if (!this.rights.of(userId, feedback).mayAsk(open)) {
			throw Refusal.forbidden("notYoursToAsk");
		}
		String question = StaffText.checked(QuestionLimits.QUESTION, text, StoredText.CORRESPONDENCE);
		this.limits.checkAskable(feedback);
		if (!this.plan.reaches(QuestionLimits.QUESTION, feedback)) {
			throw Refusal.invalid(QuestionLimits.QUESTION, "cannotAsk");
		}
		String waiting = open.stream()
			.filter((task) -> userId.equals(task.assignee()))
			.map(OpenTask::id)
			.filter((id) -> taskId == null || taskId.equals(id))
			.findFirst()
			.orElse(null);
		keep(feedback, userId, waiting);
		this.letters.toCustomer(feedback, QuestionLimits.QUESTION, userId, question);
		this.timeline.note(number, userId, "questionAsked", Map.of());
		if (!this.processes.tell(Messages.QUESTION_ASKED, number)) {
			throw Refusal.tooLate("caseEnded");
		}
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
			keep(feedback, submission.userId(), null);
		}
	}

	private void keep(Feedback feedback, String userId, String taskId) {
		this.questions.save(new Question(feedback.number(), userId, this.clock.instant(), taskId, feedback.status()));
	}

}
