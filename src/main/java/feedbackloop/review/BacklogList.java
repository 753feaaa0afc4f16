package feedbackloop.review;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.deadlines.Cycles;
import feedbackloop.feedback.Customers;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Grades;
import feedbackloop.process.TableEngine.Ruling;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * The cases that wait in the backlog, with what the table {@code backlog} proposes: by
 * grade, in a grade what is least work, then those with most customers.
 */
@Component
class BacklogList {

	private static final Comparator<BacklogItem> ORDER = Comparator
		.<BacklogItem>comparingInt((item) -> place(Grades.ALL, item.grade()))
		.thenComparingInt((item) -> place(BacklogQuery.EFFORTS, item.effort()))
		.thenComparing(BacklogItem::customers, Comparator.reverseOrder())
		.thenComparing(BacklogItem::since)
		.thenComparing(BacklogItem::number);

	private final JdbcClient database;

	private final Customers customers;

	private final Cycles cycles;

	private final DecisionTables tables;

	private final Catalogue catalogue;

	private final HouseTime time;

	BacklogList(JdbcClient database, Customers customers, Cycles cycles, DecisionTables tables, Catalogue catalogue,
			HouseTime time) {
		this.database = database;
		this.customers = customers;
		this.cycles = cycles;
		this.tables = tables;
		this.catalogue = catalogue;
		this.time = time;
	}

	/**
	 * Those that fit, all of them.
	 * @param reader user id of who looks
	 */
	List<BacklogItem> find(BacklogQuery query, String reader) {
		Predicate<BacklogItem> fits = (item) -> fits(query.feedbackType(), item.feedbackType())
				&& fits(query.proposal(), item.proposal()) && fits(query.effort(), item.effort());
		return all(reader).stream().filter(fits.and(ofProduct(query.product()))).toList();
	}

	/**
	 * All that wait, in two statements.
	 * @param reader user id of who looks, from whom complaints about that person are
	 * hidden
	 */
	List<BacklogItem> all(String reader) {
		OffsetDateTime now = this.time.now();
		List<BacklogItem> waiting = this.database.sql("""
				select f.number, coalesce(f.restatement, f.summary_masked, left(f.description_masked, 100)) as summary,
				  f.feedback_type, f.product, f.grade, f.priority_score, coalesce(b.effort, 'unknown') as effort,
				  coalesce(b.since, f.first_response_at, f.received_at) as since
				from feedback f left join backlog_item b on b.number = f.number
				where f.status = 'planned' and may_see(f, :reader)""")
			.param("reader", reader)
			.query((row, index) -> item(row, now))
			.list();
		Map<String, Integer> counted = this.customers.behindEach(waiting.stream().map(BacklogItem::number).toList());
		boolean proposes = this.tables.isThere(Decisions.BACKLOG);
		Map<Map<String, Object>, Ruling> rulings = new HashMap<>();
		return waiting.stream().map((item) -> {
			Map<String, Object> facts = Map.of("cyclesWaiting", item.cyclesWaiting(), "customers",
					counted.getOrDefault(item.number(), 1), "effort", item.effort());
			return proposed(item, facts, proposes
					? rulings.computeIfAbsent(facts, (asked) -> this.tables.rule(Decisions.BACKLOG, asked)) : null);
		}).sorted(ORDER).toList();
	}

	private BacklogItem item(ResultSet row, OffsetDateTime now) throws SQLException {
		OffsetDateTime since = this.time.at(row, "since");
		return new BacklogItem(row.getString("number"), row.getString("summary"), row.getString("feedback_type"),
				row.getString("product"), row.getString("grade"), row.getBigDecimal("priority_score"), 0,
				row.getString("effort"), since, this.cycles.between(since.toInstant(), now.toInstant()), null, null);
	}

	private static BacklogItem proposed(BacklogItem item, Map<String, Object> facts, Ruling ruling) {
		return new BacklogItem(item.number(), item.summary(), item.feedbackType(), item.product(), item.grade(),
				item.score(), (int) facts.get("customers"), item.effort(), item.since(), item.cyclesWaiting(),
				(ruling != null) ? ruling.outputs().get("proposal").toString() : null,
				(ruling != null) ? ruling.rule() : null);
	}

	private Predicate<BacklogItem> ofProduct(String product) {
		if (product == null) {
			return (item) -> true;
		}
		String key = this.catalogue.shown("product", product);
		return (item) -> item.product() != null && key.equals(this.catalogue.shown("product", item.product()));
	}

	private static boolean fits(String asked, String found) {
		return asked == null || Objects.equals(asked, found);
	}

	private static int place(List<String> order, String word) {
		int place = order.indexOf(word);
		return (place < 0) ? order.size() : place;
	}

}
