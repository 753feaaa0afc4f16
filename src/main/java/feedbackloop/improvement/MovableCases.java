package feedbackloop.improvement;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.feedback.Customers;
import feedbackloop.feedback.Feedback;
import feedbackloop.process.BusinessKey;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which cases can go to another cause, to which, and what would come of it.
 */
@Component
class MovableCases {

	private static final int MOST_OFFERED = 200;

	private static final String WAITING = """
			select f.number, coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary,
			  f.product, f.grade, f.status, f.received_at, f.original_number, (
			    select count(*) from feedback d where d.original_number = f.number) as duplicates
			from feedback f where f.improvement_number = :number and f.outcome is null
			and f.status not in ('resolved', 'disputed', 'closed', 'declined', 'withdrawn') and may_see(f, :reader)
			order by f.received_at, f.id limit :most""";

	private static final String OPEN = """
			select i.number, coalesce(i.root_cause, f.restatement, f.summary_masked, left(f.description_masked, 100)) as cause
			from improvement i join feedback f on f.number = i.feedback_number
			where i.state = 'open' and i.number <> :number and may_see(f, :reader)
			order by i.opened_at desc, i.id desc limit :most""";

	private final Improvements improvements;

	private final Customers customers;

	private final JdbcClient database;

	private final HouseTime time;

	MovableCases(Improvements improvements, Customers customers, JdbcClient database, HouseTime time) {
		this.improvements = improvements;
		this.customers = customers;
		this.database = database;
		this.time = time;
	}

	/**
	 * The cases that wait for an improvement and that the reader may see: the first, as
	 * many as one move takes.
	 */
	List<Movable> of(String number, String reader) {
		return this.database.sql(WAITING)
			.param("number", number)
			.param("reader", reader)
			.param("most", CauseMoves.MOST)
			.query((row, index) -> new Movable(row.getString("number"), row.getString("summary"),
					row.getString("product"), row.getString("grade"), row.getString("status"),
					this.time.at(row, "received_at"), row.getString("original_number"), row.getInt("duplicates")))
			.list();
	}

	/**
	 * The open improvements that they may go to, the newest first, with their causes.
	 */
	List<Map<String, Object>> others(String number, String reader) {
		return this.database.sql(OPEN)
			.param("number", number)
			.param("reader", reader)
			.param("most", MOST_OFFERED)
			.query()
			.listOfRows();
	}

	/**
	 * How many people without a case want to hear what comes of it.
	 */
	int meToos(String number) {
		return this.database
			.sql("""
					select count(*) from me_too where improvement_number = ? and confirmed_at is not null and told_at is null""")
			.param(number)
			.query(Integer.class)
			.single();
	}

	/**
	 * What comes of it, as far as the reader may see the cases.
	 * @param moved those that would be moved
	 * @param to null where they are split off
	 */
	MovePreview preview(String from, String how, List<Feedback> moved, String to, String reader) {
		String[] numbers = moved.stream().map(Feedback::number).toArray(String[]::new);
		Map<String, Object> counted = this.database.sql("""
				select count(*) filter (where not f.number = any(:numbers)) as duplicates,
				  count(*) filter (where f.reach = 'none') as unreachable
				from feedback f where (f.number = any(:numbers)
				or f.original_number = any(:numbers) and f.status = 'merged') and may_see(f, :reader)""")
			.param("reader", reader)
			.param("numbers", numbers)
			.query()
			.singleRow();
		return new MovePreview(moved.size(), ((Number) counted.get("duplicates")).intValue(),
				this.customers.behind(List.of(numbers)), ((Number) counted.get("unreachable")).intValue(),
				staying(from, moved, reader), (to != null) ? this.improvements.get(to).rootCause() : null,
				CauseMoves.MERGE.equals(how) ? openTasks(from) : List.of());
	}

	private int staying(String from, List<Feedback> moved, String reader) {
		Set<String> going = moved.stream().map(Feedback::number).collect(Collectors.toSet());
		return (int) this.improvements.waiting(from)
			.stream()
			.filter((feedback) -> !going.contains(feedback.number()) && !feedback.isHiddenFrom(reader))
			.count();
	}

	private List<String> openTasks(String number) {
		return this.database.sql("""
				select distinct t.task_def_key_ from act_ru_task t join act_ru_execution p on p.id_ = t.proc_inst_id_
				where p.business_key_ = :number or p.business_key_ like :called order by 1""")
			.param("number", number)
			.param("called", BusinessKey.calledBy(number))
			.query(String.class)
			.list();
	}

	/**
	 * A case that waits.
	 *
	 * @param original what it is merged into, or null
	 * @param duplicates how many are merged into it, and go with it
	 */
	record Movable(String number, String summary, String product, String grade, String status,
			OffsetDateTime receivedAt, String original, int duplicates) {

	}

}
