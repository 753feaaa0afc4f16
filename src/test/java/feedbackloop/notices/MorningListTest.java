package feedbackloop.notices;

import java.time.OffsetDateTime;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Who is in charge gets by mail what all channels brought, on the morning of a working
 * day. The days are of 2024, when no other test works; Friday 14 June is one.
 */
@CaseTest
class MorningListTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MorningList list;

	@Autowired
	private JdbcClient database;

	@BeforeEach
	@AfterEach
	void nothingElseCame() {
		ClockUtil.reset();
		this.database.sql("update feedback set received_at = now() where received_at < '2025-01-01'").update();
		this.database.sql("delete from notice_choice where event = 'consolidation'").update();
		this.database.sql("delete from outbox where event in ('consolidation', 'targetsMissed')").update();
		this.database.sql("delete from case_figures where product = '早报'").update();
		this.database.sql("delete from figure_target").update();
		this.database.sql("delete from figure_target_look").update();
	}

	@Test
	void leadsAndManagersAreToldOnceOnTheMorningOfAWorkingDay() {
		List.of("2024-06-13T10:00", "2024-06-13T11:00", "2024-06-14T08:00").forEach((time) -> came("survey", time));
		at("2024-06-14T08:59");
		this.list.send();
		assertThat(told("lead", "2024-06-14")).isEmpty();

		at("2024-06-14T09:00");
		this.list.send();
		this.list.send();
		assertThat(told("lead", "2024-06-14")).singleElement()
			.asString()
			.contains("问卷：3 件（平时 0），其中不完整 3 件", "Survey: 3 (usually 0), 3 of them incomplete", "/intake/day")
			.doesNotContain("打不开");
		assertThat(told("manager2", "2024-06-14")).hasSize(1);
		assertThat(told("support", "2024-06-14")).isEmpty();

		at("2024-06-15T10:00");
		this.list.send();
		assertThat(told("lead", "2024-06-15")).as("none on a Saturday").isEmpty();
	}

	@Test
	void whatIsHiddenFromSomebodyIsNotCountedForThem() {
		String number = came("interview", "2024-06-14T08:00");
		this.database.sql("update feedback set about_user = 'lead2' where number = :number")
			.param("number", number)
			.update();
		at("2024-06-14T09:00");
		this.list.send();
		assertThat(told("lead", "2024-06-14").get(0)).contains("访谈：1 件");
		assertThat(told("lead2", "2024-06-14").get(0)).doesNotContain("访谈：1 件");
	}

	@Test
	void whoWantsNoneGetsNone() {
		this.work.fillsIn("lead", "/notices", Map.of("consolidation", "off"));
		at("2024-06-14T09:00");
		this.list.send();
		assertThat(told("lead", "2024-06-14")).isEmpty();
		assertThat(told("lead2", "2024-06-14")).hasSize(1);
	}

	@Test
	void managersHearOnceOfTargetsThatAreMissed() {
		screened("spam", 3);
		screened("valid", 7);
		at("2024-06-14T08:59");
		this.list.sendMissedTargets();
		assertThat(told("targetsMissed", "manager", "2024-06-14")).isEmpty();

		at("2024-06-14T09:00");
		this.list.sendMissedTargets();
		this.list.sendMissedTargets();
		assertThat(told("targetsMissed", "manager", "2024-06-14")).singleElement()
			.asString()
			.contains("- 无效和垃圾占比：30.0 %，目标不高于 20.0 %：未达标（近 30 天）",
					"- Invalid and spam: 30.0 %, target at most 20.0 %: missed (last 30 days)", "/insights");
		assertThat(told("targetsMissed", "support", "2024-06-14")).isEmpty();

		at("2024-06-17T09:00");
		this.list.sendMissedTargets();
		assertThat(told("targetsMissed", "manager", "2024-06-17")).isEmpty();
	}

	@Test
	void nobodyHearsOfATargetThatOnlyAHiddenCaseMisses() {
		screened("valid", 3);
		String number = came("interview", "2024-06-01T12:00");
		this.database.sql("update feedback set about_user = 'manager2' where number = :number")
			.param("number", number)
			.update();
		screened("spam", List.of(number));
		at("2024-06-14T09:00");
		this.list.sendMissedTargets();
		assertThat(told("targetsMissed", "manager", "2024-06-14")).singleElement().asString().contains("25.0 %");
		assertThat(told("targetsMissed", "manager2", "2024-06-14")).isEmpty();
	}

	private void screened(String verdict, int cases) {
		screened(verdict, IntStream.range(0, cases).mapToObj((place) -> "FB-20240601-" + verdict + place).toList());
	}

	private void screened(String verdict, List<String> numbers) {
		this.database
			.sql("""
					insert into case_figures (number, channel, product, verdict, duplicate, received_at, first_contact,
					  first_time_right, repeated, customers, promise_moved)
					select number, 'email', '早报', :verdict, false, timestamptz '2024-06-01 12:00+08', false, false, false, 1, false
					from unnest(:numbers::varchar[]) number""")
			.param("verdict", verdict)
			.param("numbers", numbers.toArray(String[]::new))
			.update();
	}

	private String came(String channel, String time) {
		String number = this.work.submit(Answers.of("channel", channel));
		this.database.sql("update feedback set received_at = :time where number = :number")
			.param("time", time(time))
			.param("number", number)
			.update();
		return number;
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(time(time).toInstant()));
	}

	private static OffsetDateTime time(String time) {
		return OffsetDateTime.parse(time + ":00+08:00");
	}

	private List<String> told(String userId, String day) {
		return told("consolidation", userId, day);
	}

	private List<String> told(String event, String userId, String day) {
		return this.database
			.sql("select body_masked from outbox where event = ? and recipient = 'user:' || ? and occasion = ?")
			.param(event)
			.param(userId)
			.param(day)
			.query(String.class)
			.list();
	}

}
