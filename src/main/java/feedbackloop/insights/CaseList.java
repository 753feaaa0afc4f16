package feedbackloop.insights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.duplicates.CaseTexts;
import feedbackloop.process.BusinessKey;
import feedbackloop.process.Directory;
import feedbackloop.process.FailedSteps;
import feedbackloop.process.Refusal;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/**
 * The list of cases, the urgent first. Then comes what nobody has graded yet, by its
 * mark, and then the other grades. Within a grade the highest score comes first. A
 * complaint about the reader is not on it.
 */
@Service
class CaseList {

	private static final int DEEPEST = 10_000;

	/** So many texts that hold the words are looked at, the newest. */
	private static final int MOST_TEXTS = 5000;

	private static final String RANKS = """
			array['urgent', 'mark urgent', 'mark general', 'mark longTerm', 'high', 'medium', 'low']::text[]""";

	/** An index begins with this very expression. */
	private static final String RANK = "array_position(" + RANKS + ", coalesce(grade, 'mark ' || mark))";

	private static final String BY_GRADE = RANK + ", priority_score desc nulls first, received_at, id";

	/**
	 * What people wrote in each field, without what differs in case, width and spaces.
	 */
	static final Map<String, String> SPELLED = Map.of("product", spelled("product"), "module", spelled("module"),
			"region", spelled("region"), "customerGroup", spelled("customer_group"));

	private static final String ROWS = """
			select number, status, grade, priority_score, feedback_type, mark, channel, product, module, region, customer_group,
			coalesce(restatement, summary_masked, left(description_masked, 100)) as summary, team, case_owner,
			improvement_number, received_at,\s"""
			+ CaseStates.COLUMN;

	private static final Map<String, String> ORDERS = Map.of(CaseQuery.BY_RECEIPT, "received_at desc, id desc",
			CaseQuery.BY_TYPE, "feedback_type nulls last, " + BY_GRADE);

	private final JdbcClient database;

	private final CaseTexts texts;

	private final OverdueCases overdue;

	private final FailedSteps failed;

	private final OpenWork waiting;

	private final Directory directory;

	private final Catalogue catalogue;

	private final HouseTime time;

	CaseList(JdbcClient database, CaseTexts texts, OverdueCases overdue, FailedSteps failed, OpenWork waiting,
			Directory directory, Catalogue catalogue, HouseTime time) {
		this.database = database;
		this.texts = texts;
		this.overdue = overdue;
		this.failed = failed;
		this.waiting = waiting;
		this.directory = directory;
		this.catalogue = catalogue;
		this.time = time;
	}

	private static String spelled(String column) {
		return "lower(regexp_replace(btrim(normalize(" + column + ", nfkc)), '\\s+', ' ', 'g'))";
	}

	/**
	 * One page of the list.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	CasesFound find(CaseQuery query, String reader) {
		check(query);
		Map<String, Object> values = new HashMap<>();
		List<String> found = containing(query);
		String conditions = conditions(query, reader, found, values);
		values.put("count", query.size() + 1);
		values.put("start", query.start());
		List<CaseRow> rows = this.database
			.sql(ROWS + " from feedback where " + conditions + order(query) + " limit :count offset :start")
			.params(values)
			.query((row, index) -> CaseRow.of(row, this.time))
			.list();
		boolean more = rows.size() > query.size();
		List<CaseRow> shown = more ? rows.subList(0, query.size()) : rows;
		return new CasesFound(this.waiting.added(shown), query.page(), query.size(), more, found.size() > MOST_TEXTS);
	}

	/**
	 * How many cases fit of each type and grade; nobody gave some of them a type or a
	 * grade.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	List<TypeAndGrade> counts(CaseQuery query, String reader) {
		check(query);
		Map<String, Object> values = new HashMap<>();
		return this.database
			.sql("select feedback_type as type, grade, count(*) as cases from feedback where "
					+ conditions(query, reader, containing(query), values) + " group by 1, 2 order by 1 nulls last, 2")
			.params(values)
			.query(TypeAndGrade.class)
			.list();
	}

	/**
	 * How many cases fit.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	long count(CaseQuery query, String reader) {
		return counts(query, reader).stream().mapToLong(TypeAndGrade::cases).sum();
	}

	/**
	 * The ids of all cases that fit, in order, however many they are.
	 * @param reader user id of who looks
	 * @throws Refusal if a value is out of range
	 */
	List<Long> ids(CaseQuery query, String reader) {
		check(query);
		Map<String, Object> values = new HashMap<>();
		String conditions = conditions(query, reader, containing(query), values);
		return this.database.sql("select id from feedback where " + conditions + order(query))
			.params(values)
			.query(Long.class)
			.list();
	}

