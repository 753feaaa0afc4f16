package feedbackloop.mailbox;

import java.util.Collection;
import java.util.List;

import feedbackloop.feedback.MailAddress;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds mails by who sent them that nobody brought to a case, such as those set aside.
 */
@Component
public class MailsOfSender {

	private final JdbcClient database;

	private final Vault vault;

	private final ContactIndex index;

	MailsOfSender(JdbcClient database, Vault vault, ContactIndex index) {
		this.database = database;
		this.vault = vault;
		this.index = index;
	}

	/**
	 * The ids of the mails that belong to no case.
	 * @param senders the addresses, as {@link ContactIndex} keeps them
	 */
	public List<Long> withoutCase(Collection<String> senders) {
		if (senders.isEmpty()) {
			return List.of();
		}
		return this.database
			.sql("select id, data_key, raw_sealed from inbound_mail where number is null and raw_sealed is not null")
			.query((row, place) -> new Kept(row.getLong("id"),
					sender(this.vault.openBytes(row.getBytes("data_key"), row.getBytes("raw_sealed")))))
			.list()
			.stream()
			.filter((mail) -> senders.contains(mail.sender()))
			.map(Kept::id)
			.toList();
	}

	private String sender(byte[] raw) {
		try {
			return MailHead.of(raw).sender().map(MailAddress::ascii).map(this.index::ofMail).orElse("");
		}
		catch (UnreadableMail ex) {
			return "";
		}
	}

	/** A mail with the index of who sent it. */
	private record Kept(long id, String sender) {

	}

}
