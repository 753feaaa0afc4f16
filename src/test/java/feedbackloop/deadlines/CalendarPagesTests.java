package feedbackloop.deadlines;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.CaseTest;
import io.micrometer.core.instrument.MeterRegistry;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Trying the calendar over the API and on its page, and the warning of a year without
 * holidays.
 */
@CaseTest
class CalendarPagesTests {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private MeterRegistry metrics;

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T16:30:00+08:00, 4, hours, 2026-11-23T11:30:00+08:00",
			"2026-11-20T16:30:00 08:00, 4, hours, 2026-11-23T11:30:00+08:00",
			"2026-11-20T08:30:00Z, 4, hours, 2026-11-23T11:30:00+08:00",
			"2026-11-20T16:30, 1, days, 2026-11-23T16:30:00+08:00",
			"2026-12-31T10:00:00+08:00, 1, days, 2027-01-04T10:00:00+08:00" })
	void theDueTimeHasTheOffsetOfTheCalendar(String from, String amount, String unit, String due) throws Exception {
		assertThat(read(200, "en", "from", from, "amount", amount, "unit", unit).get("due").asText()).isEqualTo(due);
	}

	@Test
	void everySpanSaysWhetherItCountsAndWhy() throws Exception {
		JsonNode answer = read(200, "en", "from", "2026-09-30T16:30:00+08:00", "amount", "4", "unit", "hours", "team",
				"support");
		assertThat(answer.get("due").asText()).isEqualTo("2026-10-08T11:30:00+08:00");
		assertThat(answer.get("spans").findValuesAsText("kind")).containsExactly("work", "night", "holiday", "night",
				"work");
		assertThat(answer.at("/spans/0/counted").asBoolean()).isTrue();
		assertThat(answer.at("/spans/0/minutes").asInt()).isEqualTo(90);
		assertThat(answer.at("/spans/2/counted").asBoolean()).isFalse();
		assertThat(answer.at("/spans/2/reason").asText()).isEqualTo("holiday (国庆节 National Day)");
		assertThat(answer.at("/spans/2/from").asText()).isEqualTo("2026-10-01T00:00:00+08:00");
		assertThat(answer.at("/spans/2/to").asText()).isEqualTo("2026-10-08T00:00:00+08:00");
		assertThat(answer.has("warning")).isFalse();
	}

	@Test
	void aResultThatRestsOnHolidaysNotAnnouncedSaysSo() throws Exception {
		JsonNode answer = read(200, "zh-CN", "from", "2026-12-31T10:00:00+08:00", "amount", "1", "unit", "days");
		assertThat(answer.get("warning").asText()).contains("2027 年的放假安排尚未写入");
	}

	@Test
	void allThatIsWrongIsNamed() throws Exception {
		JsonNode missing = read(400, "en");
		assertThat(missing.get("errors").findValuesAsText("field")).containsExactly("from", "amount", "unit");
		JsonNode wrong = read(400, "en", "from", "yesterday", "amount", "1001", "unit", "weeks", "team", "nobody");
		assertThat(wrong.get("errors").findValuesAsText("field")).containsExactly("from", "amount", "unit", "team");
		assertThat(wrong.get("errors").findValuesAsText("message")).containsExactly(
				"from must be an ISO time from 2000 to 2100, such as 2026-02-13T16:30:00+08:00.",
				"amount must be a whole number from 1 to 1000.", "unit must be one of: hours, days.",
				wrong.at("/errors/3/message").asText());
		assertThat(wrong.at("/errors/3/message").asText()).contains("team", "support");
		for (String amount : new String[] { "0", "-1", "1.5", "four" }) {
			assertThat(
					read(400, "en", "from", "2026-11-20T16:30", "amount", amount, "unit", "days").at("/errors/0/field")
						.asText())
				.isEqualTo("amount");
		}
	}

	@Test
	void thePageTriesAndExplains() throws Exception {
		String page = page(200, "zh-CN", "from", "2026-02-13T17:00", "amount", "2", "unit", "days");
		assertThat(page).contains("工作日历：试算", "2026-02-24 17:00 UTC+08:00", "调休上班（春节 Spring Festival）",
				"放假（春节 Spring Festival）", "计入 15 小时 0 分", "国办发明电〔2025〕7号");
		assertThat(page(200, "en")).contains("Working calendar: try it", "href=\"/calendar\"");
	}

	@Test
	void thePageKeepsWhatWasTypedAndSaysWhatIsWrong() throws Exception {
		String page = page(400, "zh-CN", "from", "2026-02-13T17:00", "amount", "0", "unit", "days", "team", "legal");
		assertThat(page).contains("数量 须为 1 到 1000 的整数", "value=\"2026-02-13T17:00\"")
			.containsPattern("value=\"legal\"\\s+selected");
	}

	@Test
	void fromDecemberThePageAndAMetricAskForTheNextYear() throws Exception {
		ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-30T15:59:00Z")));
		assertThat(page(200, "zh-CN")).doesNotContain("id=\"missing\"");
		assertThat(this.metrics.get("feedback.loop.calendar.missing").gauge().value()).isZero();

		ClockUtil.setCurrentTime(Date.from(Instant.parse("2026-11-30T16:00:00Z")));
		assertThat(page(200, "zh-CN")).contains("请补录 2027 年的放假安排");
		assertThat(this.metrics.get("feedback.loop.calendar.missing").gauge().value()).isOne();
	}

	private JsonNode read(int status, String language, String... parameters) throws Exception {
		return this.json.readTree(call("/api/calendar/due", status, language, parameters));
	}

	private String page(int status, String language, String... parameters) throws Exception {
		return call("/calendar", status, language, parameters);
	}

	private String call(String path, int status, String language, String... parameters) throws Exception {
		var request = get(path).with(member("support")).header("Accept-Language", language);
		for (int i = 0; i < parameters.length; i += 2) {
			request.param(parameters[i], parameters[i + 1]);
		}
		MockHttpServletResponse response = this.http
			.perform(path.startsWith("/api") ? request.accept(MediaType.APPLICATION_JSON) : request)
			.andReturn()
			.getResponse();
		assertThat(response.getStatus()).as(path).isEqualTo(status);
		return response.getContentAsString(StandardCharsets.UTF_8);
	}

}
