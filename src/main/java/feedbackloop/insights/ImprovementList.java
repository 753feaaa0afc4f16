package feedbackloop.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.feedback.Customers;
import feedbackloop.feedback.OpenTask;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The list of improvements. One that began with a complaint about the reader is not on
 * it, and such complaints count for none.
 */
@Service
class ImprovementList {

	private static final int DEEPEST = 10_000;

	private static final String ROWS = """
			select i.id, i.number, i.state, i.grade, i.feedback_type, i.lead, i.owner, i.root_cause, i.conclusion, i.watch_until,
			  i.opened_at, i.finished_at,
			  coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as problem, f.product, m.*, (
			    select count(*) from feedback s where s.improvement_number = i.number and may_see(s, :reader)) as cases
			from improvement i left join feedback f on f.number = i.feedback_number
			cross join lateral (
			  select max(m.due) as planned, max(m.first_due) as first_planned, count(*) as measures,
			    count(*) filter (where m.state = 'landed') as measures_landed,
			    coalesce(bool_or(m.state <> 'landed' and m.due < :today), false) and i.state = 'open' as late
			  from measure m where m.improvement_id = i.id) m""";

	private static final String SEEN = """
			not exists (select from hidden_from(:reader) h where h.number = i.feedback_number)""";

	private static final Map<String, String> ORDERS = Map.of(ImprovementQuery.BY_GRADE, """
			array_position(array['urgent', 'high', 'medium', 'low']::varchar[], i.grade), planned nulls last,
			i.opened_at, i.id""", ImprovementQuery.BY_PLAN, "planned nulls last, i.id", ImprovementQuery.BY_CASES,
			"cases desc, i.id", ImprovementQuery.NEWEST_FIRST, "i.opened_at desc, i.id desc");

	/** Those that the state of the improvement alone does not say. */
	private static final Map<String, String> STATES = Map.of(ImprovementQuery.WATCHED,
			"i.state = 'open' and i.conclusion = 'watch'", ImprovementQuery.UNEXPLAINED,
			"i.state = 'declined' and i.conclusion = 'close'");

	private final JdbcClient database;

	private final OverdueCases overdue;

	private final OpenWork waiting;

	private final Customers customers;

	private final Directory directory;

	private final Catalogue catalogue;

	private final HouseTime time;

	ImprovementList(JdbcClient database, OverdueCases overdue, OpenWork waiting, Customers customers,
			Directory directory, Catalogue catalogue, HouseTime time) {
		this.database = database;
		this.overdue = overdue;
		this.waiting = waiting;
		this.customers = customers;
		this.directory = directory;
		this.catalogue = catalogue;
		this.time = time;
	}

	/**
	 * One page of the list.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	@Transactional(readOnly = true)
	ImprovementsFound find(ImprovementQuery query, String reader) {
		check(query);
		Map<String, Object> values = values(reader);
		String conditions = conditions(query, values);
		values.put("count", query.size() + 1);
		values.put("start", query.start());
		List<ImprovementRow> rows = this.database
			.sql(ROWS + " where " + conditions + " order by " + order(query) + " limit :count offset :start")
			.params(values)
			.query((row, index) -> ImprovementRow.of(row, this.time))
			.list();
		Slice<ImprovementRow> page = Slice.of(rows, query.size());
		return new ImprovementsFound(added(page.rows(), reader), query.page(), query.size(), page.more());
	}

	/**
	 * The ids of all improvements that fit, in order, however many they are.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	@Transactional(readOnly = true)
	List<Long> ids(ImprovementQuery query, String reader) {
		check(query);
		Map<String, Object> values = values(reader);
		return this.database
			.sql("select id from (" + ROWS + " where " + conditions(query, values) + " order by " + order(query)
					+ ") i")
			.params(values)
			.query(Long.class)
			.list();
	}

	/**
	 * The lines of some of them, in that order.
	 */
	@Transactional(readOnly = true)
	List<ImprovementRow> rows(List<Long> ids, String reader) {
		Map<String, Object> values = values(reader);
		values.put("ids", ids.toArray(Long[]::new));
		return added(
				this.database.sql(ROWS + " where i.id = any(:ids) and " + SEEN + " order by array_position(:ids, i.id)")
					.params(values)
					.query((row, index) -> ImprovementRow.of(row, this.time))
					.list(),
				reader);
	}

