package feedbackloop.intake;

import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

import feedbackloop.deadlines.Promises;
import feedbackloop.feedback.Correspondence;
import feedbackloop.feedback.CorrespondenceRepository;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.feedback.TimelineEntry;
import feedbackloop.feedback.TimelineRepository;
import feedbackloop.intake.FollowedCase.Letter;
import feedbackloop.intake.FollowedCase.Step;
import feedbackloop.privacy.Vault;

import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Shows customers how their case stands. Of the timeline they see the steps that have a
 * sentence for them, never what staff wrote.
 */
@Service
class Following {

	/** Steps of a measure: of several measures in a row, a customer reads each once. */
	private static final Set<String> OF_EACH_MEASURE = Set.of("completed.fix", "completed.test", "completed.pilot",
			"completed.release", "measureLanded");

	private final CustomerCase customers;

	private final CorrespondenceRepository correspondence;

	private final TimelineRepository timeline;

	private final Promises promises;

	private final PromiseWords promiseWords;

	private final Vault vault;

	private final MessageSource words;

	private final Clock clock;

	Following(CustomerCase customers, CorrespondenceRepository correspondence, TimelineRepository timeline,
			Promises promises, PromiseWords promiseWords, Vault vault, MessageSource words, Clock clock) {
		this.customers = customers;
		this.correspondence = correspondence;
		this.timeline = timeline;
		this.promises = promises;
		this.promiseWords = promiseWords;
		this.vault = vault;
		this.words = words;
		this.clock = clock;
	}

	/**
	 * The case as its customer sees it.
	 * @throws feedbackloop.process.Refusal if number or secret is wrong
	 */
	@Transactional(readOnly = true)
	FollowedCase look(String number, String secret, Locale locale) {
		Feedback feedback = this.customers.open(number, secret);
		return new FollowedCase(feedback.number(), feedback.status(),
				this.words.getMessage("status." + feedback.status().key(), null, locale),
				this.vault.open(feedback.contact(), feedback.words().summary()),
				this.vault.open(feedback.contact(), feedback.words().description()),
				this.vault.open(feedback.contact(), feedback.words().demand()), at(feedback.milestones().givenAt()),
				at(feedback.milestones().receivedAt()), at(feedback.milestones().resolvedAt()),
				at(feedback.milestones().closedAt()), this.promises.expectedBy(feedback.number()),
				this.promiseWords.of(feedback, locale), letters(feedback), this.customers.attachments(feedback),
				steps(feedback, locale), actions(feedback.status()), Receipt.Links.of(feedback.number()));
	}

	private List<Letter> letters(Feedback feedback) {
		return this.correspondence.findByFeedbackAndVisibleToCustomerTrueOrderByAtAscIdAsc(feedback)
			.stream()
			.map((letter) -> new Letter(at(letter.at()),
					Correspondence.IN.equals(letter.direction()) ? "customer" : "us", letter.subject(),
					this.vault.open(feedback.contact(), letter.text())))
			.toList();
	}

	private List<Step> steps(Feedback feedback, Locale locale) {
		List<String> numbers = new ArrayList<>(List.of(feedback.number()));
		Optional.ofNullable(feedback.improvementNumber()).ifPresent(numbers::add);
		Set<String> saidOfMeasures = new HashSet<>();
		List<Step> steps = new ArrayList<>();
		for (TimelineEntry entry : this.timeline.findByNumberInOrderByAtAscIdAsc(numbers)) {
			if (!OF_EACH_MEASURE.contains(entry.kind())) {
				saidOfMeasures.clear();
			}
			else if (!saidOfMeasures.add(entry.kind())) {
				continue;
			}
			Optional.ofNullable(step(entry, locale)).ifPresent(steps::add);
		}
		return steps;
	}

	private Step step(TimelineEntry entry, Locale locale) {
		String text = this.words.getMessage("follow." + entry.kind(), entry.argumentList().toArray(), null, locale);
		return (text != null) ? new Step(at(entry.at()), text) : null;
	}

	private static List<String> actions(Status status) {
		if (status.isFinal()) {
			return List.of();
		}
		return (status == Status.RESOLVED) ? List.of("reply", "confirm", "dispute", "withdraw")
				: List.of("reply", "withdraw");
	}

	private OffsetDateTime at(Instant time) {
		return (time != null) ? time.atZone(this.clock.getZone()).toOffsetDateTime() : null;
	}

}
