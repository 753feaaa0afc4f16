package feedbackloop.figures;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.catalogue.Catalogue;
import feedbackloop.process.Slice;
import feedbackloop.words.HouseTime;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Measures, each figure by one statement. A case that is hidden from the reader counts
 * nowhere. What is not over yet counts until now.
 */
@Component
public class Figures {

	static final int PAGE_SIZE = 20;

	/** So many parts a split has at most. */
	static final int MOST_PARTS = 200;

	private static final Map<String, String> COLUMNS = Map.of("product", "product", "channel", "channel", "type",
			"feedback_type", "grade", "grade", "team", "team");

	private static final String SPELLED = "lower(regexp_replace(btrim(normalize(product, nfkc)), '\\s+', ' ', 'g'))";

	private static final String ENTRY = "left join unnest(cast(:spellings as text[]), cast(:entries as text[]))"
			+ " known (spelling, entry) on spelling = " + SPELLED;

	private final JdbcClient database;

	private final Catalogue catalogue;

	private final HouseTime time;

	Figures(JdbcClient database, Catalogue catalogue, HouseTime time) {
		this.database = database;
		this.catalogue = catalogue;
		this.time = time;
	}

	/**
	 * The figure over the whole period.
	 * @param reader user id of who looks
	 */
	public Measured measure(Figure figure, FigureQuery query, String reader) {
		return measure(figure, query, until(query), reader);
	}

	/**
	 * The figure over an earlier period. What is not over yet is compared up to the same
	 * time of day.
	 * @param earlier the period before, or a year before
	 */
	public Measured measureEarlier(Figure figure, FigureQuery query, FigureQuery earlier, String reader) {
		OffsetDateTime now = this.time.now();
		boolean lasts = this.time.start(query.to().plusDays(1)).isAfter(now);
		long back = query.to().toEpochDay() - earlier.to().toEpochDay();
		return measure(figure, earlier, lasts ? this.time.at(now.toLocalDateTime().minusDays(back)) : until(earlier),
				reader);
	}

	private Measured measure(Figure figure, FigureQuery query, OffsetDateTime until, String reader) {
		return asked("select " + values(figure) + counted(figure, query), query, until, reader)
			.query((row, index) -> measured(row))
			.single();
	}

	private OffsetDateTime until(FigureQuery query) {
		OffsetDateTime end = this.time.start(query.to().plusDays(1));
		OffsetDateTime now = this.time.now();
		return end.isAfter(now) ? now : end;
	}

	/**
	 * The figure in each step of the period in which anything counted, in order.
	 */
	public List<Step> over(Figure figure, FigureQuery query, Pace pace, String reader) {
		return asked("select date_trunc(:pace, at at time zone :zone)::date as day, " + values(figure)
				+ counted(figure, query) + " group by 1 order by 1", query, reader)
			.param("pace", pace.key())
			.query((row, index) -> new Step(row.getObject("day", LocalDate.class), measured(row)))
			.list();
	}

	/**
	 * The figure of each product, channel and so on, those with most cases first; one
	 * more than {@link #MOST_PARTS} if there are more.
	 * @param dimension one of {@link FigureQuery#DIMENSIONS}
	 */
	public List<Share> split(Figure figure, FigureQuery query, String dimension, String reader) {
		String column = COLUMNS.get(dimension);
		boolean spelled = dimension.equals("product");
		Map<String, String> known = spelled ? known() : Map.of();
		String part = spelled ? "coalesce(entry, " + SPELLED + ")" : column;
		return asked(
				"select min(" + column + ") as key, " + values(figure) + counted(figure, query, spelled ? ENTRY : "")
						+ " group by " + part + " order by count(*) desc, 1 limit " + (MOST_PARTS + 1),
				query, reader)
			.param("spellings", known.keySet().toArray(String[]::new))
			.param("entries", known.values().toArray(String[]::new))
			.query((row, index) -> new Share(row.getString("key"), measured(row)))
			.list();
	}