	private Map<String, Object> values(String reader) {
		Map<String, Object> values = new HashMap<>();
		values.put("reader", reader);
		values.put("today", this.time.today());
		return values;
	}

	private String conditions(ImprovementQuery query, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>();
		conditions.add(SEEN);
		restrict(query, conditions, values);
		return String.join(" and ", conditions);
	}

	private static String order(ImprovementQuery query) {
		return ORDERS.get((query.sort() != null) ? query.sort() : ImprovementQuery.BY_GRADE);
	}

	private List<ImprovementRow> added(List<ImprovementRow> rows, String reader) {
		List<String> numbers = rows.stream().map(ImprovementRow::number).toList();
		Map<String, Integer> customers = this.customers.behindGroups(casesOf(numbers, reader));
		Map<String, List<OpenTask>> open = this.waiting.of(numbers);
		return rows.stream().map((row) -> {
			List<OpenTask> tasks = open.getOrDefault(row.number(), List.of());
			boolean late = tasks.stream()
				.anyMatch((task) -> task.due() != null && task.due().isBefore(this.time.instant()));
			return row.with(customers.getOrDefault(row.number(), 0), row.overdue() || late, this.waiting.due(tasks),
					tasks.stream().map(OpenTask::key).distinct().toList(), OpenWork.teams(tasks));
		}).toList();
	}

	/** Each case that the reader may know of, with its improvement. */
	private Map<String, String> casesOf(List<String> improvements, String reader) {
		Map<String, String> cases = new HashMap<>();
		this.database.sql("""
				select number, improvement_number from feedback f
				where improvement_number = any(:numbers) and may_see(f, :reader)""")
			.param("numbers", improvements.toArray(String[]::new))
			.param("reader", reader)
			.query((row) -> {
				cases.put(row.getString("number"), row.getString("improvement_number"));
			});
		return cases;
	}

	private void restrict(ImprovementQuery query, List<String> conditions, Map<String, Object> values) {
		if (query.text() != null) {
			conditions
				.add("""
						(select bool_and(position(word in lower(normalize(concat_ws(' ', i.number, i.root_cause, i.direction,
						  f.restatement, f.summary_masked), nfkc))) > 0)
						from unnest(regexp_split_to_array(lower(normalize(:text, nfkc)), '\\s+')) word)""");
			values.put("text", query.text());
		}
		if (query.product() != null) {
			conditions
				.add("exists (select from feedback s where s.improvement_number = i.number and may_see(s, :reader)"
						+ " and " + CaseList.SPELLED.get("product") + " = any(:product))");
			values.put("product", this.catalogue.spellings("product", query.product()).toArray(String[]::new));
		}
		if (query.team() != null) {
			conditions.add("""
					(i.lead = :team or exists (
					  select from measure t where t.improvement_id = i.id and t.department = :team))""");
			values.put("team", query.team());
		}
		same("i.feedback_type", query.feedbackType(), "feedbackType", conditions, values);
		same("i.owner", query.owner(), "owner", conditions, values);
		if (query.state() != null) {
			conditions.add(STATES.getOrDefault(query.state(), "i.state = :state"));
			values.put("state", query.state());
		}
		same("i.grade", query.grade(), "grade", conditions, values);
		if (query.overdue()) {
			conditions.add("i.state = 'open' and (m.late or i.number = any(:overdue))");
			values.put("overdue", this.overdue.numbers().toArray(String[]::new));
		}
	}

	private static void same(String column, String value, String name, List<String> conditions,
			Map<String, Object> values) {
		if (value != null) {
			conditions.add(column + " = :" + name);
			values.put(name, value);
		}
	}

	private void check(ImprovementQuery query) {
		if (query.start() > DEEPEST) {
			throw Refusal.invalid("page", "tooDeep", DEEPEST);
		}
		if (query.team() != null && !this.directory.isTeam(query.team())) {
			throw Refusal.invalid("team", "group", String.join(", ", this.directory.teams()));
		}
		if (query.feedbackType() != null && !this.directory.feedbackTypes().contains(query.feedbackType())) {
			throw Refusal.invalid("feedbackType", "feedbackType", String.join(", ", this.directory.feedbackTypes()));
		}
	}

}
