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
import feedbackloop.process.CauseConclusion;

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
	 * @param confirmed whether they did already, and just ask again
	 */
	public void askToConfirm(Contact contact, long id, String language, String title, boolean confirmed) {
		Instant now = this.clock.instant();
		if (this.acknowledgements.mayGoTo(contact, now)) {
			send(CONFIRM, now.toString(), contact, id, language, title, Map.of("confirmed", confirmed));
		}
	}

	/**
	 * Tells the end, in the caller's transaction.
	 * @param askedAt when they asked for it; who is told and asks again is told again
	 */
	public void tell(Contact contact, long id, String language, String title, End end, Instant askedAt) {
		send(TOLD, TOLD + " " + askedAt, contact, id, language, title, Map.of("improved", end == End.IMPROVED,
				"causeNotFound", end == End.CAUSE_NOT_FOUND, "ended", end == End.ENDED));
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
			Map<String, Object> conditions) {
		Map<String, Object> values = new HashMap<>(conditions);
		values.put("title", title);
		values.put("helpLink", this.settings.helpLink());
		values.put("contactPoint", this.contactPoint.in(language));
		values.put("link", HIDDEN);
		String masked = this.texts.fill(template, language, values).body();
		values.put("link", this.settings.helpLink() + "/metoo/" + id + "/" + key(id));
		MessageText open = this.texts.fill(template, language, values);
		this.outbox.save(OutboxMessage.toCustomer(NUMBER + id, template, occasion, OutboxMessage.CUSTOMER, contact,
				open.subject(), this.vault.seal(contact, open.body(), masked), OutboxState.PENDING,
				this.clock.instant()));
	}

	/**
	 * What came of a problem.
	 */
	public enum End {

		/** Its cause is removed. */
		IMPROVED,

		/** It was looked for and not found. */
		CAUSE_NOT_FOUND,

		/** Nobody with a case waited any more. */
		ENDED,

		/** It was decided not to change it. */
		DECLINED;

		/**
		 * By the record of an improvement that is over.
		 * @param conclusion of its analysis; null where a cause was found
		 */
		public static End of(String state, String conclusion) {
			return switch (state) {
				case "landed" -> IMPROVED;
				case "ended" -> ENDED;
				default -> CauseConclusion.CLOSE.equals(conclusion) ? CAUSE_NOT_FOUND : DECLINED;
			};
		}

	}

}