	/**
	 * What is behind the figure, the newest first.
	 * @param page from 0
	 */
	public Slice<Behind> behind(Figure figure, FigureQuery query, String reader, int page) {
		return Slice
			.of(asked("select number, at, value, product, channel, feedback_type, grade, team" + counted(figure, query)
					+ " order by at desc, number limit :most offset :start", query, reader)
				.param("most", PAGE_SIZE + 1)
				.param("start", (long) page * PAGE_SIZE)
				.query((row, index) -> new Behind(row.getString("number"), this.time.at(row, "at"),
						row.getBigDecimal("value"), row.getString("product"), row.getString("channel"),
						row.getString("feedback_type"), row.getString("grade"), row.getString("team")))
				.list(), PAGE_SIZE);
	}

	/** The keys of products by each way in which they may be written. */
	private Map<String, String> known() {
		Map<String, String> known = new LinkedHashMap<>();
		this.catalogue.products()
			.forEach((product) -> this.catalogue.spellings("product", product.key())
				.forEach((spelling) -> known.put(spelling, product.key())));
		return known;
	}

	private static String counted(Figure figure, FigureQuery query) {
		return counted(figure, query, "");
	}

	private static String counted(Figure figure, FigureQuery query, String joined) {
		StringBuilder from = new StringBuilder(" from (").append(figure.source())
			.append(") counted ")
			.append(joined)
			.append(" where not exists (select from hidden_from(:reader) h where h.number = counted.number)");
		query.only().keySet().forEach((name) -> from.append(" and ").append(condition(name)));
		return from.toString();
	}

	private static String condition(String name) {
		return name.equals("product") ? SPELLED + " = any(:product)" : COLUMNS.get(name) + " = :" + name;
	}

	private static String values(Figure figure) {
		String value = figure.unit().isAdded() ? "coalesce(sum(value), 0)" : "avg(value)";
		return value + " as value, count(*) as count"
				+ (figure.unit().isSpread()
						? ", percentile_cont(0.5) within group (order by value) as median"
								+ ", percentile_cont(0.9) within group (order by value) as p90"
						: ", null as median, null as p90")
				+ ((figure.unit() == Figure.Unit.SCORE) ? ", avg((value >= 4)::int) as satisfied"
						: ", null as satisfied");
	}

	private JdbcClient.StatementSpec asked(String statement, FigureQuery query, String reader) {
		return asked(statement, query, until(query), reader);
	}

	private JdbcClient.StatementSpec asked(String statement, FigureQuery query, OffsetDateTime until, String reader) {
		Map<String, Object> values = new HashMap<>(query.only());
		values.computeIfPresent("product",
				(name, product) -> this.catalogue.spellings(name, product.toString()).toArray(String[]::new));
		return this.database.sql(statement)
			.params(values)
			.param("from", this.time.start(query.from()))
			.param("until", until)
			.param("zone", this.time.zone())
			.param("reader", reader);
	}

	private static Measured measured(ResultSet row) throws SQLException {
		return new Measured(number(row, "value"), number(row, "median"), number(row, "p90"), number(row, "satisfied"),
				row.getLong("count"));
	}

	private static BigDecimal number(ResultSet row, String column) throws SQLException {
		return Measured.rounded(row.getBigDecimal(column));
	}

	/**
	 * A step of a period.
	 *
	 * @param day its first day
	 */
	public record Step(LocalDate day, Measured measured) {

	}

	/**
	 * A part of the cases.
	 *
	 * @param key of the channel and so on, or one way in which the product is written;
	 * null where none is known
	 */
	public record Share(String key, Measured measured) {

	}

	/**
	 * Something that counts.
	 *
	 * @param number of its case
	 * @param value what it counts with
	 */
	public record Behind(String number, OffsetDateTime at, BigDecimal value, String product, String channel,
			String type, String grade, String team) {

	}

}
