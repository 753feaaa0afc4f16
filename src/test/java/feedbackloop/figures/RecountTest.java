package feedbackloop.figures;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RecordCopies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures over thousands of generated cases equal a recount in SQL that shares nothing
 * with them. The cases are of March 2024, of whose days only weekends were off.
 */
@CaseTest
class RecountTest {

	private static final int CASES = 3000;

	private static final String PREFIX = "FB-20240301-";

	private static final String PRODUCT = "测数千";

	/** Working seconds from one time to another. */
	private static final String WORKED = """
			(select coalesce(sum(extract(epoch from least(s.e, %2$s) - greatest(s.b, %1$s))), 0)::bigint
			 from generate_series('2024-02-26'::timestamp, '2024-04-03', '1 day') d,
			   (values (interval '9 hours', interval '12 hours'), (interval '13.5 hours', interval '18 hours')) h (o, c),
			   lateral (select (d + o) at time zone 'Asia/Shanghai' as b, (d + c) at time zone 'Asia/Shanghai' as e) s
			 where extract(isodow from d) < 6 and s.b < %2$s and s.e > %1$s)""";

	/** A number from 0 to below that, which is the same for the same case and letter. */
	private static final String ANY = "(abs(hashtextextended(f.number || '%s', 7)) %% %s)";

	@Autowired
	private CaseWork work;

	@Autowired
	private FactsRound round;

	@Autowired
	private Figures figures;

	@Autowired
	private Recount recount;

	@Autowired
	private JdbcClient database;

	/** These are not reckoned from what is generated here. */
	private static final Set<Figure> OF_THEIR_OWN = EnumSet.of(Figure.LANDING, Figure.WORKED, Figure.OVERRIDES,
			Figure.PROMISES_MOVED);

	@BeforeEach
	void generated() {
		new RecordCopies(this.database, PREFIX).of(this.work.submit(Answers.of("product", "测数源")), CASES);
		this.database.sql("""
				insert into contact (data_key, anonymous, email_index, masked_by_hand, withheld)
				select c.data_key, false, 'figures' || place, c.masked_by_hand, c.withheld
				from (select * from contact order by id desc limit 1) c, generate_series(0, 6) place""").update();
		update("""
				product = '%s', channel = (array['portal', 'email', 'phone'])[1 + %s], grade = (array['urgent', 'high', 'low'])[1 + %s],
				feedback_type = (array['defect', 'suggestion', 'service', null])[1 + %s], team = (array['support', 'product'])[1 + %s],
				verdict = (array['valid', 'valid', 'valid', 'invalid', 'spam', 'needsInformation', null])[1 + %s],
				path = (array['answer', 'improve', 'backlog', null])[1 + %s], customers_stated = nullif(%s, 0),
				satisfaction_score = nullif(%s, 0), chaser = %s = 0,
				contact_id = (select id from contact where email_index = 'figures' || %s order by id desc limit 1),
				received_at = timestamptz '2024-03-01 00:00+08' + %s * interval '1 second'"""
			.formatted(PRODUCT, any("channel", 3), any("grade", 3), any("type", 4), any("team", 2), any("verdict", 7),
					any("path", 4), any("stated", 4), any("score", 6), any("chaser", 9), any("customer", 7),
					any("received", 1_700_000)));
		update("first_response_at = case when %s > 0 then received_at + %s * interval '1 second' end"
			.formatted(any("responded", 5), any("response", 250_000)));
		update("resolved_at = case when %s > 0 then first_response_at + %s * interval '1 second' end"
			.formatted(any("resolved", 4), any("resolution", 400_000)));
		update("closed_at = case when %s > 0 then resolved_at + interval '1 hour' end, original_number = null"
			.formatted(any("closed", 3)));
		update("status = case when closed_at is not null then (array['closed', 'closed', 'declined'])[1 + %s] else 'inProgress' end"
			.formatted(any("status", 3)));
		merge(20);
		happened("customerDisputed", "disputed", 8);
		happened("customerReopened", "reopened", 10);
		happened("rated", "rated", 2);
		happened("told.question", "asked", 6);
		List.of("firstResponse", "resolution")
			.forEach((stage) -> this.database
				.sql("""
						insert into clock (number, business_key, stage, kind, level, calendar, started_at, state, due_at, closed_at)
						select number, number, :stage, 'received', 'high', 'general', received_at,
						  (array['met', 'met', 'missed', 'stopped'])[1 + %s], received_at + %s * interval '1 second', received_at
						from feedback f where number like :prefix"""
					.formatted(any("state' || '" + stage, 4), any("due' || '" + stage, 400_000)))
				.param("stage", stage)
				.param("prefix", PREFIX + "%")
				.update());
	}

