package feedbackloop.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.CaseTest;
import feedbackloop.words.HouseTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * On which day of the house something counts. Days of May 1998, of which the database has
 * nothing else.
 */
@CaseTest
class FigureTimesTest {

	private static final LocalDate FIRST = LocalDate.of(1998, 5, 1);

	private static final LocalDate DUE = LocalDate.of(1998, 5, 20);

	private static final FigureQuery MAY = new FigureQuery(FIRST, LocalDate.of(1998, 5, 31), Map.of("product", "测数时"));

	@Autowired
	private Figures figures;

	@Autowired
	private HouseTime time;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void removed() {
		this.database.sql(
				"delete from measure where improvement_id in (select id from improvement where number like 'IM-19980501-%')")
			.update();
		this.database.sql("delete from improvement where number like 'IM-19980501-%'").update();
		this.database.sql("delete from case_figures where number like 'FB-19980501-%'").update();
	}

	@Test
	void whatCameAnHourAfterMidnightCountsOnThatDay() {
		caseAt("000001", "1998-05-04 01:00");
		caseAt("000002", "1998-05-04 23:00");
		assertThat(this.figures.over(Figure.RECEIVED, MAY, Pace.DAY, "manager")).singleElement()
			.satisfies((step) -> assertThat(step.day()).isEqualTo(LocalDate.of(1998, 5, 4)))
			.satisfies((step) -> assertThat(step.measured().count()).isEqualTo(2));
	}

	@Test
	void aMeasureLandsInTimeUntilItsDayEnds() {
		caseAt("000001", "1998-05-01 12:00");
		measure("000001", "1998-05-20 23:00", "landed", "1998-05-22 12:00");
		measure("000002", "1998-05-21 01:00", "landed", "1998-05-22 12:00");
		Measured landing = this.figures.measure(Figure.LANDING, MAY, "manager");
		assertThat(landing.count()).isEqualTo(2);
		assertThat(landing.value()).isEqualByComparingTo("0.5");
	}

	@Test
	void aMeasureCountsOnTheDayForWhichItWasPlanned() {
		caseAt("000001", "1998-05-01 12:00");
		measure("000001", "1998-05-19 12:00", "landed", "1998-05-22 12:00");
		assertThat(this.figures.over(Figure.LANDING, MAY, Pace.DAY, "manager")).extracting(Figures.Step::day)
			.containsExactly(DUE);
		assertThat(this.figures.behind(Figure.LANDING, MAY, "manager", 0).rows()).singleElement()
			.satisfies((one) -> assertThat(one.at().toLocalDate()).isEqualTo(DUE));
		assertThat(this.figures.measure(Figure.LANDING, new FigureQuery(DUE, DUE, MAY.only()), "manager").count())
			.isOne();
	}

	@Test
	void anImprovementThatIsOpenedAgainHasLandedAllTheSame() {
		caseAt("000001", "1998-05-01 12:00");
		measure("000001", "1998-05-19 12:00", "open", "1998-05-22 12:00");
		measure("000002", "1998-05-19 12:00", "open", "1998-05-02 12:00");
		measure("000003", "1998-05-19 12:00", "open", null);
		measure("000004", null, "open", null);
		Measured landing = this.figures.measure(Figure.LANDING, MAY, "manager");
		assertThat(landing.count()).isEqualTo(4);
		assertThat(landing.value()).as("neither what nobody verified since").isEqualByComparingTo("0.25");
	}

	@Test
	void aProductThatIsWrittenInSeveralWaysIsOnePartAsItIsWhenNarrowedByIt() {
		List.of("网站", " ＷＥＢＳＩＴＥ", "Website", "测数  拼", "测数\u3000拼 ").forEach((product) -> {
			String number = String.format("%06d", 1 + count());
			caseAt(number, "1998-05-04 12:00");
			this.database.sql("update case_figures set product = :product where number = 'FB-19980501-' || :number")
				.param("product", product)
				.param("number", number)
				.update();
		});
		List<Figures.Share> shares = this.figures.split(Figure.RECEIVED,
				new FigureQuery(MAY.from(), MAY.to(), Map.of()), "product", "manager");
		assertThat(shares).extracting((share) -> share.measured().count()).containsExactly(3L, 2L);
		assertThat(shares).allSatisfy((share) -> assertThat(this.figures
			.measure(Figure.RECEIVED, new FigureQuery(MAY.from(), MAY.to(), Map.of("product", share.key())), "manager")
			.count()).isEqualTo(share.measured().count()));
	}

	@Test
	void todayIsComparedWithYesterdayUpToTheSameTime() {
		LocalDate today = this.time.today();
		caseAt("000001", today.minusDays(1) + " 00:00");
		caseAt("000002", today.minusDays(1) + " 23:59:59");
		FigureQuery query = new FigureQuery(today, today, MAY.only());
		assertThat(this.figures.measureEarlier(Figure.RECEIVED, query, query.before(), "manager").count()).isOne();
		FigureQuery over = new FigureQuery(today.minusDays(1), today.minusDays(1), MAY.only());
		assertThat(this.figures.measure(Figure.RECEIVED, over, "manager").count()).isEqualTo(2);
		caseAt("000003", today.minusDays(2) + " 23:59:59");
		assertThat(this.figures.measureEarlier(Figure.RECEIVED, over, over.before(), "manager").count()).isOne();
	}

	private int count() {
		return this.database.sql("select count(*) from case_figures where number like 'FB-19980501-%'")
			.query(Integer.class)
			.single();
	}

	private void caseAt(String number, String received) {
		this.database
			.sql("""
					insert into case_figures (number, channel, product, duplicate, received_at, first_contact, first_time_right,
					  repeated, customers, promise_moved)
					values ('FB-19980501-' || :number, 'email', '测数时', false, :received::timestamp at time zone 'Asia/Shanghai',
					  false, false, false, 1, false)""")
			.param("number", number)
			.param("received", received)
			.update();
	}

	/** Of the first case, planned for the 20th. */
	private void measure(String number, String landed, String state, String verified) {
		this.database
			.sql("""
					with i as (
					  insert into improvement (version, number, feedback_number, feedback_type, grade, compliance_risk, lead, state,
					    opened_at, last_landed_at)
					  values (0, 'IM-19980501-' || :number, 'FB-19980501-000001', 'defect', 'high', false, 'product', :state,
					    timestamptz '1998-05-01 12:00+08', :verified::timestamp at time zone 'Asia/Shanghai') returning id)
					insert into measure (version, improvement_id, number, title, kind, department, owner, due, first_due, criteria,
					  metric, risk, effort_days, pilot, state, landed_at)
					select 0, id, 1, 't', 'product', 'product', 'product', :due, :due, 'c', 'm', 'r', 1, false, 'landed',
					  :landed::timestamp at time zone 'Asia/Shanghai' from i""")
			.param("number", number)
			.param("state", state)
			.param("verified", verified)
			.param("due", DUE)
			.param("landed", landed)
			.update();
	}

}
