package feedbackloop.notification;

import java.time.Clock;
import java.time.LocalDate;
import java.time.OffsetDateTime;

import feedbackloop.feedback.Contact;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Whether a customer has heard today how far the work is. One such message a day is
 * enough, whatever cases the same phone number or mail address filed.
 */
@Component
class ProgressLimit {

	private static final String KEYS = """
			select count(pg_advisory_xact_lock(hashtextextended('progress ' || k.key, 0))) from (
			  select distinct key from contact c, unnest(array[c.phone_index, c.email_index]) as key
			  where c.id = :contact and key is not null order by key) k""";

	private static final String TOLD = """
			select exists (
			  select from contact me
			  join contact c on c.id = me.id or c.phone_index = me.phone_index or c.email_index = me.email_index
			  join feedback f on f.contact_id = c.id
			  join correspondence l on l.feedback_id = f.id and l.at >= :today
			  where me.id = :contact and l.kind = 'progress' and l.visible_to_customer)""";

	private final JdbcClient database;

	private final Clock clock;

	ProgressLimit(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	/**
	 * Whether one went to the customer today. Of two transactions that want to write to
	 * the same customer the second waits for the first.
	 */
	boolean isReached(Contact contact) {
		this.database.sql(KEYS).param("contact", contact.id()).query(Long.class).single();
		return this.database.sql(TOLD)
			.param("contact", contact.id())
			.param("today", today())
			.query(Boolean.class)
			.single();
	}

	private OffsetDateTime today() {
		return LocalDate.now(this.clock).atStartOfDay(this.clock.getZone()).toOffsetDateTime();
	}

}
