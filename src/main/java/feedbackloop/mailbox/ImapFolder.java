package feedbackloop.mailbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;

import feedbackloop.mailbox.MailboxSettings.Mailbox;
import feedbackloop.mailbox.MailboxSettings.Security;
import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Folder;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.UIDFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.eclipse.angus.mail.imap.IMAPStore;

/**
 * One open folder. Reading marks nothing as read. Never waits longer than 5 s for a
 * connection and 30 s for an answer. A server with a wrong certificate is not spoken to.
 */
final class ImapFolder implements AutoCloseable {

	/** Bytes; of a larger mail only the head is read. */
	static final int LARGEST = 25 * 1024 * 1024;

	private final Store store;

	private final Folder folder;

	private ImapFolder(Store store, Folder folder) {
		this.store = store;
		this.folder = folder;
	}

	static ImapFolder open(Mailbox mailbox) throws MessagingException {
		String protocol = (mailbox.security() == Security.IMAPS) ? "imaps" : "imap";
		Store store = Session.getInstance(settings(protocol, mailbox)).getStore(protocol);
		store.connect(mailbox.host(), (mailbox.port() != null) ? mailbox.port() : -1, mailbox.username(),
				mailbox.secret());
		try {
			introduce((IMAPStore) store);
			Folder folder = store.getFolder(mailbox.folder());
			folder.open(Folder.READ_WRITE);
			return new ImapFolder(store, folder);
		}
		catch (MessagingException ex) {
			store.close();
			throw ex;
		}
	}

	/** NetEase (163, 126) opens no folder to who does not say what program it is. */
	private static void introduce(IMAPStore store) throws MessagingException {
		if (store.hasCapability("ID")) {
			store.id(Map.of("name", "Feedback Loop", "version", "1", "vendor", "Feedback Loop"));
		}
	}

	private static Properties settings(String protocol, Mailbox mailbox) {
		Properties settings = new Properties();
		String prefix = "mail." + protocol + ".";
		settings.setProperty(prefix + "connectiontimeout", "5000");
		settings.setProperty(prefix + "timeout", "30000");
		settings.setProperty(prefix + "writetimeout", "15000");
		settings.setProperty(prefix + "peek", "true");
		settings.setProperty(prefix + "fetchsize", String.valueOf(1024 * 1024));
		settings.setProperty(prefix + "ssl.checkserveridentity", "true");
		if (mailbox.security() == Security.STARTTLS) {
			settings.setProperty(prefix + "starttls.enable", "true");
			settings.setProperty(prefix + "starttls.required", "true");
		}
		if (mailbox.usesToken()) {
			settings.setProperty(prefix + "auth.mechanisms", "XOAUTH2");
		}
		return settings;
	}

	/**
	 * The server gives all mails new UIDs when this changes.
	 */
	long uidValidity() throws MessagingException {
		return ((UIDFolder) this.folder).getUIDValidity();
	}

	/**
	 * The mails behind that UID, in their order.
	 */
	List<Found> after(long uid) throws MessagingException {
		Message[] messages = ((UIDFolder) this.folder).getMessagesByUID(uid + 1, UIDFolder.LASTUID);
		FetchProfile profile = new FetchProfile();
		profile.add(UIDFolder.FetchProfileItem.UID);
		profile.add(FetchProfile.Item.SIZE);
		this.folder.fetch(messages, profile);
		List<Found> found = new ArrayList<>();
		for (Message message : messages) {
			// Asked for what is behind the last, servers answer with the last.
			long its = (message != null) ? ((UIDFolder) this.folder).getUID(message) : -1;
			if (its > uid) {
				found.add(new Found(its, (IMAPMessage) message));
			}
		}
		found.sort(Comparator.comparing(Found::uid));
		return found;
	}

	@Override
	public void close() throws MessagingException {
		try {
			if (this.folder.isOpen()) {
				this.folder.close(false);
			}
		}
		finally {
			this.store.close();
		}
	}

	/**
	 * A mail on the server.
	 */
	record Found(long uid, IMAPMessage message) {

		boolean isTooLarge() throws MessagingException {
			return this.message.getSize() > LARGEST;
		}

		/**
		 * The mail as it came, or only its head if it is too large.
		 */
		byte[] raw() throws MessagingException, IOException {
			this.message.setPeek(true);
			if (!isTooLarge()) {
				try (InputStream content = this.message.getMimeStream()) {
					return content.readAllBytes();
				}
			}
			ByteArrayOutputStream head = new ByteArrayOutputStream();
			for (String line : Collections.list(this.message.getAllHeaderLines())) {
				head.write((line + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
			}
			return head.toByteArray();
		}

		/**
		 * Marks it as read, for people who look into the folder, too.
		 */
		void taken() throws MessagingException {
			this.message.setFlag(Flags.Flag.SEEN, true);
		}

	}

}
