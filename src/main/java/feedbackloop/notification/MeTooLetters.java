package feedbackloop.notification;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.feedback.Contact;
import feedbackloop.privacy.Vault;

import org.springframework.stereotype.Component;

/**
 * Writes to people who have a known problem, too, and have no case: asks them to confirm
 * their address, and tells them the end.
 */
@Component
public class MeTooLetters {

	static final String CONFIRM = "meTooConfirm";

	static final String TOLD = "meTooTold";

	/** Before the number of such a person, in place of that of a case. */
	static final String NUMBER = "MT-";

	private static final int KEY = 20;

	private static final String HIDDEN = "******";

	private final OutboxRepository outbox;

	private final MessageTexts texts;

	private final NotificationSettings settings;

	private final ContactPoint contactPoint;

	private final Acknowledgements acknowledgements;

	private final Vault vault;

	private final Clock clock;

	MeTooLetters(OutboxRepository outbox, MessageTexts texts, NotificationSettings settings, ContactPoint contactPoint,
			Acknowledgements acknowledgements, Vault vault, Clock clock) {
		this.outbox = outbox;
		this.texts = texts;
		this.settings = settings;
		this.contactPoint = contactPoint;
		this.acknowledgements = acknowledgements;
		this.vault = vault;
		this.clock = clock;
	}

	/**
	 * Whether there are texts for it; models from before have none.
	 */
	public boolean areThere() {
		return Stream.of(CONFIRM, TOLD)
			.allMatch((text) -> MessageTexts.LANGUAGES.stream()
				.allMatch((language) -> this.texts.template(text, language) != null));
	}

	/**
	 * Asks to confirm, in the caller's transaction. Only a few such mails go to one
	 * address within the hour; further ones are left out.
	 * @param title of the article about the problem
	 */
	public void askToConfirm(Contact contact, long id, String language, String title) {
		Instant now = this.clock.instant();
		if (this.acknowledgements.mayGoTo(contact, now)) {
			send(CONFIRM, now.toString(), contact, id, language, title, false);
		}
	}

	/**
	 * Tells the end, once, in the caller's transaction.
	 * @param improved whether the problem is solved, or nothing will be done
	 */
	public void tell(Contact contact, long id, String language, String title, boolean improved) {
		if (!this.outbox.existsByNumberAndEventAndRecipientAndOccasion(NUMBER + id, TOLD, OutboxMessage.CUSTOMER,
				TOLD)) {
			send(TOLD, TOLD, contact, id, language, title, improved);
		}
	}

	/**
	 * Whether that is the key of the link in the mails of that person.
	 */
	public boolean isKey(long id, String key) {
		return MessageDigest.isEqual(key.getBytes(StandardCharsets.UTF_8), key(id).getBytes(StandardCharsets.UTF_8));
	}

	private String key(long id) {
		return this.vault.index("me too " + id).substring(0, KEY);
	}

	private void send(String template, String occasion, Contact contact, long id, String language, String title,
			boolean improved) {
		Map<String, Object> values = new HashMap<>();
		values.put("title", title);
		values.put("helpLink", this.settings.helpLink());
		values.put("contactPoint", this.contactPoint.in(language));
		values.put("improved", improved);
		values.put("link", HIDDEN);
		String masked = this.texts.fill(template, language, values).body();
		values.put("link", this.settings.helpLink() + "/metoo/" + id + "/" + key(id));
		MessageText open = this.texts.fill(template, language, values);
		this.outbox.save(OutboxMessage.toCustomer(NUMBER + id, template, occasion, OutboxMessage.CUSTOMER, contact,
				open.subject(), this.vault.seal(contact, open.body(), masked), OutboxState.PENDING,
				this.clock.instant()));
	}

}