	private static String any(String letter, int below) {
		return ANY.formatted(letter, below);
	}

	private void update(String set) {
		this.database.sql("update feedback f set " + set + " where number like '" + PREFIX + "%'").update();
	}

	/** One in so many is merged into the first of its kind. */
	private void merge(int oneIn) {
		update("original_number = '%s' || lpad((1 + %s)::text, 6, '0')".formatted(PREFIX, any("original", 9))
				+ ", status = 'merged'", any("merged", oneIn) + " = 0 and right(number, 6)::int > 9");
	}

	private void update(String set, String condition) {
		this.database.sql("update feedback f set " + set + " where number like '" + PREFIX + "%' and " + condition)
			.update();
	}

	private void happened(String kind, String letter, int oneIn) {
		this.database.sql("""
				insert into timeline (number, at, actor, kind, arguments)
				select number, received_at + %s * interval '1 second', 'customer', :kind, '{}' from feedback f
				where number like :prefix and %s = 0""".formatted(any(letter + " at", 1_200_000), any(letter, oneIn)))
			.param("kind", kind)
			.param("prefix", PREFIX + "%")
			.update();
	}

	@AfterEach
	void removed() {
		this.database.sql("delete from clock where number like '" + PREFIX + "%'").update();
		this.database.sql("delete from timeline where number like '" + PREFIX + "%'").update();
		new RecordCopies(this.database, PREFIX).remove();
		this.database.sql("delete from contact where email_index like 'figures%'").update();
		catchUp();
		assertThat(this.database.sql("select count(*) from case_figures where number like '" + PREFIX + "%'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void figuresAreWhatTheRecordSaysAlsoAfterItChanged() {
		catchUp();
		assertThat(measured()).isEqualTo(expected());
		assertThat(differences()).isEmpty();

		update("original_number = null, status = 'inProgress'",
				any("unmerged", 2) + " = 0 and original_number is not null");
		merge(31);
		update("grade = 'medium', feedback_type = 'wording'", any("corrected", 5) + " = 0");
		update("closed_at = null, status = 'inReview'", any("opened", 7) + " = 0 and closed_at is not null");
		happened("customerReopened", "again", 12);
		happened("rated", "rated again", 5);
		this.database.sql("delete from clock where number like '" + PREFIX + "%7'").update();
		this.database.sql("update clock set state = 'missed' where state = 'met' and number like '" + PREFIX + "%3'")
			.update();
		update("customers_stated = 40", any("many", 50) + " = 0");
		this.database.sql("delete from timeline where number like '" + PREFIX + "%9'").update();
		this.database.sql("delete from feedback where number like '" + PREFIX + "%99'").update();
		catchUp();
		assertThat(differences()).as("what no trigger sees").allMatch((one) -> one.number().matches(".*[79]"));
		this.database
			.sql("insert into figure_change (number) select number from feedback where number like '" + PREFIX + "%'")
			.update();
		catchUp();
		assertThat(measured()).isEqualTo(expected());
		assertThat(differences()).isEmpty();
	}

	@Test
	void aFigureThatIsNotWhatTheRecordSaysIsFoundAndPutRight() {
		catchUp();
		this.database.sql("update case_figures set customers = 77 where number = '" + PREFIX + "000042'").update();
		this.database.sql("delete from case_figures where number = '" + PREFIX + "000043'").update();

		ByteArrayOutputStream said = new ByteArrayOutputStream();
		int exit = RecountCommand.run(this.recount, true, new PrintStream(said, true, StandardCharsets.UTF_8));
		assertThat(exit).isOne();
		assertThat(said.toString(StandardCharsets.UTF_8)).contains(PREFIX + "000042 customers kept=77 record=")
			.contains(PREFIX + "000043 number kept=null record=" + PREFIX + "000043")
			.contains("The figures differ from the record");
		catchUp();
		assertThat(differences()).isEmpty();
	}

	private List<Recount.Difference> differences() {
		return this.recount.next(PREFIX, CASES, false)
			.differences()
			.stream()
			.filter((one) -> one.number().startsWith(PREFIX))
			.toList();
	}

	private void catchUp() {
		while (this.round.take(1000) > 0) {
			continue;
		}
	}

	private Map<String, Measured> measured() {
		Map<String, Measured> measured = new TreeMap<>();
		for (Figure figure : Figure.values()) {
			if (!OF_THEIR_OWN.contains(figure)) {
				for (String only : List.of("", "email")) {
					measured.put(figure.key() + only, this.figures.measure(figure, query(only), "manager"));
				}
			}
		}
		return measured;
	}

	private static FigureQuery query(String channel) {
		return new FigureQuery(LocalDate.of(2024, 3, 4), LocalDate.of(2024, 3, 24),
				channel.isEmpty() ? Map.of("product", PRODUCT) : Map.of("product", PRODUCT, "channel", channel));
	}

	private Map<String, Measured> expected() {
		Map<String, Measured> expected = new TreeMap<>();
		for (String only : List.of("", "email")) {
			this.database
				.sql("""
						with a as (select f.*, original_number is not null as dup,
						    coalesce(verdict, 'none') in ('invalid', 'spam') as junk,
						    (select min(at) from timeline t where t.number = f.number and kind = 'customerDisputed') as disputed,
						    (select min(at) from timeline t where t.number = f.number and kind = 'customerReopened') as reopened,
						    (select max(at) from timeline t where t.number = f.number and kind in ('rated', 'customerDisputed')) as judged,
						    exists (select from timeline t where t.number = f.number and kind = 'told.question'
						      and t.at <= f.resolved_at) as asked
						  from feedback f where number like :prefix and (:only = '' or channel = :only)),
						c as (select * from a where not dup and not junk),
						one (key, at, value) as (
						  select 'received', received_at, 1 from a where not dup
						  union all select 'closed', closed_at, 1 from c where status = 'closed'
						  union all select 'firstResponse', first_response_at, %s from c
						  union all select 'resolution', resolved_at, %s from c where feedback_type is distinct from 'suggestion'
						    and path is distinct from 'backlog'
						  union all select 'firstContact', resolved_at, case when path = 'answer' and not asked
						    and (disputed is null or disputed >= resolved_at + interval '7 days')
						    and (reopened is null or reopened >= resolved_at + interval '7 days') then 1 else 0 end from c
						  union all select 'repeat', received_at, case when chaser then 1 else 0 end from a where dup or verdict = 'valid'
						  union all select 'satisfaction', judged, satisfaction_score from c where satisfaction_score is not null
						  union all select 'affected', received_at, (select count(distinct k.email_index) + coalesce(max(b.customers_stated), 0)
						    from feedback b join contact k on k.id = b.contact_id
						    where b.number = c.number or b.original_number = c.number) from c
						  union all select 'invalidShare', received_at, case when junk then 1 else 0 end from a
						    where not dup and verdict is not null and verdict <> 'needsInformation'
						  union all select 'reopened', resolved_at, case when reopened is null then 0 else 1 end from c
						  union all select 'disputed', resolved_at, case when disputed is null then 0 else 1 end from c
						  union all select 'firstTimeRight', resolved_at, case when disputed is null and reopened is null then 1 else 0 end from c
						  union all select k.stage || 'Kept', k.due_at, case when k.state = 'met' then 1 else 0 end
						    from c join clock k on k.number = c.number where k.state <> 'stopped')
						select k.key, count(one.key) as count, case when k.key in ('received', 'closed', 'affected') then coalesce(sum(value), 0)
						    else avg(value) end as value, percentile_cont(0.5) within group (order by value) as median,
						  percentile_cont(0.9) within group (order by value) as p90, avg(case when value > 3 then 1 else 0 end) as satisfied
						from (select distinct key from one) k left join one on one.key = k.key
						  and at >= '2024-03-04 00:00+08' and at < '2024-03-25 00:00+08'
						group by k.key"""
					.formatted(WORKED.formatted("received_at", "first_response_at"),
							WORKED.formatted("received_at", "resolved_at")))
				.param("prefix", PREFIX + "%")
				.param("only", only)
				.query((row) -> {
					String key = row.getString("key");
					boolean spread = List.of("firstResponse", "resolution", "satisfaction").contains(key);
					expected.put(key + only,
							new Measured(rounded(row.getBigDecimal("value")),
									spread ? rounded(row.getBigDecimal("median")) : null,
									spread ? rounded(row.getBigDecimal("p90")) : null,
									key.equals("satisfaction") ? rounded(row.getBigDecimal("satisfied")) : null,
									row.getLong("count")));
				});
		}
		return expected;
	}

	private static BigDecimal rounded(BigDecimal value) {
		return Measured.rounded(value);
	}

}
