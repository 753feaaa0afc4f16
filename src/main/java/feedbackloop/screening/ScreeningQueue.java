package feedbackloop.screening;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
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
 * The cases that wait for triage, in rows of those that read alike; the suspected first,
 * then the newest. A case that triage once found valid is no spam and not among them.
 */
@Component
class ScreeningQueue {

	/** A row takes all that read alike, whether it lists them or not. */
	private static final int MOST_LISTED = 50;

	/**
	 * What privacy reads first is not there. Texts read alike if their letters do,
	 * capital or small. A text without any is compared as it stands.
	 */
	private static final String WAITING = """
			select f.id, f.number, f.channel, f.received_at, e.shown as listed, s.reason, left(t.text, 300) as text,
			concat_ws(' ', c.name_masked, c.email_masked, c.phone_masked) as customer,
			concat_ws(' ', case when c.email_index is not null then c.email_masked end,
			  case when c.phone_index is not null then c.phone_masked end) as sender,
			md5(coalesce(nullif(regexp_replace(lower(normalize(t.text, nfkc) collate "pg_c_utf8"),
			  '[^[:alpha:]]+', '', 'g'), ''), t.text)) as alike
			from feedback f join contact c on c.id = f.contact_id
			cross join lateral (select concat_ws('：', f.summary_masked, f.description_masked) as text) t
			left join suspicion s on s.feedback_number = f.number
			left join list_entry e on e.id = s.list_entry_id
			where f.status in ('received', 'inReview') and (f.verdict is null or f.verdict <> 'valid')
			and not c.withheld and may_see(f, :reader)""";

	private static final String FIRST_SUSPECTED = "order by reason is null, received_at desc, id desc";

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
	 * @param size in rows; one more is read, so that the caller knows of a next page
	 */
	Slice<AlikeCases> page(int page, int size, String reader) {
		Map<String, AlikeCases> rows = new LinkedHashMap<>();
		this.database
			.sql("with waiting as (" + WAITING
					+ """
							), counted as (
							  select *, count(*) over alike_ones as many, bool_or(reason is not null) over alike_ones as suspected,
							  max(received_at) over alike_ones as newest,
							  row_number() over (partition by alike %s) as place
							  from waiting window alike_ones as (partition by alike)),
							ranked as (
							  select *, dense_rank() over (order by suspected desc, newest desc, alike) as line from counted)
							select * from ranked where line > :start and line <= :start + :size and place <= :most
							order by line, place"""
						.formatted(FIRST_SUSPECTED))
			.param("reader", reader)
			.param("size", size + 1)
			.param("start", (long) page * size)
			.param("most", MOST_LISTED)
			.query((found) -> {
				String alike = found.getString("alike");
				int many = found.getInt("many");
				rows.computeIfAbsent(alike, (key) -> new AlikeCases(key, many, new ArrayList<>()))
					.listed()
					.add(row(found, 0));
			});
		Slice<AlikeCases> slice = Slice.of(List.copyOf(rows.values()), size);
		Map<String, String> assignees = assignees(
				slice.rows().stream().flatMap((row) -> row.listed().stream()).toList());
		slice.rows().forEach((row) -> row.listed().replaceAll((one) -> one.claimedBy(assignees.get(one.number()))));
		return slice;
	}

	/**
	 * Those of these cases that still wait, with who has claimed which.
	 */
	List<QueueRow> waiting(List<String> numbers, String reader) {
		List<QueueRow> rows = this.database
			.sql(WAITING + " and f.number = any(:numbers) order by array_position(:numbers::text[], f.number::text)")
			.param("reader", reader)
			.param("numbers", numbers.toArray(String[]::new))
			.query(this::row)
			.list();
		Map<String, String> assignees = assignees(rows);
		return rows.stream().map((row) -> row.claimedBy(assignees.get(row.number()))).toList();
	}

	/**
	 * The numbers of all cases of these rows.
	 */
	List<String> ofRows(List<String> keys, String reader) {
		return keys.isEmpty() ? List.of()
				: this.database
					.sql("select number from (" + WAITING + ") waiting where alike = any(:keys) " + FIRST_SUSPECTED)
					.param("reader", reader)
					.param("keys", keys.toArray(String[]::new))
					.query(String.class)
					.list();
	}

	private Map<String, String> assignees(Collection<QueueRow> rows) {
		return rows.isEmpty() ? Map.of()
				: this.tasks.assignees(rows.stream().map(QueueRow::number).toList(), Tasks.TRIAGE);
	}

	private QueueRow row(ResultSet row, int index) throws SQLException {
		return new QueueRow(row.getString("number"), row.getString("channel"), this.time.at(row, "received_at"),
				row.getString("text"), row.getString("customer"), row.getString("sender"),
				this.words.half(row.getString("reason")), row.getString("listed"), null);
	}

}
