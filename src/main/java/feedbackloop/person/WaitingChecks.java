package feedbackloop.person;

import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The open cases whose words only the privacy team reads: those that wait for its check,
 * and those that it took over.
 */
@Component
class WaitingChecks {

	private static final int MOST = 50;

	private final JdbcClient database;

	private final HouseTime time;

	WaitingChecks(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/** The oldest, without what the reader may not see. */
	List<Waiting> oldest(String reader) {
		return this.database.sql("""
				select f.number, f.recorded_at from contact c join feedback f on f.contact_id = c.id
				where c.withheld and f.closed_at is null and may_see(f, :reader) order by f.id limit :most""")
			.param("reader", reader)
			.param("most", MOST)
			.query((row, index) -> new Waiting(row.getString("number"), this.time.at(row, "recorded_at")))
			.list();
	}

	/**
	 * A case whose words are withheld.
	 */
	record Waiting(String number, OffsetDateTime since) {

	}

}
