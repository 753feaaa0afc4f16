package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;

import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.privacy.Vault;
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

	private static final Set<String> TASKS = Set.of(Tasks.TRIAGE, Tasks.FIRST_RESPONSE, Tasks.DISPUTE, Tasks.PLAN);

	private static final List<String> NAMES = List.of("responseText", "nextStep", "workaround", "question",
			"declineText");

	private final FeedbackRepository cases;

	private final CorrespondenceRepository correspondence;

	private final Vault vault;

	private final Clock clock;

	WrittenTexts(FeedbackRepository cases, CorrespondenceRepository correspondence, Vault vault, Clock clock) {
		this.cases = cases;
		this.correspondence = correspondence;
		this.vault = vault;
		this.clock = clock;
	}

	@EventListener
	void on(Submission submission) {
		if (TASKS.contains(submission.taskKey())) {
			Feedback feedback = this.cases.findByNumber(submission.feedbackNumber())
				.orElseThrow(() -> new IllegalStateException("There is no case " + submission.feedbackNumber()));
			Instant now = this.clock.instant();
			NAMES.stream()
				.filter((name) -> submission.values().has(name))
				.forEach((name) -> this.correspondence
					.save(new Correspondence(feedback, now, Correspondence.OUT, name, submission.userId(), null,
							this.vault.protect(feedback.contact(), submission.values().text(name)), false)));
		}
	}

}
