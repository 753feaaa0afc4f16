package feedbackloop.notification;

import java.time.Clock;
import java.time.Instant;

import feedbackloop.feedback.Feedback;

import org.springframework.stereotype.Component;

/**
 * Mails a code to the address on record, by which the customer proves that it is theirs.
 */
@Component
public class IdentityLetter {

	static final String EVENT = "identityCode";

	private final OutboxRepository outbox;

	private final Letters letters;

	private final Acknowledgements acknowledgements;

	private final Clock clock;

	IdentityLetter(OutboxRepository outbox, Letters letters, Acknowledgements acknowledgements, Clock clock) {
		this.outbox = outbox;
		this.letters = letters;
		this.acknowledgements = acknowledgements;
		this.clock = clock;
	}

	/**
	 * Whether the customer may be sent one: there is a working address, to which only a
	 * few such mails go within the hour.
	 */
	public boolean maySend(Feedback feedback) {
		return feedback.contact().isReachedByMail()
				&& this.acknowledgements.mayGoTo(feedback.contact(), this.clock.instant());
	}

	/**
	 * Sends it, in the caller's transaction.
	 */
	public void send(Feedback feedback, String code) {
		Instant now = this.clock.instant();
		Letter letter = this.letters.write(EVENT, feedback, code);
		this.outbox.save(OutboxMessage.toCustomer(feedback.number(), EVENT, now.toString(), OutboxMessage.CUSTOMER,
				feedback.contact(), letter.subject(), letter.body(), OutboxState.PENDING, now));
	}

}
