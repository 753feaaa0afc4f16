package feedbackloop.review;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;

import feedbackloop.review.ReviewFinding.Kind;
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
 * The figures of a review over two thousand cases of March 1996, when no other test
 * works, against statements of their own. Monday the 4th was worked from nine on.
 */
@CaseTest
class ReviewFiguresTest {

	private static final OffsetDateTime SINCE = OffsetDateTime.parse("1996-03-01T00:00+08:00");

	private static final OffsetDateTime UNTIL = OffsetDateTime.parse("1996-03-31T00:00+08:00");

	private static final String COPIES = "FB-19960304-";

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private FindingsOfTime findings;

	/**
	 * 2,000 cases of 20 causes: of the first cause 200 cases, of the second 190 and so
	 * on. Three customers wrote two cases each, of which the later took twice as long.
	 */
	@BeforeEach
	void aMonth() {
		nothingIsLeft();
		String number = this.work.submit(Answers.of("product", "月度样品"));
		new RecordCopies(this.database, COPIES).of(number, 2_000);
		this.database
			.sql("""
					insert into improvement (version, number, feedback_number, feedback_type, grade, compliance_risk, lead, state,
					  opened_at, root_cause, finished_at)
					select 0, 'IM-19960301-' || lpad(cause::text, 6, '0'), :prefix || lpad(cause::text, 6, '0'), 'defect', 'low',
					  false, 'product', case when cause % 2 = 0 then 'landed' else 'open' end, timestamptz '1996-03-01 09:00+08',
					  'cause ' || cause, case when cause % 2 = 0 then timestamptz '1996-03-05 12:00+08' end
					from generate_series(1, 20) cause""")
			.param("prefix", COPIES)
			.update();
		this.database
			.sql("""
					with numbered as (select id, row_number() over (order by number) - 1 as place from feedback
					  where number like :prefix || '%'),
					chosen as (select id, place, 1 + least(19, floor(20 * (1 - sqrt(1 - place / 2000.0))))::int as cause from numbered)
					update feedback f set improvement_number = 'IM-19960301-' || lpad(c.cause::text, 6, '0'),
					  feedback_type = case when c.place % 10 = 0 then 'service' else 'defect' end,
					  product = 'product ' || c.place % 3,
					  received_at = timestamptz '1996-03-04 09:00+08' + make_interval(days => (c.place % 4)::int),
					  resolved_at = timestamptz '1996-03-04 10:00+08' + make_interval(days => (c.place % 4)::int)
					from chosen c where c.id = f.id""")
			.param("prefix", COPIES)
			.update();
		this.database.sql("""
				with made as (insert into contact (data_key, anonymous, email_index)
				  select c.data_key, false, 'review ' || n from contact c, generate_series(1, 1900) n
				  where c.id = (select contact_id from feedback where number = :first) returning id, email_index),
				numbered as (select id, 1 + (row_number() over (order by number) - 1) % 1900 as n from feedback
				  where number like :prefix || '%')
				update feedback f set contact_id = made.id from numbered, made
				where numbered.id = f.id and made.email_index = 'review ' || numbered.n""")
			.param("first", number)
			.param("prefix", COPIES)
			.update();
	}

	@AfterEach
	void nothingIsLeft() {
		new RecordCopies(this.database, COPIES).remove();
		this.database.sql("delete from contact where email_index like 'review %'").update();
		this.database
			.sql("delete from measure where improvement_id in (select id from improvement where number like :im)")
			.param("im", "IM-19960301-%")
			.update();
		this.database.sql("delete from improvement where number like 'IM-19960301-%'").update();
		this.database.sql("delete from clock where number like :prefix || '%'").param("prefix", COPIES).update();
	}

