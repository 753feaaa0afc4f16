package feedbackloop.mailbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import feedbackloop.feedback.Blank;
import feedbackloop.feedback.MailAddress;
import feedbackloop.notification.MailKeys;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The mailboxes whose mail becomes feedback. Replies go to the first.
 */
@ConfigurationProperties("feedback-loop")
record MailboxSettings(@DefaultValue List<Mailbox> mailboxes) {

	/**
	 * Whether a folder of that name is read. The record also knows those of before.
	 */
	boolean isRead(String name) {
		return this.mailboxes.stream().map(Mailbox::name).anyMatch(name::equals);
	}

	/**
	 * How the connection is protected.
	 */
	enum Security {

		/** TLS from the start. */
		IMAPS,
		/** TLS before anything is said. */
		STARTTLS,
		/** Not at all: for a server on this machine only. */
		NONE

	}

	/**
	 * One folder on an IMAP server.
	 *
	 * @param port null for the usual one
	 * @param password null where an access token is used
	 * @param accessTokenFile a file with the OAuth2 access token, read anew for each
	 * connection, or null
	 * @param address where customers write to; it arrives in this folder
	 * @param plusAddresses whether what is written to {@code name+anything@} arrives, too
	 */
	record Mailbox(String host, Integer port, @DefaultValue("IMAPS") Security security, String username,
			String password, String accessTokenFile, String address, @DefaultValue("INBOX") String folder,
			@DefaultValue("true") boolean plusAddresses) {

		private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "::1", "localhost");

		/** Before the @ stand 64 characters at most. */
		private static final int LONGEST_NAME = 64 - MailKeys.BEHIND_THE_NAME;

		Mailbox {
			demand(!Blank.is(host), "host is missing");
			demand(!Blank.is(username), "username is missing");
			demand(Blank.is(password) != Blank.is(accessTokenFile), "needs a password or an access-token-file");
			demand(MailAddress.of(address).isPresent(), "address is missing or not a mail address");
			demand(!plusAddresses || address.indexOf('@') <= LONGEST_NAME,
					"address is too long before the @ for plus-addresses");
			demand(security != Security.NONE || THIS_MACHINE.contains(host),
					"security none is for a server on this machine only");
		}

		/**
		 * By which the record knows it.
		 */
		String name() {
			return this.username + "@" + this.host + ((this.port != null) ? ":" + this.port : "") + "/" + this.folder;
		}

		boolean usesToken() {
			return !Blank.is(this.accessTokenFile);
		}

		/**
		 * The password, or the access token as it stands in its file now.
		 */
		String secret() {
			if (!usesToken()) {
				return this.password;
			}
			try {
				return Files.readString(Path.of(this.accessTokenFile)).strip();
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The file with the access token cannot be read", ex);
			}
		}

		@Override
		public String toString() {
			return "Mailbox " + name();
		}

		private static void demand(boolean holds, String problem) {
			if (!holds) {
				throw new IllegalArgumentException("A mailbox of feedback-loop.mailboxes: " + problem);
			}
		}

	}

}
