package feedbackloop.audit.history;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.insights.EntryWords;
import feedbackloop.process.FieldOrder;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Reads what the record keeps beside the engine: what staff wrote, messages, deadlines.
 * Masked. Of each kind the first {@link EngineHistory#MOST}.
 */
@Component
class RecordHistory {

	private static final TypeReference<Map<String, Object>> ENTRIES = new TypeReference<>() {
	};

	private final JdbcClient database;

	private final ObjectMapper json;

	private final EntryWords entries;

	private final HistoryTime time;

	private final HistoryWords words;

	RecordHistory(JdbcClient database, ObjectMapper json, EntryWords entries, HistoryTime time, HistoryWords words) {
		this.database = database;
		this.json = json;
		this.entries = entries;
		this.time = time;
		this.words = words;
	}

	/** What staff wrote in the tasks of that business key. */
	List<InstanceStory.Form> forms(String businessKey) {
		return this.database.sql("select * from form_entry where business_key = :key order by at, id limit :most")
			.param("key", businessKey)
			.param("most", EngineHistory.MOST)
			.query((row, index) -> form(row))
			.list();
	}

	/** What staff wrote about the case and what is done about its cause. */
	List<InstanceStory.Form> forms(String number, String improvementNumber) {
		return this.database.sql("""
				select * from form_entry
				where business_key = :number or improvement_number = :improvement or business_key = :improvement
				order by at, id limit :most""")
			.param("number", number)
			.param("improvement", improvementNumber)
			.param("most", EngineHistory.MOST)
			.query((row, index) -> form(row))
			.list();
	}

	private InstanceStory.Form form(ResultSet row) throws SQLException {
		String task = row.getString("task_key");
		return new InstanceStory.Form(row.getString("task_id"), this.words.of("task", task), this.time.of(row, "at"),
				row.getString("user_id"), this.entries.lines(task,
						FieldOrder.sorted(task, entries(row.getString("entries"))), this.words.locale()),
				row.getString("override_reason"));
	}

	private Map<String, Object> entries(String text) {
		try {
			return this.json.readValue(text, ENTRIES);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A form in the record cannot be read", ex);
		}
	}

	/**
	 * All messages about the case or the improvement: letters to and from the customer
	 * with how their sending went, and notices to staff.
	 */
	List<InstanceStory.Message> messages(String number) {
		return this.database.sql("""
				select c.at, c.direction, c.kind, c.author as who, c.subject, c.text_masked as text, o.state, o.sent_at
				from feedback f join correspondence c on c.feedback_id = f.id
				left join lateral (
				  select o.state, o.sent_at from outbox o
				  where o.number = f.number and o.recipient = 'customer' and o.event = c.kind and o.subject = c.subject
				  order by abs(extract(epoch from o.created_at - c.at)) limit 1) o on c.direction = 'out'
				where f.number = :number
				union all
				select created_at, 'staff', event, recipient, subject, body_masked, state, sent_at from outbox
				where number = :number and recipient <> 'customer'
				order by at limit :most""")
			.param("number", number)
			.param("most", EngineHistory.MOST)
			.query((row, index) -> message(row))
			.list();
	}

	private InstanceStory.Message message(ResultSet row) throws SQLException {
		String kind = row.getString("kind");
		String state = row.getString("state");
		return new InstanceStory.Message(this.time.of(row, "at"), row.getString("direction"),
				this.words.text("outbox.event." + kind, this.words.text("field." + kind, kind)), row.getString("who"),
				row.getString("subject"), row.getString("text"),
				(state != null) ? this.words.text("outbox.state." + state, state) : null, this.time.of(row, "sent_at"));
	}

	/** The deadlines of one business key; of a case also those of the case as a whole. */
	List<InstanceStory.Clock> clocks(String businessKey) {
		return clocks("business_key", businessKey);
	}

	/** The deadlines of a case, or of an improvement with its measures. */
	List<InstanceStory.Clock> clocksOf(String number) {
		return clocks("number", number);
	}

	private List<InstanceStory.Clock> clocks(String column, String value) {
		return this.database
			.sql("""
					select *, state = 'missed' or state = 'running' and due_at < :now as late, (
					  select e.change ->> 'ungraded' from clock_entry e
					  where e.clock_id = clock.id and e.change -> 'level' is not null order by e.id desc limit 1) is not null as ungraded
					from clock where %s = :value order by (execution_id is null) desc, started_at, id limit :most"""
				.formatted(column))
			.param("value", value)
			.param("now", this.time.now())
			.param("most", EngineHistory.MOST)
			.query((row, index) -> clock(row))
			.list();
	}

	private InstanceStory.Clock clock(ResultSet row) throws SQLException {
		return new InstanceStory.Clock(this.words.of("stage", row.getString("stage")),
				row.getBoolean("ungraded") ? this.words.of("case", "ungraded") : level(row.getString("level")),
				row.getString("business_key"), row.getString("execution_id") == null,
				this.words.of("clocks.state", row.getString("state")), row.getBoolean("late"),
				this.time.of(row, "started_at"), this.time.of(row, "due_at"), this.time.of(row, "closed_at"));
	}

	/** A grade, or the mark before there is a grade. */
	private Named level(String key) {
		return new Named(key, this.words.text("grade." + key, this.words.text("mark." + key, key)));
	}

}
