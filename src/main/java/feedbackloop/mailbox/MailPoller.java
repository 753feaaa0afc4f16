package feedbackloop.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

import feedbackloop.DatabaseOutage;
import feedbackloop.Shutdown;
import feedbackloop.mailbox.ImapFolder.Found;
import feedbackloop.mailbox.MailboxSettings.Mailbox;
import feedbackloop.privacy.Masker;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessageRemovedException;
import jakarta.mail.MessagingException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Fetches new mail. Each mail is kept and the place in the folder noted in one
 * transaction, and only then marked as read. So a crash loses nothing, whenever it comes.
 */
@Component
class MailPoller {

	private static final Logger logger = LoggerFactory.getLogger(MailPoller.class);

	private final MailboxSettings settings;

	private final Mailboxes mailboxes;

	private final InboundMails mails;

	private final Masker masker;

	private final TransactionTemplate transaction;

	private final Shutdown shutdown;

	/** The passwords or tokens that the server refused, by mailbox. */
	private final Map<String, String> refused = new ConcurrentHashMap<>();

	private final String node = UUID.randomUUID().toString();

	MailPoller(MailboxSettings settings, Mailboxes mailboxes, InboundMails mails, Masker masker,
			PlatformTransactionManager transactions, Shutdown shutdown) {
		this.settings = settings;
		this.mailboxes = mailboxes;
		this.mails = mails;
		this.masker = masker;
		this.transaction = new TransactionTemplate(transactions);
		this.shutdown = shutdown;
	}

	/**
	 * Fetches what is new in all folders that no other node reads now.
	 */
	void poll() {
		this.settings.mailboxes()
			.stream()
			.filter((mailbox) -> !this.shutdown.hasBegun() && leads(mailbox))
			.forEach(this::fetch);
	}

	private boolean leads(Mailbox mailbox) {
		return this.mailboxes.lead(mailbox.name(), this.node, !isRefused(mailbox));
	}

	private boolean isRefused(Mailbox mailbox) {
		String refused = this.refused.get(mailbox.name());
		try {
			return refused != null && refused.equals(mailbox.secret());
		}
		catch (UncheckedIOException ex) {
			// Whoever reads the folder next says that the token is away.
			return false;
		}
	}

	private void fetch(Mailbox mailbox) {
		try (ImapFolder folder = ImapFolder.open(mailbox)) {
			fetch(mailbox, folder);
			this.mailboxes.read(mailbox.name(), this.node);
			this.refused.remove(mailbox.name());
		}
		catch (AuthenticationFailedException ex) {
			refused(mailbox, this.masker.mask(String.valueOf(ex.getMessage())));
		}
		catch (MessagingException | IOException | RuntimeException ex) {
			if (DatabaseOutage.isCauseOf(ex)) {
				throw (RuntimeException) ex;
			}
			// Whatever is wrong with one folder holds up no other.
			String problem = this.masker.mask(String.valueOf(ex.getMessage()));
			logger.warn("{} could not be read: {}", mailbox, problem);
			this.mailboxes.failed(mailbox.name(), this.node, problem);
		}
	}

	/** Servers lock accounts at which somebody knocks with a wrong password. */
	private void refused(Mailbox mailbox, String problem) {
		logger.error("{} refuses the password or access token and is asked later and later, see /mailbox: {}", mailbox,
				problem);
		this.refused.put(mailbox.name(), mailbox.secret());
		this.mailboxes.refused(mailbox.name(), this.node, problem);
	}

	private void fetch(Mailbox mailbox, ImapFolder folder) throws MessagingException, IOException {
		long uidValidity = folder.uidValidity();
		for (Found found : folder.after(this.mailboxes.lastUid(mailbox.name(), uidValidity))) {
			if (this.shutdown.hasBegun() || !take(mailbox, uidValidity, found)) {
				return;
			}
		}
	}

	/**
	 * @return whether this node still leads
	 */
	private boolean take(Mailbox mailbox, long uidValidity, Found found) throws MessagingException, IOException {
		try {
			byte[] raw = found.raw();
			boolean isWhole = !found.isTooLarge();
			boolean leads = Boolean.TRUE.equals(this.transaction.execute((status) -> {
				if (!this.mailboxes.advance(mailbox.name(), this.node, uidValidity, found.uid())) {
					return false;
				}
				this.mails.keep(mailbox.name(), uidValidity, found.uid(), raw, isWhole);
				return true;
			}));
			if (leads) {
				found.taken();
			}
			return leads;
		}
		catch (MessageRemovedException ex) {
			// Somebody moved it away meanwhile; whoever did has it.
			return true;
		}
		catch (MessagingException | IOException ex) {
			// Who looks into the folder must find the mail that the server does not give.
			throw new MessagingException("Mail with UID " + found.uid() + ": " + ex.getMessage(), ex);
		}
	}

}