	/**
	 * The lines of some of them, in that order.
	 */
	List<CaseRow> rows(List<Long> ids, String reader) {
		return this.waiting.added(this.database.sql(ROWS + """
				 from unnest(:ids) with ordinality as wanted (wanted_id, place) join feedback on id = wanted_id
				where may_see(feedback, :reader) order by place""")
			.param("ids", ids.toArray(Long[]::new))
			.param("reader", reader)
			.query((row, index) -> CaseRow.of(row, this.time))
			.list());
	}

	private List<String> containing(CaseQuery query) {
		return (query.text() != null) ? this.texts.containing(query.text(), MOST_TEXTS + 1) : List.of();
	}

	private String conditions(CaseQuery query, String reader, List<String> found, Map<String, Object> values) {
		List<String> conditions = new ArrayList<>();
		conditions.add("may_see(feedback, :reader)");
		values.put("reader", reader);
		if (query.number() != null) {
			conditions.add(BusinessKey.isOfCase(query.number()) ? "number = :number" : "improvement_number = :number");
			values.put("number", query.number());
		}
		else {
			restrict(query, found, conditions, values);
		}
		return String.join(" and ", conditions);
	}

	private static String order(CaseQuery query) {
		return " order by " + ORDERS.getOrDefault((query.sort() != null) ? query.sort() : "", BY_GRADE);
	}

	private void restrict(CaseQuery query, List<String> found, List<String> conditions, Map<String, Object> values) {
		if (query.text() != null) {
			conditions.add("number = any(:found)");
			values.put("found", found.toArray(String[]::new));
		}
		query.about().forEach((name, text) -> {
			conditions.add(SPELLED.get(name) + " = any(:" + name + ")");
			values.put(name, this.catalogue.spellings(name, text).toArray(String[]::new));
		});
		if (query.grade() != null) {
			// The second says the same, so that the index of the order serves.
			conditions.add("grade = :grade and " + RANK + " = array_position(" + RANKS + ", :grade)");
			values.put("grade", query.grade());
		}
		if (CaseQuery.OPEN.equals(query.status())) {
			conditions.add("closed_at is null");
		}
		else if (query.status() != null) {
			conditions.add("status = :status");
			values.put("status", query.status());
		}
		if (query.team() != null) {
			conditions.add("(team = :team or lead = :team)");
			values.put("team", query.team());
		}
		if (query.owner() != null) {
			conditions.add("case_owner = :owner");
			values.put("owner", query.owner());
		}
		if (query.feedbackType() != null) {
			conditions.add("feedback_type = :feedbackType");
			values.put("feedbackType", query.feedbackType());
		}
		if (query.channel() != null) {
			conditions.add("channel = :channel");
			values.put("channel", query.channel());
		}
		if (query.receivedFrom() != null) {
			conditions.add("received_at >= :receivedFrom");
			values.put("receivedFrom", this.time.start(query.receivedFrom()));
		}
		if (query.receivedTo() != null) {
			conditions.add("received_at < :afterReceivedTo");
			values.put("afterReceivedTo", this.time.start(query.receivedTo().plusDays(1)));
		}
		if (query.overdue()) {
			conditions.add("(number = any(:overdue) or improvement_number = any(:overdue))");
			values.put("overdue", this.overdue.numbers().toArray(String[]::new));
		}
		if (query.incomplete()) {
			conditions.add("is_incomplete(feedback)");
		}
		if (query.stuck()) {
			conditions.add("(number = any(:stuck) or improvement_number = any(:stuck))");
			values.put("stuck", this.failed.stuckNumbers().toArray(String[]::new));
		}
	}

	private void check(CaseQuery query) {
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

	/**
	 * How many cases have that type and that grade.
	 *
	 * @param type null where nobody gave one
	 * @param grade null where there is none yet
	 */
	record TypeAndGrade(String type, String grade, long cases) {

	}

}
