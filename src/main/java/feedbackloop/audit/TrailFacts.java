package feedbackloop.audit;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.Collection;
import java.util.List;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What the record has of a case beside its timeline, forms and letters: escalations,
 * comments, files, messages, and how often it was looked at. Masked.
 */
@Component
class TrailFacts {

	private static final int MOST = 2000;

	private final JdbcClient database;

	private final Clock clock;

	TrailFacts(JdbcClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	List<Escalated> escalations(Collection<String> numbers) {
		return this.database.sql("""
				select number, task_key, percent, at, how, told, actions from escalation
				where number in (:numbers) order by at limit :most""")
			.param("numbers", numbers)
			.param("most", MOST)
			.query((row, index) -> new Escalated(at(row, "at"), row.getString("number"), row.getString("task_key"),
					row.getInt("percent"), row.getString("how"), list(row.getString("told")),
					list(row.getString("actions"))))
			.list();
	}

	List<Comment> comments(String number) {
		return this.database
			.sql("select at, author, text from case_comment where number = :number order by id limit :most")
			.param("number", number)
			.param("most", MOST)
			.query((row, index) -> new Comment(at(row, "at"), row.getString("author"), row.getString("text")))
			.list();
	}

	List<File> files(String number) {
		return this.database.sql("""
				select e.id, e.added_at, e.added_by, e.name_masked, e.type, e.size, encode(e.sha256, 'hex') as sha256
				from evidence_file e join feedback f on f.id = e.feedback_id
				where f.number = :number order by e.added_at limit :most""")
			.param("number", number)
			.param("most", MOST)
			.query((row, index) -> new File(row.getString("id"), at(row, "added_at"), row.getString("added_by"),
					row.getString("name_masked"), row.getString("type"), row.getInt("size"), row.getString("sha256")))
			.list();
	}

	List<Message> messages(Collection<String> numbers) {
		return this.database.sql("""
				select number, event, recipient, subject, state, created_at, sent_at from outbox
				where number in (:numbers) order by id limit :most""")
			.param("numbers", numbers)
			.param("most", MOST)
			.query((row, index) -> new Message(at(row, "created_at"), row.getString("number"), row.getString("event"),
					row.getString("recipient"), row.getString("subject"), row.getString("state"), at(row, "sent_at")))
			.list();
	}

	Looks looks(String number) {
		return this.database.sql("""
				select count(*) as times, count(distinct user_id) as people from access_log
				where number = :number and kind in ('caseView', 'historyView', 'download', 'export', 'reveal')""")
			.param("number", number)
			.query(Looks.class)
			.single();
	}

	private OffsetDateTime at(ResultSet row, String column) throws SQLException {
		OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
		return (time != null) ? time.atZoneSameInstant(this.clock.getZone()).toOffsetDateTime() : null;
	}

	private static List<String> list(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(","));
	}

	/**
	 * A level that a task reached.
	 *
	 * @param told {@code user:<id>} or {@code group:<id>}
	 */
	record Escalated(OffsetDateTime at, String number, String task, int percent, String how, List<String> told,
			List<String> actions) {

	}

	record Comment(OffsetDateTime at, String author, String text) {

	}

	/**
	 * A file, by its masked name.
	 *
	 * @param sha256 of its content, in hex
	 */
	record File(String id, OffsetDateTime at, String by, String name, String type, int bytes, String sha256) {

	}

	record Message(OffsetDateTime at, String number, String event, String recipient, String subject, String state,
			OffsetDateTime sentAt) {

	}

	record Looks(long times, long people) {

	}

}
