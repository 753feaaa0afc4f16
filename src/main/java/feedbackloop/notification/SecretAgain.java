package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.FeedbackRepository;
import feedbackloop.feedback.Timeline;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Mails link and secret once more to the address on record, whoever asks for it. The
 * asker learns nothing.
 */
@Component
public class SecretAgain {

	static final String EVENT = "secretAgain";

	private final FeedbackRepository cases;

	private final OutboxRepository outbox;

	private final Letters letters;

	private final Acknowledgements acknowledgements;

	private final Timeline timeline;

	private final Clock clock;

	SecretAgain(FeedbackRepository cases, OutboxRepository outbox, Letters letters, Acknowledgements acknowledgements,
			Timeline timeline, Clock clock) {
		this.cases = cases;
		this.outbox = outbox;
		this.letters = letters;
		this.acknowledgements = acknowledgements;
		this.timeline = timeline;
		this.clock = clock;
	}

	/**
	 * Sends it, if there is such a case with an address. Only a few such mails go to one
	 * address within the hour.
	 */
	@Transactional
	public void send(String number) {
		Instant now = this.clock.instant();
		this.cases.findByNumber(number)
			.filter((feedback) -> feedback.contact().isReachedByMail())
			.filter((feedback) -> this.acknowledgements.mayGoTo(feedback.contact(), now))
			.ifPresent((feedback) -> send(feedback, now));
	}

	private void send(Feedback feedback, Instant now) {
		Letter letter = this.letters.write(EVENT, feedback, feedback);
		this.outbox.save(OutboxMessage.toCustomer(feedback.number(), EVENT, now.toString(), OutboxMessage.CUSTOMER,
				feedback.contact(), letter.subject(), letter.body(), OutboxState.PENDING, now));
		this.timeline.note(feedback.number(), Timeline.SYSTEM, "secretSentAgain", Map.of());
	}

}
