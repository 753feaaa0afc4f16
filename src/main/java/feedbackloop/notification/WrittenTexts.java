package feedbackloop.notification;

import java.util.List;
import java.util.Set;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.Feedback;
import feedbackloop.privacy.LetterBook;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Submission;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps what a person wrote for the customer, encrypted and not yet visible, until the
 * model sends it.
 */
@Component
class WrittenTexts {

	private static final Set<String> TASKS = Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.DISPUTE, Tasks.ANALYSIS,
			Tasks.PLAN);

	private static final List<String> NAMES = List.of("responseText", "nextStep", "workaround", "question",
			"declineText");

	private final Cases cases;

	private final LetterBook letters;

	WrittenTexts(Cases cases, LetterBook letters) {
		this.cases = cases;
		this.letters = letters;
	}

	@EventListener
	void on(Submission submission) {
		if (TASKS.contains(submission.taskKey())) {
			Feedback feedback = this.cases.get(submission.feedbackNumber());
			NAMES.stream()
				.filter((name) -> submission.values().has(name))
				.forEach((name) -> this.letters.toCustomer(feedback, name, submission.userId(),
						submission.values().text(name)));
		}
	}

}
