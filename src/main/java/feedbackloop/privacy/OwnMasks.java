package feedbackloop.privacy;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;

import feedbackloop.feedback.Feedback;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The rows of what staff hid and showed by hand. They are added only.
 */
@Component
class OwnMasks {

	private final JdbcClient database;

	OwnMasks(JdbcClient database) {
		this.database = database;
	}

	/** Of a contact, the first first. */
	List<Row> of(Long contactId) {
		return this.database.sql("select kind, value_sealed, hides from own_mask where contact_id = ? order by id")
			.params(contactId)
			.query((row, index) -> new Row(Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT)),
					row.getBytes("value_sealed"), row.getBoolean("hides")))
			.list();
	}

	/**
	 * Adds a row.
	 * @param reason masked; null where it hides
	 */
	void add(Feedback feedback, Row row, String reason, String userId, Instant now) {
		this.database.sql("""
				insert into own_mask (contact_id, number, kind, value_sealed, hides, reason, user_id, at)
				values (:contact, :number, :kind, :value, :hides, :reason, :user, :at)""")
			.param("contact", feedback.contact().id())
			.param("number", feedback.number())
			.param("kind", row.kind().key())
			.param("value", row.valueSealed())
			.param("hides", row.hides())
			.param("reason", reason)
			.param("user", userId)
			.param("at", now.atOffset(ZoneOffset.UTC))
			.update();
	}

	/**
	 * A row.
	 *
	 * @param hides false where the value is shown again
	 */
	record Row(Kind kind, byte[] valueSealed, boolean hides) {

	}

}
