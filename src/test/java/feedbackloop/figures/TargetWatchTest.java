package feedbackloop.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import feedbackloop.figures.TargetWatch.Worse;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Managers hear once of a target that is missed. The cases are of May 2004, when no other
 * test has any.
 */
@CaseTest
class TargetWatchTest {

	private static final LocalDate FIRST_OF_JUNE = LocalDate.of(2004, 6, 1);

	@Autowired
	private TargetWatch watch;

	@Autowired
	private FigureTargets targets;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@BeforeEach
	void twentyCasesInTime() {
		removed();
		this.database
			.sql("""
					insert into case_figures (number, channel, product, grade, duplicate, received_at, response_due, response_kept,
					  first_contact, first_time_right, repeated, customers, promise_moved)
					select 'FB-20040520-' || lpad(place::text, 6, '0'), 'email', '测标', 'low', false,
					  timestamptz '2004-05-20 12:00+08', timestamptz '2004-05-21 12:00+08', true, false, false, false, 1, false
					from generate_series(1, 20) place""")
			.update();
	}

	@AfterEach
	void removed() {
		this.database.sql("delete from case_figures where number like 'FB-20040520-%'").update();
		this.database.sql("delete from figure_target").update();
		this.database.sql("delete from figure_target_look").update();
	}

	@Test
	void itIsToldOnceAndAgainOnlyAfterItWasBetter() {
		assertThat(look(0)).isEmpty();
		inTime(19);
		assertThat(look(1)).containsExactly("firstResponseKept all");
		assertThat(look(1)).as("once a day").isEmpty();
		assertThat(look(2)).as("told already").isEmpty();
		inTime(10);
		assertThat(look(3)).containsExactly("firstResponseKept all");
		inTime(19);
		assertThat(look(4)).as("better").isEmpty();
		inTime(10);
		assertThat(look(5)).containsExactly("firstResponseKept all");
		this.database.sql("update case_figures set grade = 'urgent' where number = 'FB-20040520-000020'").update();
		assertThat(look(6)).containsExactly("firstResponseKept urgent");
	}

	@Test
	void whatIsOlderThanTheDaysOfTheTableCountsNoMore() {
		assertThat(look(18)).isEmpty();
		inTime(10);
		assertThat(look(19)).containsExactly("firstResponseKept all");
		assertThat(look(20)).as("nothing counts").isEmpty();
		removed();
		assertThat(look(20)).isEmpty();
	}

	@Test
	void pagesSayTheTargetAndHowTheFigureStands() {
		inTime(10);
		String days = "?from=2004-05-01&to=2004-05-31";
		assertThat(this.work.page("manager", "/insights/figures/firstResponseKept" + days)).contains("目标：不低于 95.0 %",
				"data-target=\"0.95", "data-standing=\"missed\"");
		assertThat(this.work.page("manager", "/insights" + days)).contains("50.0 %，目标不低于 95.0 %：未达标");
		assertThat(this.work.page("manager", "/insights/figures/received" + days)).doesNotContain("data-standing");
		assertThat(this.targets.of(Figure.FIRST_RESPONSE_KEPT,
				new FigureQuery(FIRST_OF_JUNE, FIRST_OF_JUNE, Map.of("grade", "high"))))
			.isEmpty();
	}

	private List<String> look(int days) {
		return this.watch.look(FIRST_OF_JUNE.plusDays(days)).stream().map(TargetWatchTest::said).toList();
	}

	private static String said(Worse worse) {
		return worse.target().figure().key() + " " + worse.target().grade();
	}

	private void inTime(int cases) {
		this.database.sql("""
				update case_figures set response_kept = right(number, 6)::int <= :cases
				where number like 'FB-20040520-%'""").param("cases", cases).update();
	}

}
