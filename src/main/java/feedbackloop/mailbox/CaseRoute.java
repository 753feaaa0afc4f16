package feedbackloop.mailbox;

import java.util.List;
import java.util.Optional;

import feedbackloop.notification.MailKeys;
import feedbackloop.notification.MailRoute;

import org.springframework.stereotype.Component;

/**
 * Has answers sent to the first mailbox, to an address of the case where the mailbox
 * takes such.
 */
@Component
class CaseRoute implements MailRoute {

	private final MailboxSettings settings;

	private final InboundMails mails;

	private final MailKeys keys;

	CaseRoute(MailboxSettings settings, InboundMails mails, MailKeys keys) {
		this.settings = settings;
		this.mails = mails;
		this.keys = keys;
	}

	@Override
	public boolean isOpen() {
		return !this.settings.mailboxes().isEmpty();
	}

	@Override
	public Optional<String> replyTo(String number) {
		return this.settings.mailboxes()
			.stream()
			.findFirst()
			.map((mailbox) -> mailbox.plusAddresses() ? this.keys.address(mailbox.address(), number)
					: mailbox.address());
	}

	@Override
	public List<String> fromCustomer(String number) {
		return isOpen() ? this.mails.messageIds(number) : List.of();
	}

}
