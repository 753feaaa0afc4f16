package feedbackloop.notification;

import feedbackloop.feedback.MasksChanged;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.privacy.Vault;

import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Masks the letters to a customer anew after staff hid or showed something by hand.
 */
@Component
class RemaskedLetters {

	private final OutboxRepository outbox;

	private final Vault vault;

	RemaskedLetters(OutboxRepository outbox, Vault vault) {
		this.outbox = outbox;
		this.vault = vault;
	}

	@EventListener
	void masksChanged(MasksChanged change) {
		for (OutboxMessage message : this.outbox.findToCustomer(change.feedback().number())) {
			ProtectedText body = this.vault.remasked(message.contact(), message.body());
			this.outbox.remask(message.id(), body.masked());
		}
	}

}