	@Test
	void causesAreCountedAsByHandAndQuickly() {
		long begun = System.nanoTime();
		List<ReviewFinding> all = this.findings.of(SINCE, UNTIL);
		assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
		assertThat(figures(all, Kind.CUSTOMERS)).containsExactlyElementsOf(
				byHand("""
						select f.improvement_number, count(*) as cases, count(distinct c.email_index) as customers from feedback f
						join contact c on c.id = f.contact_id where f.number like 'FB-19960304-%' group by 1
						order by customers desc, 1 limit 10"""));
		assertThat(all.stream().filter((one) -> one.kind().equals(Kind.WAITING.key())))
			.allSatisfy((one) -> assertThat(one.minutes()).as("an hour each").isEqualTo(60L * one.cases()))
			.hasSize(10);
		List<List<Object>> repeats = byHand(
				"""
						select f.improvement_number, count(*) as cases, count(distinct c.email_index) as customers from feedback f
						join contact c on c.id = f.contact_id join improvement i on i.number = f.improvement_number
						where f.number like 'FB-19960304-%' and f.received_at > i.finished_at group by 1
						order by customers desc, 1 limit 10""");
		assertThat(figures(all, Kind.REPEATS)).containsExactlyElementsOf(repeats).hasSize(10);
	}

	@Test
	void whatLandedIsJudgedByTheCasesThatCameSince() {
		List<ReviewFinding> all = this.findings.of(SINCE, UNTIL);
		this.database
			.sql("""
					update improvement set finished_at = timestamptz '1996-03-20 12:00+08' where number = 'IM-19960301-000002'""")
			.update();
		assertThat(landed(all, "IM-19960301-000002")).isPositive();
		assertThat(landed(this.findings.of(SINCE, UNTIL), "IM-19960301-000002")).as("none since").isZero();
	}

	@Test
	void complaintsAboutTheServiceAreCountedByProduct() {
		assertThat(this.findings.of(SINCE, UNTIL).stream().filter((one) -> one.kind().equals(Kind.SERVICE.key())))
			.extracting((one) -> List.<Object>of(one.product(), one.cases()))
			.containsExactlyElementsOf(this.database.sql("""
					select product, count(*) as cases from feedback where number like 'FB-19960304-%'
					and feedback_type = 'service' group by 1 order by 2 desc, 1""")
				.query((row, index) -> List.<Object>of(row.getString(1), row.getInt(2)))
				.list());
	}

	@Test
	void bottlenecksAreStepsThatWereLateByTeam() {
		this.database
			.sql("""
					insert into clock (number, business_key, stage, execution_id, kind, level, calendar, started_at, state, due_at,
					  closed_at)
					select :prefix || lpad(n::text, 6, '0'), :prefix || lpad(n::text, 6, '0'), 'triage', 'review ' || n, 'received',
					  'general', 'support', timestamptz '1996-03-04 09:00+08', case when n <= 7 then 'missed' else 'met' end,
					  timestamptz '1996-03-05 09:00+08', timestamptz '1996-03-05 10:00+08' - case when n <= 7 then interval '0'
					  else interval '2 hours' end
					from generate_series(1, 30) n""")
			.param("prefix", COPIES)
			.update();
		assertThat(this.findings.of(SINCE, UNTIL).stream().filter((one) -> one.kind().equals(Kind.BOTTLENECKS.key())))
			.extracting(ReviewFinding::stage, ReviewFinding::team, ReviewFinding::cases, ReviewFinding::late)
			.containsExactly(org.assertj.core.groups.Tuple.tuple("triage", "support", 30, 7));
	}

	private static Integer landed(List<ReviewFinding> all, String improvement) {
		return all.stream()
			.filter((one) -> one.kind().equals(Kind.LANDED.key()) && one.improvement().equals(improvement))
			.findFirst()
			.orElseThrow()
			.cases();
	}

	private static List<List<Object>> figures(List<ReviewFinding> all, Kind kind) {
		return all.stream()
			.filter((one) -> one.kind().equals(kind.key()))
			.map((one) -> List.<Object>of(one.improvement(), one.cases(), one.customers()))
			.toList();
	}

	private List<List<Object>> byHand(String statement) {
		return this.database.sql(statement)
			.query((row, index) -> List.<Object>of(row.getString(1), row.getInt(2), row.getInt(3)))
			.list();
	}

}
