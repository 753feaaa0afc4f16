package feedbackloop.notification;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Locale;

import feedbackloop.feedback.Contact;
import feedbackloop.feedback.MailAddress;
import feedbackloop.privacy.ContactIndex;
import feedbackloop.privacy.Vault;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from filling somebody's mailbox with our acknowledgements: only so many
 * go to one address within an hour. Counts in the transaction that sends, because a
 * second connection in each submission could use up the pool.
 */
@Component
class Acknowledgements {

	private static final Duration COUNTED = Duration.ofHours(1);

	private final JdbcClient database;

	private final ContactIndex index;

	private final Vault vault;

	private final NotificationSettings settings;

	Acknowledgements(JdbcClient database, ContactIndex index, Vault vault, NotificationSettings settings) {
		this.database = database;
		this.index = index;
		this.vault = vault;
		this.settings = settings;
	}

	/**
	 * Whether one more may go to the contact's address; if so, it is counted. Of two at
	 * once for the same address the second waits for the first.
	 */
	boolean mayGoTo(Contact contact, Instant now) {
		String address = this.index.ofMail(MailAddress.mailbox(this.vault.open(contact, contact.email())));
		OffsetDateTime at = now.atOffset(ZoneOffset.UTC);
		OffsetDateTime since = at.minus(COUNTED);
		int most = this.settings.mail().acknowledgements();
		if (!isBelow(most, address, since) || sent(address, since) >= most) {
			return false;
		}
		forget(since);
		this.database.sql("insert into acknowledgement (address, at) values (?, ?)").params(address, at).update();
		return true;
	}

	/**
	 * Only who finds room waits for others, so that a flood does not queue; they may have
	 * taken it meanwhile.
	 */
	private boolean isBelow(int most, String address, OffsetDateTime since) {
		return this.database.sql("""
				select count(*) < :most as below, case when count(*) < :most
				  then (select 1 from pg_advisory_xact_lock(hashtextextended(:address, 0))) end as waited
				from acknowledgement where address = :address and at > :since
				""")
			.param("most", most)
			.param("address", address)
			.param("since", since)
			.query((row, index) -> row.getBoolean("below"))
			.single();
	}

	private long sent(String address, OffsetDateTime since) {
		return this.database.sql("select count(*) from acknowledgement where address = ? and at > ?")
			.params(address, since)
			.query(Long.class)
			.single();
	}

	/** A few each time; what another transaction forgets is left to it. */
	private void forget(OffsetDateTime before) {
		this.database.sql("""
				delete from acknowledgement where id in
				  (select id from acknowledgement where at <= :before order by at limit 10 for update skip locked)
				""").param("before", before).update();
	}

}
