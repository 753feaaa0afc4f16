package feedbackloop.consolidation;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.List;
import java.util.UUID;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What all channels brought is gathered day by day. The days are of 2025, when no other
 * test works: October 1 to 8 were days off, Saturday the 11th was worked for them.
 */
@CaseTest
class DayTest {

	private static final String MONDAY = "2025-11-03";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private DaySpans spans;

	@Autowired
	private DayFigures figures;

	@BeforeEach
	@AfterEach
	void nothingElseCame() {
		ClockUtil.reset();
		this.database.sql("update feedback set received_at = now() where received_at < '2026-01-01'").update();
		this.database.sql("delete from consolidation").update();
	}

	@Test
	void aMondayGathersWhatCameFromFridayOn() {
		came("email", "2025-10-30T23:59:59");
		came("email", "2025-10-31T00:00");
		came("email", "2025-11-02T12:00");
		came("email", "2025-11-02T23:59:59");
		came("email", "2025-11-03T00:00");
		came("phone", "2025-11-03T23:59:59");
		came("email", "2025-11-04T00:00");

		at("2025-11-03T10:00");
		assertThat(row("email", MONDAY)).extracting(ChannelRow::gathered, ChannelRow::today).containsExactly(4L, 1L);
		assertThat(row("phone", MONDAY).gathered()).as("later than now").isZero();
		List.of("2025-10-19", "2025-10-26").forEach((sunday) -> came("email", sunday + "T12:00"));
		assertThat(row("email", MONDAY).usuallyGathered()).as("of the two Mondays before").hasToString("1");
		assertThat(row("email", "2025-10-09").usuallyGathered()).as("no span is as long").isNull();
		at("2025-11-05T10:00");
		assertThat(row("phone", MONDAY)).extracting(ChannelRow::gathered, ChannelRow::today).containsExactly(1L, 1L);
		assertThat(row("email", "2025-11-04")).extracting(ChannelRow::gathered, ChannelRow::today)
			.containsExactly(2L, 1L);
	}

	@Test
	void holidaysAreGatheredByTheNextWorkingDayAndMakeUpDaysAreWorked() {
		at("2025-11-05T10:00");
		assertThat(this.spans.of(LocalDate.parse("2025-10-09")).get(0).since()).asString()
			.startsWith("2025-09-30T00:00");
		assertThat(this.spans.of(LocalDate.parse("2025-10-13")).get(0).since()).asString()
			.startsWith("2025-10-11T00:00");
		assertThat(this.spans.of(LocalDate.parse("2025-10-11"))).hasSize(DaySpans.USUAL_DAYS + 1);
		assertThat(this.spans.of(LocalDate.parse("2025-10-08"))).as("nothing is usual on a day off").hasSize(1);
		assertThat(row("email", "2025-10-08").usuallyToday()).isNull();
		assertThat(this.work.page("manager", "/intake/day?day=2025-10-08")).contains("不是工作日");
	}

	@Test
	void aChannelIsSilentFromTheHourOnAtWhichSomethingUsuallyHasCome() throws Exception {
		List.of("2025-10-20", "2025-10-21", "2025-10-22", "2025-10-23", "2025-10-24", "2025-10-27", "2025-10-28",
				"2025-10-29", "2025-10-30", "2025-10-31", "2025-10-17")
			.forEach((day) -> came("survey", day + "T09:30"));

		at("2025-11-03T09:00");
		assertThat(row("survey", MONDAY)).returns(false, ChannelRow::isSilent)
			.extracting(ChannelRow::usuallyToday)
			.hasToString("0");
		at("2025-11-03T10:00");
		assertThat(row("survey", MONDAY)).returns(true, ChannelRow::isSilent)
			.extracting(ChannelRow::usuallyToday)
			.hasToString("1");
		assertThat(this.work.page("lead", "/intake/day")).contains("id=\"silent\"").contains("问卷");
		came("survey", "2025-11-03T09:59");
		assertThat(row("survey", MONDAY).isSilent()).isFalse();
		assertThat(this.work.page("lead", "/intake/day")).doesNotContain("id=\"silent\"");
	}

	@Test
	void whatIsHiddenFromTheReaderCountsNowhere() {
		String number = came("ticket", "2025-11-03T09:00");
		at("2025-11-03T10:00");
		List<Long> before = waiting("manager2");

		this.database.sql("update feedback set about_user = 'manager2' where number = :number")
			.param("number", number)
			.update();

		assertThat(this.figures.channels(this.spans.of(LocalDate.parse(MONDAY)), "manager2"))
			.allMatch((row) -> row.gathered() == 0 && row.incomplete() == 0 && row.today() == 0);
		assertThat(row("ticket", MONDAY)).extracting(ChannelRow::gathered, ChannelRow::incomplete)
			.containsExactly(1L, 1L);
		assertThat(waiting("manager2")).isEqualTo(List.of(before.get(0) - 1, before.get(1) - 1, before.get(2)));
	}

