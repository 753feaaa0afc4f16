package feedbackloop.contact;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import feedbackloop.feedback.Consent;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * How it stands with the customer of a case, asked in one statement.
 */
@Component
class ContactStates {

	/**
	 * A talk, and whatever the customer writes, begins a new row of calls. What a program
	 * answered for the customer does not.
	 */
	private static final String STATE = """
			select case when not s.passed_on then s.named end as named, (
			  select count(*) from correspondence c where c.feedback_id = f.id and c.kind = 'call' and c.id > coalesce((
			    select max(h.id) from correspondence h where h.feedback_id = f.id
			    and (h.direction = 'in' and h.kind <> 'automatic' or h.kind = 'call' and h.subject = 'reached')), 0)) as failed,
			  d.sealed as draft, d.version,
			  array(select e.id from evidence_file e
			    where e.feedback_id = f.id and e.scan <> 'INFECTED' order by e.added_at, e.id) as files,
			  array(select e.name_masked from evidence_file e
			    where e.feedback_id = f.id and e.scan <> 'INFECTED' order by e.added_at, e.id) as names,
			  (select max(l.at) from correspondence l where l.feedback_id = f.id
			    and (l.direction = 'out' and l.visible_to_customer or l.kind = 'call' and l.subject = 'reached')) as heard,
			  (select max(l.at) from correspondence l where l.feedback_id = f.id
			    and l.kind = 'progress' and l.visible_to_customer) as told,
			  (select max(k.progress_skipped_at) from clock k where k.number = f.number) as skipped,
			  (select min(o.body_masked) from outbox o where o.number = f.number
			    and o.event = 'progress' and o.recipient = 'customer' and o.state = 'draft') as drafted,
			  n.text as consent, n.form as consent_form, n.language as consent_language, n.version as consent_version, n.given_at, n.withdrawn_at
			from feedback f left join consent n on n.feedback_number = f.number left join sensitive_case s on s.number = f.number
			left join message_draft d on d.number = f.number and d.user_id = :reader where f.number = :number""";

	private final JdbcClient database;

	private final HouseTime time;

	ContactStates(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * @param reader whose draft it is
	 */
	ContactState of(String number, String reader) {
		return this.database.sql(STATE)
			.param("number", number)
			.param("reader", reader)
			.query((row, index) -> state(row))
			.single();
	}

	/**
	 * Of nobody in particular.
	 */
	ContactState of(String number) {
		return of(number, "");
	}

	private ContactState state(ResultSet row) throws SQLException {
		Array named = row.getArray("named");
		Map<UUID, String> files = new LinkedHashMap<>();
		UUID[] ids = (UUID[]) row.getArray("files").getArray();
		String[] names = (String[]) row.getArray("names").getArray();
		for (int i = 0; i < ids.length; i++) {
			files.put(ids[i], names[i]);
		}
		return new ContactState((named != null) ? Optional.of(List.of((String[]) named.getArray())) : Optional.empty(),
				row.getInt("failed"), row.getBytes("draft"), row.getObject("version", Long.class), files,
				new Told(instant(row, "heard"), instant(row, "told"), instant(row, "skipped"),
						row.getString("drafted")),
				consent(row));
	}

	private Consent consent(ResultSet row) throws SQLException {
		String text = row.getString("consent");
		return (text != null) ? new Consent(row.getString("consent_form"), row.getString("consent_language"), text,
				row.getString("consent_version"), this.time.at(row, "given_at"), this.time.at(row, "withdrawn_at"))
				: null;
	}

	private static Instant instant(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.toInstant() : null;
	}

	/**
	 * How it stands.
	 *
	 * @param named whom the privacy team named; empty if the case is not sensitive
	 * @param failedCalls how many calls in a row came to nothing
	 * @param draft what the reader wrote to the customer and did not send, sealed, or
	 * null
	 * @param version of that draft, or null
	 * @param files masked names of the files of the case that may be sent, the oldest
	 * first
	 * @param told what the customer heard of the progress
	 * @param consent by which the contact is kept, or null where nobody asked for one
	 */
	record ContactState(Optional<List<String>> named, int failedCalls, byte[] draft, Long version,
			Map<UUID, String> files, Told told, Consent consent) {

		@Override
		public String toString() {
			return "ContactState";
		}

	}

	/**
	 * What the customer heard; each is null if there is none.
	 *
	 * @param heard when last anything
	 * @param progress when last how far the work is
	 * @param skipped when a person skipped that
	 * @param drafted the letter that waits for a person, masked
	 */
	record Told(Instant heard, Instant progress, Instant skipped, String drafted) {

		@Override
		public String toString() {
			return "Told";
		}

	}

}
