package feedbackloop.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.feedback.Contact;
import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * The allow and block list. An entry flags a case for a person to look at, or keeps it
 * from being flagged; where both match, allow wins.
 */
@Component
class AllowBlockList {

	private static final String IN_FORCE = "removed_at is null and (until is null or until > :now) ";

	private final JdbcClient database;

	private final HouseTime time;

	AllowBlockList(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * The entry that decides about a feedback of this person with this text.
	 */
	Optional<ListEntry> match(Contact contact, String text) {
		String domain = (contact.email() != null)
				? contact.email().masked().substring(contact.email().masked().indexOf('@') + 1) : "";
		return this.database.sql("select * from list_entry where " + IN_FORCE + """
				and (kind = 'sender' and value = any(:senders)
				  or kind = 'domain' and (value = :domain or right(:domain, length(value) + 1) = '.' || value)
				  or kind = 'word' and position(value in :text) > 0)
				order by effect, id limit 1""")
			.param("now", this.time.now())
			.param("senders",
					Stream.of(contact.phoneIndex(), contact.emailIndex())
						.filter(Objects::nonNull)
						.toArray(String[]::new))
			.param("domain", TextSigns.comparable(domain))
			.param("text", TextSigns.comparable(text))
			.query(this::entry)
			.optional();
	}

	/**
	 * Puts something on the list, unless it is on it; an entry that has run out makes
	 * room.
	 * @param until when it ends, or null
	 * @return the id of the entry, empty if it was on the list already
	 */
	@Transactional
	public Optional<Long> add(NewEntry entry, String reason, Instant until, String userId) {
		this.database.sql("""
				update list_entry set removed_at = until, removed_by = added_by
				where kind = :kind and value = :value and removed_at is null and until <= :now""")
			.param("kind", entry.kind())
			.param("value", entry.value())
			.param("now", this.time.now())
			.update();
		return this.database.sql("""
				insert into list_entry (kind, effect, value, shown, reason, added_by, added_at, until)
				values (:kind, :effect, :value, :shown, :reason, :userId, :now, :until)
				on conflict (kind, value) where removed_at is null do nothing returning id""")
			.param("kind", entry.kind())
			.param("effect", entry.effect())
			.param("value", entry.value())
			.param("shown", entry.shown())
			.param("reason", reason)
			.param("userId", userId)
			.param("now", this.time.now())
			.param("until", (until != null) ? until.atOffset(ZoneOffset.UTC) : null, Types.TIMESTAMP_WITH_TIMEZONE)
			.query(Long.class)
			.optional();
	}

	/**
	 * Takes an entry off the list.
	 * @throws Refusal if it is not on it any more
	 */
	void remove(long id, String userId) {
		if (!takeOff(id, userId)) {
			throw Refusal.tooLate("notListed");
		}
	}

	/**
	 * Takes an entry off the list.
	 * @return whether it was still on it
	 */
	boolean takeOff(long id, String userId) {
		return this.database
			.sql("update list_entry set removed_at = :now, removed_by = :userId where id = :id and removed_at is null")
			.param("now", this.time.now())
			.param("userId", userId)
			.param("id", id)
			.update() > 0;
	}

	/**
	 * The entries in force, the newest first.
	 * @param page from 0
	 */
	Slice<ListEntry> page(int page, int size) {
		List<ListEntry> rows = this.database
			.sql("select * from list_entry where " + IN_FORCE + "order by id desc limit :size offset :start")
			.param("now", this.time.now())
			.param("size", size + 1)
			.param("start", (long) page * size)
			.query(this::entry)
			.list();
		return Slice.of(rows, size);
	}

	private ListEntry entry(ResultSet row, int index) throws SQLException {
		return new ListEntry(row.getLong("id"), row.getString("kind"), row.getString("effect"), row.getString("shown"),
				row.getString("reason"), row.getString("added_by"), this.time.at(row, "added_at"),
				this.time.at(row, "until"));
	}

	/**
	 * Something to put on the list.
	 *
	 * @param value what is compared: a keyed hash of a sender, a domain, a word
	 * @param shown what people read, a sender masked
	 */
	record NewEntry(String kind, String effect, String value, String shown) {

	}

}
