package feedbackloop.audit;

import java.util.Collection;
import java.util.List;
import java.util.Locale;

import feedbackloop.audit.CaseRecord.Comment;
import feedbackloop.audit.CaseRecord.Escalated;
import feedbackloop.audit.CaseRecord.File;
import feedbackloop.audit.CaseRecord.Looks;
import feedbackloop.audit.CaseRecord.Message;
import feedbackloop.deadlines.ClockViews;
import feedbackloop.insights.CaseReader;
import feedbackloop.insights.CaseStory;
import feedbackloop.process.PastDecision;
import feedbackloop.process.PastDecisions;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads all that is on record of a case, one statement a table.
 */
@Component
class CaseRecords {

	private static final int MOST = 2000;

	private final CaseReader cases;

	private final ClockViews clocks;

	private final PastDecisions decisions;

	private final JdbcClient database;

	private final HouseTime time;

	CaseRecords(CaseReader cases, ClockViews clocks, PastDecisions decisions, JdbcClient database, HouseTime time) {
		this.cases = cases;
		this.clocks = clocks;
		this.decisions = decisions;
		this.database = database;
		this.time = time;
	}

	/**
	 * The record of a case.
	 * @param reader user id of who looks
	 * @throws feedbackloop.process.Refusal if there is no case of that number
	 */
	CaseRecord of(String number, String reader, Locale locale) {
		CaseStory story = this.cases.story(number, reader, locale);
		List<String> numbers = story.feedback().numbers();
		List<PastDecision> decided = this.decisions.of(story.keys());
		return new CaseRecord(story, this.clocks.of(numbers), decided, this.decisions.answers(decided),
				escalations(numbers), comments(number), files(number), messages(numbers), looks(number));
	}

	private List<Escalated> escalations(Collection<String> numbers) {
		return this.database.sql("""
				select number, task_key, percent, at, how, told, actions from escalation
				where number in (:numbers) order by at limit :most""")
			.param("numbers", numbers)
			.param("most", MOST)
			.query((row, index) -> new Escalated(this.time.at(row, "at"), row.getString("number"),
					row.getString("task_key"), row.getInt("percent"), row.getString("how"), list(row.getString("told")),
					list(row.getString("actions"))))
			.list();
	}

	private List<Comment> comments(String number) {
		return this.database
			.sql("select at, author, text from case_comment where number = :number order by id limit :most")
			.param("number", number)
			.param("most", MOST)
			.query((row, index) -> new Comment(this.time.at(row, "at"), row.getString("author"), row.getString("text")))
			.list();
	}

	private List<File> files(String number) {
		return this.database.sql("""
				select e.id, e.added_at, e.added_by, e.name_masked, e.type, e.size, encode(e.sha256, 'hex') as sha256
				from evidence_file e join feedback f on f.id = e.feedback_id
				where f.number = :number order by e.added_at limit :most""")
			.param("number", number)
			.param("most", MOST)
			.query((row, index) -> new File(row.getString("id"), this.time.at(row, "added_at"),
					row.getString("added_by"), row.getString("name_masked"), row.getString("type"), row.getInt("size"),
					row.getString("sha256")))
			.list();
	}

	private List<Message> messages(Collection<String> numbers) {
		return this.database.sql("""
				select number, event, recipient, subject, state, created_at, sent_at from outbox
				where number in (:numbers) order by id limit :most""")
			.param("numbers", numbers)
			.param("most", MOST)
			.query((row, index) -> new Message(this.time.at(row, "created_at"), row.getString("number"),
					row.getString("event"), row.getString("recipient"), row.getString("subject"),
					row.getString("state"), this.time.at(row, "sent_at")))
			.list();
	}

	private Looks looks(String number) {
		return this.database.sql("""
				select count(*) as times, count(distinct user_id) as people from access_log
				where number = :number and kind in ('caseView', 'historyView', 'download', 'export', 'reveal')""")
			.param("number", number)
			.query(Looks.class)
			.single();
	}

	private static List<String> list(String text) {
		return text.isEmpty() ? List.of() : List.of(text.split(","));
	}

}
