package feedbackloop.contact;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import feedbackloop.audit.AccessLog;
import feedbackloop.audit.AccessLog.Kind;
import feedbackloop.evidence.FileStore;
import feedbackloop.evidence.StoredFile;
import feedbackloop.feedback.Contact;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.privacy.DetailBook;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Concerned;
import feedbackloop.process.Keys.Notices;
import feedbackloop.process.NamedCases;
import feedbackloop.process.Refusal;
import feedbackloop.process.StaffEvent;
import feedbackloop.security.StaffLimits;
import feedbackloop.words.HouseTime;

import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Shows one field of a customer in clear. It stands in the access log before it is shown.
 * Whoever wants more than the limit of an hour is refused, and others are told.
 */
@Service
class Reveals {

	private final NamedCases cases;

	private final ContactReaders readers;

	private final FileStore files;

	private final Vault vault;

	private final DetailBook details;

	private final StaffLimits limits;

	private final AccessLog log;

	private final ApplicationEventPublisher events;

	private final HouseTime time;

	private final TransactionTemplate transaction;

	Reveals(NamedCases cases, ContactReaders readers, FileStore files, Vault vault, DetailBook details,
			StaffLimits limits, AccessLog log, ApplicationEventPublisher events, HouseTime time,
			PlatformTransactionManager transactions) {
		this.cases = cases;
		this.readers = readers;
		this.files = files;
		this.vault = vault;
		this.details = details;
		this.limits = limits;
		this.log = log;
		this.events = events;
		this.time = time;
		this.transaction = new TransactionTemplate(transactions);
	}

	/**
	 * The value in clear. The limit is counted outside of any transaction.
	 * @param field a key of {@link ContactField}
	 * @param reason one of {@link ContactField#REASONS}
	 * @param file which file; null where the case has one only
	 * @throws Refusal if the person may not, has shown too much, or there is no such
	 * value
	 */
	String reveal(String number, String field, String reason, UUID file, String userId) {
		Clear clear = this.transaction.execute((status) -> open(number, field, reason, file, userId));
		count(number, Kind.REVEAL, clear.detail(), userId);
		return clear.value();
	}

	/**
	 * Counts and writes down that somebody sees something of a customer in clear.
	 * @param detail what exactly; holds no personal data
	 * @throws Refusal if it was too much, or cannot be written down
	 */
	void count(String number, Kind kind, String detail, String userId) {
		Duration wait = this.limits.reveal(userId);
		if (!wait.isZero()) {
			this.log.note(userId, Kind.DENIAL, number, kind.key() + " " + detail);
			if (this.limits.isNewExcess(userId)) {
				this.transaction.executeWithoutResult((status) -> warn(number, userId));
			}
			throw Refusal.tooMany(Notices.TOO_MANY_REVEALS, wait.toMinutes() + 1);
		}
		if (!this.log.noted(userId, kind, number, detail)) {
			throw Refusal.busy("notNoted");
		}
	}

	/**
	 * What is known of the customer, in clear, of somebody who has just revealed it.
	 */
	String value(Feedback feedback, ContactField field) {
		Contact contact = feedback.contact();
		return switch (field) {
			case PHONE -> this.vault.open(contact, contact.phone());
			case EMAIL -> this.vault.open(contact, contact.email());
			case NAME -> this.vault.open(contact, contact.name());
			case TEXT -> text(feedback);
			case FILE -> null;
		};
	}

	private Clear open(String number, String key, String reason, UUID file, String userId) {
		Feedback feedback = this.cases.get(number);
		if (!this.readers.mayReveal(feedback, userId)) {
			throw Refusal.forbidden("notYoursToReveal");
		}
		ContactField field = ContactField.of(key);
		if (reason == null || !ContactField.REASONS.contains(reason)) {
			throw Refusal.invalid("reason", "choice", String.join(", ", ContactField.REASONS));
		}
		if (feedback.contact().isErased()) {
			throw Refusal.tooLate("contactErased");
		}
		String detail = field.key() + " " + reason;
		if (field == ContactField.FILE) {
			UUID id = file(feedback, file);
			return new Clear("/cases/" + number + "/files/" + id, detail + " " + id);
		}
		String value = value(feedback, field);
		if (value == null) {
			throw Refusal.invalid("field", "notGiven");
		}
		return new Clear(value, detail);
	}

	private UUID file(Feedback feedback, UUID asked) {
		List<UUID> ids = this.files.of(feedback).stream().map(StoredFile::id).toList();
		if (ids.isEmpty()) {
			throw Refusal.invalid("field", "notGiven");
		}
		if (asked == null && ids.size() == 1) {
			return ids.get(0);
		}
		if (!ids.contains(asked)) {
			throw Refusal.invalid("file", "whichFile", ids.size());
		}
		return asked;
	}

	/** What the customer wrote, a text a line, and what only some channels ask for. */
	private String text(Feedback feedback) {
		StringBuilder text = new StringBuilder();
		for (ProtectedText part : new ProtectedText[] { feedback.words().summary(), feedback.words().description(),
				feedback.words().demand() }) {
			if (part != null) {
				text.append(text.isEmpty() ? "" : "\n").append(this.vault.open(feedback.contact(), part));
			}
		}
		this.details.open(feedback).values().forEach((value) -> text.append("\n").append(value));
		return text.toString();
	}

	private void warn(String number, String userId) {
		String occasion = userId + " " + HouseTime.minute(this.time.now());
		this.events.publishEvent(StaffEvent.of(Notices.TOO_MANY_REVEALS, number, occasion, Concerned.nobody())
			.with(Map.of("person", userId))
			.except(userId));
	}

	/**
	 * A value in clear.
	 *
	 * @param detail what the access log says of it
	 */
	private record Clear(String value, String detail) {

		@Override
		public String toString() {
			return "Clear";
		}

	}

}
