package feedbackloop.teamwork;

import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import feedbackloop.deadlines.WorkingTime;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.Keys.Messages;
import feedbackloop.process.ProcessDriver;
import feedbackloop.process.ProcessProperties;
import feedbackloop.process.Refusal;

import org.springframework.stereotype.Component;

/**
 * How often a customer may be asked and how long a case may wait for answers in all; the
 * numbers are properties of the process of a case.
 */
@Component
class QuestionLimits {

	/** The field of the form, and what the customer reads. */
	static final String QUESTION = "question";

	private static final String PROCESS = "feedback";

	private final QuestionRepository questions;

	private final ProcessProperties properties;

	private final ProcessDriver processes;

	private final WorkingTime workingTime;

	private final Clock clock;

	QuestionLimits(QuestionRepository questions, ProcessProperties properties, ProcessDriver processes,
			WorkingTime workingTime, Clock clock) {
		this.questions = questions;
		this.properties = properties;
		this.processes = processes;
		this.workingTime = workingTime;
		this.clock = clock;
	}

	/**
	 * Checks that the case is one whose customer may be asked now.
	 * @throws Refusal if not
	 */
	void checkAskable(Feedback feedback) {
		if (feedback.status().isFinal()) {
			throw Refusal.tooLate("caseEnded");
		}
		Set<String> awaited = this.processes.awaited(feedback.number());
		if (awaited.contains(Messages.CUSTOMER_CONFIRMED)) {
			throw Refusal.invalid(QUESTION, "awaitsConfirmation");
		}
		check(feedback, QUESTION, awaited);
	}

	/**
	 * Checks that the customer was not asked too often.
	 * @param field what the refusal is about
	 * @throws Refusal if an answer is still awaited, or the customer was asked as often
	 * or waited for as long as allowed
	 */
	void check(Feedback feedback, String field) {
		check(feedback, field, this.processes.awaited(feedback.number()));
	}

	private void check(Feedback feedback, String field, Set<String> awaited) {
		if (feedback.contact().isErased()) {
			throw Refusal.invalid(field, "askErased");
		}
		if (awaited.contains(Messages.CUSTOMER_REPLIED)) {
			throw Refusal.invalid(field, "stillAsked");
		}
		ProcessProperties.Numbers limits = this.properties.of(PROCESS);
		int most = limits.get("mostQuestions");
		if (feedback.questionsAsked() >= most) {
			throw Refusal.invalid(field, "noMoreQuestions", most);
		}
		int days = limits.get("mostWaitingDays");
		if (this.workingTime.reaches(days, waits(feedback))) {
			throw Refusal.invalid(field, "waitedEnough", days);
		}
	}

	private List<WorkingTime.Stretch> waits(Feedback feedback) {
		return this.questions.findByNumberOrderById(feedback.number())
			.stream()
			.filter((question) -> feedback.reopenedAt() == null || !question.askedAt().isBefore(feedback.reopenedAt()))
			.map((question) -> new WorkingTime.Stretch(question.askedAt(),
					Objects.requireNonNullElse(question.waitEndedAt(), this.clock.instant())))
			.toList();
	}

}
