package feedbackloop.figures;

import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages and the API say the same, to whoever may see the cases.
 */
@CaseTest
class FigurePagesTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private FactsRound round;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@LocalServerPort
	private int port;

	@Test
	void aFigureIsSplitAndLeadsToItsCases() throws Exception {
		String mail = this.work.submit(Answers.of("product", "测数页甲", "channel", "email"));
		String portal = this.work.submit(Answers.of("product", "测数页甲"));
		this.work.completes("support", portal, "triage", Answers.valid("defect", 5, 4, 3));
		catchUp();

		String page = this.work.page("manager", "/insights/figures/received?product=测数页甲&by=channel");
		assertThat(page).contains(mail, portal, "data-key=\"email\"", "data-key=\"portal\"", "收到")
			.contains("href=\"/cases/" + mail + "\"");
		String only = this.work.page("manager", "/insights/figures/received?product=测数页甲&channel=email");
		assertThat(only).contains(mail).doesNotContain(portal);
		assertThat(this.work.page("manager", "/insights?product=测数页甲")).contains("data-figure=\"received\"",
				"data-figure=\"landing\"", "怎么算的");

		JsonNode answer = this.json.readTree(get("/api/insights/received?days=1&product=测数页甲&channel=email"));
		assertThat(answer.get("value").decimalValue()).isEqualByComparingTo("1");
		assertThat(answer.get("count").intValue()).isOne();
		assertThat(answer.get("from").asText()).isEqualTo(answer.get("to").asText());
		assertThat(answer.has("median")).isFalse();
	}

	@Test
	void aComplaintAboutTheReaderCountsNowhere() {
		String number = this.work.submit(Answers.of("product", "测数页乙"));
		catchUp();
		assertThat(this.work.page("manager2", "/insights/figures/received?product=测数页乙")).contains(number);
		this.database.sql("update feedback set about_user = 'manager2' where number = ?").param(number).update();

		assertThat(this.work.page("manager2", "/insights/figures/received?product=测数页乙")).doesNotContain(number)
			.contains("没有计入的案件");
		assertThat(this.work.page("manager", "/insights/figures/received?product=测数页乙")).contains(number);
	}

	@Test
	void whatIsAskedWronglyIsNamedWithTheRemedy() {
		Caller manager = Caller.browser(this.port);
		manager.signIn("manager");
		assertThat(manager.get("/api/insights/speed").statusCode()).isEqualTo(404);
		assertThat(manager.get("/api/insights/speed").body()).contains("firstResponse, resolution");
		assertThat(manager.get("/insights/figures/speed").statusCode()).isEqualTo(404);
		assertThat(manager.get("/api/insights/received?days=0&grade=huge").statusCode()).isEqualTo(400);
		Map.of("/insights?days=abc", "days", "/insights/figures/received?from=2026-13-01", "from",
				"/insights/figures/received?type=nothing", "type", "/insights/figures/received?by=moon", "by")
			.forEach((address, field) -> {
				assertThat(manager.get(address).statusCode()).as(address).isEqualTo(400);
				assertThat(manager.get(address).body()).as(address).contains("id=\"problems\"", "#field-" + field);
			});
	}

	@Test
	void daysThatNobodyHasFiguresOfAreRefusedAndLongPeriodsGetLongSteps() {
		Caller manager = Caller.browser(this.port);
		manager.signIn("manager");
		Map.of("?to=-999999999-01-01", "to", "?from=-999999999-01-01", "from", "?to=%2B999999999-12-31", "to",
				"?from=1999-12-31", "from", "?from=2000-01-01&to=2024-12-31", "from")
			.forEach((asked, field) -> {
				assertThat(manager.get("/api/insights/landing" + asked).statusCode()).as(asked).isEqualTo(400);
				assertThat(manager.get("/api/insights/landing" + asked).body()).as(asked).contains("\"" + field + "\"");
				assertThat(manager.get("/insights" + asked).body()).as(asked).contains("#field-" + field);
				assertThat(manager.get("/insights/figures/landing" + asked).statusCode()).as(asked).isEqualTo(400);
			});
		String page = manager.get("/insights/figures/landing?from=2016-01-01&to=2024-12-31&pace=day").body();
		assertThat(page).contains("data-day=\"2016-01-01\"", "data-day=\"2016-02-01\"").doesNotContain("2016-01-02");
		assertThat(manager.get("/insights/figures/landing?days=365&pace=day").body().split("data-day=")).hasSize(366);
	}

	@Test
	void whatIsNotShownIsSaid() {
		this.database
			.sql("""
					insert into case_figures (number, channel, product, duplicate, received_at, first_contact, first_time_right,
					  repeated, customers, promise_moved)
					select 'FB-20030301-' || lpad(place::text, 6, '0'), 'email', '测数页' || place % 201, false,
					  timestamptz '2003-03-01 12:00+08', false, false, false, 1, false from generate_series(1, 4021) place""")
			.update();
		try {
			String days = "?from=2003-03-01&to=2003-03-02";
			assertThat(this.work.page("manager", "/insights/figures/received" + days)).contains("背后的案件：4,021",
					"只能翻到最近的 4,020 条", "只列出计入最多的 200 项");
			assertThat(this.work.page("manager", "/insights/figures/received" + days + "&product=测数页1"))
				.contains("背后的案件：21")
				.doesNotContain("只能翻到", "只列出");
			assertThat(this.work.page("manager", "/insights/figures/landing" + days)).contains("背后的措施：0");
			assertThat(this.work.page("manager", "/insights/figures/overrides" + days)).contains("背后的任务：0");
		}
		finally {
			this.database.sql("delete from case_figures where number like 'FB-20030301-%'").update();
		}
	}

	private String get(String address) {
		Caller manager = Caller.browser(this.port);
		manager.signIn("manager");
		return manager.get(address).body();
	}

	private void catchUp() {
		while (this.round.take(500) > 0) {
			continue;
		}
	}

}