	/** To be screened, incomplete and held up. */
	private List<Long> waiting(String reader) {
		List<WaitingNow> found = this.figures.waiting(this.spans.of(LocalDate.parse(MONDAY)).get(0), reader);
		return List.of(found.get(0).count(), found.get(1).count(), found.get(4).count());
	}

	@Test
	void theIncompleteAreThoseThatTheirPagesCallSo() {
		String region = this.work
			.submit(Answers.of("channel", "suggestionBox", "givenAt", "2025-11-02T09:00:00+08:00"));
		String complete = this.work.submit(Answers.of("channel", "email"));
		List<String> both = List.of(region, complete);

		assertThat(incomplete(both)).containsExactly(region);
		assertThat(this.work.page("manager", "/cases/" + region)).contains("id=\"missing\"");
		assertThat(this.work.page("manager", "/cases?incomplete=true&sort=received")).contains(region)
			.doesNotContain(complete);
		this.database.sql("update feedback set region = '华东' where number = :number").param("number", region).update();
		assertThat(incomplete(both)).isEmpty();
		assertThat(this.work.page("manager", "/cases/" + region)).doesNotContain("id=\"missing\"");
	}

	private List<String> incomplete(List<String> numbers) {
		return this.database.sql("select number from feedback f where number in (:numbers) and is_incomplete(f)")
			.param("numbers", numbers)
			.query(String.class)
			.list();
	}

	/** Else each row costs a call, and the index lies idle. */
	@Test
	void thePlannerOpensTheFunction() {
		assertThat(String.join("\n",
				this.database.sql("explain verbose select number from feedback f where is_incomplete(f)")
					.query(String.class)
					.list()))
			.contains("array_remove")
			.doesNotContain("is_incomplete");
	}

	@Test
	void theDayIsTickedOffOncePerPersonWithANote() throws Exception {
		at("2025-11-03T10:00");
		assertThat(this.work.page("manager", "/intake/day")).contains("还没有人确认这一天");
		ticks("lead", MONDAY, "门店电话 13800138000 已问过");
		at("2025-11-03T11:00");
		ticks("lead", MONDAY, "");
		ticks("manager", MONDAY, "已复核");
		at("2025-11-05T10:00");

		String page = this.work.page("manager", "/intake/day?day=" + MONDAY);
		assertThat(page).contains("2025-11-03 10:00", "门店电话", "已复核")
			.doesNotContain("13800138000", "还没有人确认这一天", "data-waiting");
		assertThat(this.database.sql("select count(*) from consolidation").query(Long.class).single()).isEqualTo(2);
		String after = this.work.page("auditor", "/intake/day");
		assertThat(after).contains("<a href=\"/intake/day?day=2025-11-03\"").contains("没有人确认");
	}

	@Test
	void aDayThatCannotBeShownIsNamed() throws Exception {
		at("2025-11-03T10:00");
		for (String wrong : List.of("2025-11-04", "1999-12-31", "gestern", "+999999999-12-31")) {
			MockHttpServletResponse answer = this.http
				.perform(get("/intake/day").param("day", wrong).with(member("manager")))
				.andReturn()
				.getResponse();
			assertThat(answer.getStatus()).as(wrong).isEqualTo(400);
			assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains("id=\"refused\"", "日期")
				.doesNotContain("??");
		}
		assertThat(ticks("manager", "2025-11-04", "早了一天").getRedirectedUrl()).isEqualTo("/intake/day?day=2025-11-04");
		ticks("manager", MONDAY, "长".repeat(Ticks.LONGEST_NOTE + 1));
		assertThat(this.database.sql("select count(*) from consolidation").query(Long.class).single()).isZero();
	}

	private MockHttpServletResponse ticks(String userId, String day, String note) throws Exception {
		MockHttpServletResponse answer = this.http
			.perform(
					post("/intake/day").param("day", day).param("note", note).with(member(userId, userId)).with(csrf()))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).isEqualTo(302);
		return answer;
	}

	private ChannelRow row(String channel, String day) {
		return this.figures.channels(this.spans.of(LocalDate.parse(day)), "manager")
			.stream()
			.filter((row) -> row.channel().equals(channel))
			.findFirst()
			.orElseThrow();
	}

	private String came(String channel, String time) {
		String number = this.work.submit(Answers.of("channel", channel, "description", "归集 " + UUID.randomUUID()));
		this.database.sql("update feedback set received_at = :at where number = :number")
			.param("at", LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toOffsetDateTime())
			.param("number", number)
			.update();
		return number;
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZoneId.systemDefault()).toInstant()));
	}

}
