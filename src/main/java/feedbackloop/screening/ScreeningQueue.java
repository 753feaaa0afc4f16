package feedbackloop.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Slice;
import feedbackloop.process.TaskDesk;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases that wait for triage, the suspected first, then the newest. A case that
 * triage once found valid is no spam and not among them.
 */
@Component
class ScreeningQueue {

	private final JdbcClient database;

	private final TaskDesk tasks;

	private final Words words;

	private final HouseTime time;

	ScreeningQueue(JdbcClient database, TaskDesk tasks, Words words, HouseTime time) {
		this.database = database;
		this.tasks = tasks;
		this.words = words;
		this.time = time;
	}

	/**
	 * One page of them, with who has claimed which.
	 * @param page from 0
	 * @param size one more is read, so that the caller knows of a next page
	 */
	Slice<QueueRow> page(int page, int size, String reader) {
		List<QueueRow> rows = this.database.sql("""
				select f.number, f.channel, f.received_at, e.shown as listed, s.reason,
				left(concat_ws('：', f.summary_masked, f.description_masked), 300) as text,
				concat_ws(' ', c.name_masked, c.email_masked, c.phone_masked) as customer
				from feedback f join contact c on c.id = f.contact_id
				left join suspicion s on s.feedback_number = f.number
				left join list_entry e on e.id = s.list_entry_id
				where f.status in ('received', 'inReview') and (f.verdict is null or f.verdict <> 'valid')
				and may_see(f, :reader)
				order by s.reason is null, f.received_at desc, f.id desc
				limit :size offset :start""")
			.param("reader", reader)
			.param("size", size + 1)
			.param("start", (long) page * size)
			.query(this::row)
			.list();
		Slice<QueueRow> slice = Slice.of(rows, size);
		if (slice.rows().isEmpty()) {
			return slice;
		}
		Map<String, String> assignees = this.tasks.assignees(slice.rows().stream().map(QueueRow::number).toList(),
				Tasks.TRIAGE);
		return new Slice<>(slice.rows().stream().map((row) -> row.claimedBy(assignees.get(row.number()))).toList(),
				slice.more());
	}

	private QueueRow row(ResultSet row, int index) throws SQLException {
		return new QueueRow(row.getString("number"), row.getString("channel"), this.time.at(row, "received_at"),
				row.getString("text"), row.getString("customer"), this.words.half(row.getString("reason")),
				row.getString("listed"), null);
	}

}
