package feedbackloop.person;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;

import feedbackloop.feedback.Timeline;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Finds the person behind a case.
 */
@Component
class Persons {

	private static final String CASES = """
			select f.number, f.status, f.channel, f.received_at, f.recorded_at, s.id as contact, s.phone_index,
			  s.email_index, not may_see(f, :reader) as hidden, length(c.data_key) = 0 as erased, h.reason as hold,
			  (select count(*) from evidence_file e where e.feedback_id = f.id) as files
			from same s join contact c on c.id = s.id join feedback f on f.contact_id = s.id
			left join legal_hold h on h.number = f.number and h.lifted_at is null
			order by f.received_at desc, f.id desc""";

	private final JdbcClient database;

	private final HouseTime time;

	Persons(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * The person who gave that case, with all cases whose contact shares a number or an
	 * address with it. So do those of these, and so on.
	 */
	Person behind(String number, String reader) {
		return new Person(this.database.sql("""
				with recursive same (id, phone_index, email_index) as (
				  select c.id, c.phone_index, c.email_index
				  from feedback f join contact c on c.id = f.contact_id where f.number = :number
				  union
				  select c.id, c.phone_index, c.email_index
				  from same s join contact c on c.phone_index = s.phone_index or c.email_index = s.email_index)
				""" + CASES).param("number", number).param("reader", reader).query(this::row).list());
	}

	/** Whoever has the mail address of that case, with all cases of that address. */
	Person ofAddress(String number) {
		return new Person(this.database.sql("""
				with same as (
				  select c.id, c.phone_index, c.email_index
				  from feedback this join contact mine on mine.id = this.contact_id
				  join contact c on c.email_index = mine.email_index
				  where this.number = :number)
				""" + CASES).param("number", number).param("reader", Timeline.SYSTEM).query(this::row).list());
	}

	/** The person who gave these cases and is known to have given no others. */
	Person of(Collection<String> numbers) {
		return new Person(this.database.sql("""
				with same as (
				  select c.id, c.phone_index, c.email_index
				  from feedback f join contact c on c.id = f.contact_id where f.number = any(:numbers))
				""" + CASES)
			.param("numbers", numbers.toArray(String[]::new))
			.param("reader", Timeline.SYSTEM)
			.query(this::row)
			.list());
	}

	private OwnCase row(ResultSet row, int index) throws SQLException {
		return new OwnCase(row.getString("number"), row.getString("status"), row.getString("channel"),
				this.time.at(row, "received_at"), this.time.at(row, "recorded_at").toInstant(), row.getLong("contact"),
				row.getString("phone_index"), row.getString("email_index"), row.getBoolean("hidden"),
				row.getBoolean("erased"), row.getString("hold"), row.getInt("files"));
	}

}
