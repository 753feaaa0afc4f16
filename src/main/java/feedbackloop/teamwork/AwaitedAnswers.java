package feedbackloop.teamwork;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.StatusMoved;
import feedbackloop.feedback.Timeline;
import feedbackloop.process.Concerned;
import feedbackloop.process.StaffEvent;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The wait for a customer's answer: while it lasts the asker's task comes back when the
 * answer is due; when it ends the case goes on from where it stood.
 */
@Component
class AwaitedAnswers {

	private final Cases cases;

	private final QuestionRepository questions;

	private final TaskMoves tasks;

	private final ApplicationEventPublisher events;

	private final Timeline timeline;

	private final Clock clock;

	AwaitedAnswers(Cases cases, QuestionRepository questions, TaskMoves tasks, ApplicationEventPublisher events,
			Timeline timeline, Clock clock) {
		this.cases = cases;
		this.questions = questions;
		this.tasks = tasks;
		this.events = events;
		this.timeline = timeline;
		this.clock = clock;
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
	void begin(String number, Instant due) {
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
		this.events.publishEvent(
				StaffEvent.of(event, number, "question:" + question.id(), Concerned.assignee(question.askedBy())));
	}

	/**
	 * However a case stops waiting, the asker's task waits no longer.
	 */
	@EventListener
	void on(StatusMoved moved) {
		if (moved.before() == Status.WAITING_FOR_YOU) {
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
