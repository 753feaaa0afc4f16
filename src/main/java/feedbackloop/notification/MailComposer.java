package feedbackloop.notification;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.feedback.Cases;
import feedbackloop.feedback.ProtectedText;
import feedbackloop.privacy.Vault;
import feedbackloop.process.Directory;

import org.springframework.stereotype.Component;

/**
 * Makes the mail of a message: who gets it, what it answers, where to answer.
 */
@Component
class MailComposer {

	/** Of a long conversation the first mail and the last ones are enough. */
	private static final int LONGEST_THREAD = 20;

	private final OutboxRepository outbox;

	private final MailServer server;

	private final MailKeys keys;

	private final MailRoute route;

	private final Vault vault;

	private final Directory directory;

	private final Cases cases;

	MailComposer(OutboxRepository outbox, MailServer server, MailKeys keys, MailRoute route, Vault vault,
			Directory directory, Cases cases) {
		this.outbox = outbox;
		this.server = server;
		this.keys = keys;
		this.route = route;
		this.vault = vault;
		this.directory = directory;
		this.cases = cases;
	}

	Mail of(OutboxMessage message) {
		String replyTo = (message.isToCustomer() && message.isAboutOneCase())
				? this.route.replyTo(message.number()).orElse(null) : null;
		return new Mail(messageId(message), thread(message), replyTo, "received".equals(message.event()),
				recipients(message), message.subject(), body(message));
	}

	/** The mails before it, so that mail programs show one conversation. */
	private List<String> thread(OutboxMessage message) {
		List<String> thread = new ArrayList<>();
		this.outbox
			.findFirstByNumberAndRecipientAndStateOrderById(message.number(), message.recipient(), OutboxState.SENT)
			.map(this::messageId)
			.ifPresent(thread::add);
		if (message.isToCustomer()) {
			List<String> written = this.route.fromCustomer(message.number());
			thread.addAll(written.subList(Math.max(0, written.size() - LONGEST_THREAD), written.size()));
		}
		return thread;
	}

	private String messageId(OutboxMessage message) {
		return (message.isToStaff() || !message.isAboutOneCase())
				? message.id() + "." + message.number() + "@" + this.server.domain()
				: this.keys.messageId(message.id(), message.number(), this.server.domain());
	}

	private List<String> recipients(OutboxMessage message) {
		if (message.isToStaff()) {
			Recipient recipient = Recipient.of(message.recipient());
			Set<String> notTold = notTold(message);
			return recipient.isUser() ? this.directory.mailAddress(recipient.id())
				.filter((address) -> !notTold.contains(recipient.id()))
				.stream()
				.toList() : this.directory.mailAddresses(recipient.id(), notTold);
		}
		ProtectedText address = message.contact().email();
		boolean isErased = message.contact().isErased();
		return (address != null && !isErased) ? List.of(this.vault.open(message.contact(), address)) : List.of();
	}

	/**
	 * Nobody hears of a complaint about themselves, also if it was found to be one since.
	 */
	private Set<String> notTold(OutboxMessage message) {
		Set<String> people = new HashSet<>(message.notTo());
		if (message.isAboutOneCase()) {
			this.cases.whoMayNotSee(message.number()).ifPresent(people::add);
		}
		return people;
	}

	private String body(OutboxMessage message) {
		return message.isToStaff() ? message.body().masked() : this.vault.open(message.contact(), message.body());
	}

}
