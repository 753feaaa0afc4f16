package feedbackloop.insights;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.feedback.OpenTask;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.OpenTasks;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The measures that a person answers for, in whichever improvement.
 */
@Service
class MeasureList {

	static final int SIZE = 20;

	/** Still to be carried out, and the improvement goes on. */
	static final String OPEN = "open";

	static final String DONE = "done";

	static final List<String> SHOWN = List.of(OPEN, DONE);

	private static final String OF_OWNER = """
			select i.number as improvement, m.number, m.title, m.department, m.due, m.first_due, m.landed_at, i.grade,
			  coalesce(i.root_cause, f.restatement) as cause
			from measure m join improvement i on i.id = m.improvement_id
			left join feedback f on f.number = i.feedback_number
			where m.owner = :owner and %s
			and not exists (select from hidden_from(:reader) h where h.number = i.feedback_number)
			order by %s limit :count offset :start""";

	private final JdbcClient database;

	private final OpenTasks tasks;

	private final HouseTime time;

	MeasureList(JdbcClient database, OpenTasks tasks, HouseTime time) {
		this.database = database;
		this.tasks = tasks;
		this.time = time;
	}

	/**
	 * Some of the measures: open ones with the first due first, others with the last
	 * landed first.
	 * @param owner user id
	 * @param shown one of {@link #SHOWN}
	 * @param reader user id of who looks
	 * @param page from 0
	 */
	Slice<Owned> find(String owner, String shown, String reader, int page) {
		String statement = shown.equals(DONE) ? OF_OWNER.formatted("m.state = 'landed'", "m.landed_at desc, m.id desc")
				: OF_OWNER.formatted("m.state <> 'landed' and i.state = 'open'", "m.due, m.id");
		Slice<Owned> found = Slice.of(this.database.sql(statement)
			.param("owner", owner)
			.param("reader", reader)
			.param("count", SIZE + 1)
			.param("start", (long) page * SIZE)
			.query((row, index) -> owned(row))
			.list(), SIZE);
		Map<String, List<OpenTask>> open = this.tasks.of(found.rows().stream().map(Owned::key).toList())
			.stream()
			.collect(Collectors.groupingBy(OpenTask::of));
		return new Slice<>(
				found.rows().stream().map((one) -> one.with(open.getOrDefault(one.key(), List.of()))).toList(),
				found.more());
	}

	private Owned owned(ResultSet row) throws SQLException {
		LocalDate due = row.getObject("due", LocalDate.class);
		LocalDate landed = (row.getTimestamp("landed_at") != null) ? this.time.at(row, "landed_at").toLocalDate()
				: null;
		LocalDate end = (landed != null) ? landed : this.time.today();
		return new Owned(row.getString("improvement"), row.getInt("number"), row.getString("title"),
				row.getString("department"), due, row.getObject("first_due", LocalDate.class), landed,
				Math.max(0, end.toEpochDay() - due.toEpochDay()), row.getString("grade"), row.getString("cause"),
				List.of());
	}

	/**
	 * A measure of a person.
	 *
	 * @param number within its improvement
	 * @param landedOn null while it is open
	 * @param daysLate by how many days it is or was late
	 * @param tasks that are open for it
	 */
	record Owned(String improvement, int number, String title, String department, LocalDate due, LocalDate firstDue,
			LocalDate landedOn, long daysLate, String grade, String cause, List<OpenTask> tasks) {

		private String key() {
			return BusinessKey.ofMeasure(this.improvement, this.number);
		}

		private Owned with(List<OpenTask> tasks) {
			return new Owned(this.improvement, this.number, this.title, this.department, this.due, this.firstDue,
					this.landedOn, this.daysLate, this.grade, this.cause, tasks);
		}

	}

}
