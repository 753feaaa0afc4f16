package feedbackloop.trackers;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.trackers.WorkItem.LinkedMeasure;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The work items on record, with the measures that they may belong to.
 */
@Component
class WorkItems {

	/** The page has no statement to spare, so this is one. */
	private static final String LINKED = """
			select m.number as measure, m.title as measure_title, m.kind, m.department, i.lead, m.state = 'landed' as landed,
			  i.number, null::bigint as id, null as url, null as title, null as state, null as word, null as told_by,
			  null::timestamptz as told_at
			from measure m join improvement i on i.id = m.improvement_id where i.number = :improvement
			union all
			select w.measure, w.measure_title, null, null, null, false,
			  w.number, w.id, w.url, w.title, w.state, w.word, w.told_by, w.told_at
			from work_item w where w.number in (:number, :improvement)
			  or w.number in (select f.number from feedback f where f.original_number = :number and may_see(f, :reader))
			order by id nulls first, measure""";

	private final JdbcClient database;

	private final HouseTime time;

	WorkItems(JdbcClient database, HouseTime time) {
		this.database = database;
		this.time = time;
	}

	/**
	 * All of a case, of what is merged into it, and of the measures of its improvement.
	 * @param number of the case, or null for the measures only
	 * @param improvement its number, or null
	 * @param reader who sees merged cases only if they are not hidden from that person
	 */
	Linked of(String number, String improvement, String reader) {
		List<LinkedMeasure> measures = new ArrayList<>();
		List<WorkItem> items = new ArrayList<>();
		this.database.sql(LINKED)
			.param("number", number, Types.VARCHAR)
			.param("improvement", improvement, Types.VARCHAR)
			.param("reader", reader, Types.VARCHAR)
			.query((row) -> {
				if (row.getString("url") == null) {
					measures.add(measure(row));
				}
				else {
					items.add(item(row));
				}
			});
		return new Linked(measures, items);
	}

	/**
	 * Lets whoever links something to the same case or improvement wait for this
	 * transaction.
	 */
	void lock(String number) {
		this.database.sql("select pg_advisory_xact_lock(hashtextextended('work item ' || ?, 0))")
			.param(number)
			.query()
			.listOfRows();
	}

	/**
	 * @param measure null to link the case of that number
	 * @return the id of the link
	 */
	long add(String number, LinkedMeasure measure, ItemUrl url, String title) {
		return this.database.sql("""
				insert into work_item (number, measure, measure_title, url, title)
				values (:number, :measure, :measureTitle, :url, :title) returning id""")
			.param("number", number)
			.param("measure", (measure != null) ? measure.number() : null, Types.INTEGER)
			.param("measureTitle", (measure != null) ? measure.title() : null, Types.VARCHAR)
			.param("url", url.text())
			.param("title", title, Types.VARCHAR)
			.query(Long.class)
			.single();
	}

	/**
	 * Whether it was still there.
	 */
	boolean remove(long id) {
		return this.database.sql("delete from work_item where id = ?").param(id).update() > 0;
	}

	/**
	 * Keeps what a tracker says of an item, wherever the improvement or one of its cases
	 * links it. What is older than something told before changes nothing.
	 * @param title null to keep the one that there is
	 * @return whether it is news
	 */
	boolean told(String improvement, ItemReport report, String tracker) {
		return this.database
			.sql("""
					update work_item set state = :state, word = :word, title = coalesce(:title, title), told_by = :tracker,
					  told_at = :at, reported_at = coalesce(:reportedAt::timestamptz, reported_at)
					where (reported_at is null or :reportedAt::timestamptz is null or reported_at <= :reportedAt::timestamptz) and url = :url and (number = :improvement
					  or number in (select f.number from feedback f where f.improvement_number = :improvement))""")
			.param("state", report.stateId(), Types.VARCHAR)
			.param("word", report.word())
			.param("title", report.title(), Types.VARCHAR)
			.param("tracker", tracker)
			.param("at", this.time.now())
			.param("reportedAt", report.at(), Types.TIMESTAMP_WITH_TIMEZONE)
			.param("url", report.url().text())
			.param("improvement", improvement)
			.update() > 0;
	}

	private LinkedMeasure measure(ResultSet row) throws SQLException {
		return new LinkedMeasure(row.getString("number"), row.getInt("measure"), row.getString("measure_title"),
				row.getString("kind"), row.getString("department"), row.getString("lead"), row.getBoolean("landed"));
	}

	private WorkItem item(ResultSet row) throws SQLException {
		return new WorkItem(row.getLong("id"), row.getString("number"), row.getObject("measure", Integer.class),
				row.getString("measure_title"), row.getString("url"), row.getString("title"), row.getString("state"),
				row.getString("word"), row.getString("told_by"), this.time.at(row, "told_at"));
	}

	/**
	 * What is linked.
	 *
	 * @param measures of the improvement, as they are planned now
	 */
	record Linked(List<LinkedMeasure> measures, List<WorkItem> items) {

		/**
		 * Of those linked with the measure.
		 */
		List<WorkItem> of(LinkedMeasure measure) {
			return this.items.stream()
				.filter((item) -> item.measure() != null && item.measure(this.measures).filter(measure::is).isPresent())
				.toList();
		}

		/**
		 * Of those linked with the case itself.
		 */
		List<WorkItem> of(String number) {
			return this.items.stream()
				.filter((item) -> item.measure() == null && item.number().equals(number))
				.toList();
		}

		/**
		 * Of measures that a plan which was made again left out.
		 */
		List<WorkItem> leftOver() {
			return this.items.stream()
				.filter((item) -> item.measure() != null && item.measure(this.measures).isEmpty())
				.toList();
		}

	}

}
