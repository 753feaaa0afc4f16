package feedbackloop.trackers;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.Hmac;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Trackers tell how far their items are. It is shown, once, and completes nothing.
 */
@CaseTest
class TrackerApiTest {

	private static final String JIRA = "https://jira.example.com/browse/SHOP-12";

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	private String number;

	private String improvement;

	@BeforeEach
	void anImprovementWithMeasures() {
		this.number = this.work.atPlan();
		this.work.completes("product", this.number, "plan", Answers.planOfBothKinds());
		this.improvement = this.work.improvementOf(this.number);
	}

	@Test
	void theStateStandsBesideTheLinkAndNothingIsCompleted() {
		this.work.fillsIn("engineering", "/cases/" + this.number + "/workItems",
				Map.of("measure", "1", "url", JIRA, "title", "缓存键"));
		List<String> open = this.work.openTasks(this.number);

		MockHttpServletResponse answer = tell(1, told(JIRA, "In Progress"));
		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(text(answer))
			.isEqualTo("{\"number\":\"" + this.improvement + "-1\",\"url\":\"" + JIRA + "\",\"state\":\"inProgress\"}");
		assertThat(page()).contains("缓存键", "进行中", "In Progress", "跟踪系统 desk：措施 1 的工作项 SHOP-12 现在是“进行中”");

		assertThat(tell(1, told(JIRA, "Closed")).getStatus()).isEqualTo(200);
		assertThat(page()).contains("现在是“完成”");
		assertThat(this.work.openTasks(this.number)).isEqualTo(open);
		assertThat(this.work.status(this.number)).isNotEqualTo("resolved");
		assertThat(items()).isEqualTo(1);
	}

	@Test
	void theSameMessageIsAnsweredTheSameAndDoneOnce() throws Exception {
		byte[] body = bytes(told(JIRA, "Done"));
		long now = Instant.now().getEpochSecond();
		String id = UUID.randomUUID().toString();
		MockHttpServletResponse first = send(1, id, now, Hmac.standard("new-secret", id, now, body), body);
		tell(1, told(JIRA, "Reopened"));
		MockHttpServletResponse again = send(1, id, now + 1, Hmac.standard("old-secret", id, now + 1, body), body);
		assertThat(text(again)).isEqualTo(text(first));
		assertThat(again.getStatus()).isEqualTo(200);
		assertThat(entries()).isEqualTo(2);
		assertThat(page()).contains("Reopened");

		String another = UUID.randomUUID().toString();
		byte[] news = bytes(told(JIRA + "3", "Done"));
		ExecutorService many = Executors.newFixedThreadPool(4);
		List<Callable<Integer>> same = IntStream.range(0, 8)
			.<Callable<Integer>>mapToObj(
					(i) -> () -> send(2, another, now, Hmac.standard("new-secret", another, now, news), news)
						.getStatus())
			.toList();
		for (Future<Integer> status : many.invokeAll(same)) {
			assertThat(status.get()).isEqualTo(200);
		}
		many.shutdown();
		assertThat(entries()).isEqualTo(3);
		assertThat(items()).isEqualTo(2);
	}

	@Test
	void theSameStateAgainIsNoNews() {
		tell(1, told(JIRA, "Done"));
		tell(1, told(JIRA, "Done"));
		assertThat(entries()).isEqualTo(1);
	}

	@Test
	void anOlderReportThatComesLaterChangesNothing() {
		tell(1, toldAt("Done", "2026-11-23T10:00:00+08:00"));
		MockHttpServletResponse late = tell(1, toldAt("In Progress", "2026-11-23T09:00:00+08:00"));
		assertThat(late.getStatus()).isEqualTo(200);
		assertThat(text(late)).contains("\"state\":\"done\"");
		assertThat(page()).contains("现在是“完成”").doesNotContain("现在是“进行中”");
		assertThat(entries()).isEqualTo(1);

		tell(1, toldAt("In Progress", "2026-11-23T04:00:00Z"));
		assertThat(page()).contains("现在是“进行中”");
		tell(1, told(JIRA, "Done"));
		assertThat(entries()).as("who says no time counts as before").isEqualTo(3);
		MockHttpServletResponse wrong = tell(1, toldAt("Done", "yesterday"));
		assertThat(wrong.getStatus()).isEqualTo(400);
		assertThat(text(wrong)).contains("\"at\"");
	}

	private static String toldAt(String state, String at) {
		return "{\"url\": \"" + JIRA + "\", \"state\": \"" + state + "\", \"at\": \"" + at + "\"}";
	}

	@Test
	void anUnknownItemIsLinkedAndAnUnknownWordShownAsItIs() {
		tell(2, "{\"url\": \"" + JIRA + "\", \"state\": \"等 13812345678\\n <b>王小明</b>\", \"title\": \"给王小明<i>\", "
				+ "\"assignee\": \"zhang.san@example.com\", \"extra\": {\"a\": 1}}");
		String page = page();
		assertThat(page).contains("等 138****5678 &lt;b&gt;", "给王", "&lt;i&gt;")
			.doesNotContain("13812345678", "zhang.san", "<b>王", "王小明");
		assertThat(this.database.sql("select state from work_item where number = ?")
			.param(this.improvement)
			.query((row, index) -> String.valueOf(row.getString(1)))
			.single()).isEqualTo("null");
		assertThat(this.database
			.sql("select count(*) from work_item w where w::text like '%zhang%' or w::text like '%王小明%'")
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void theSameItemAtItsCaseShowsTheStateToo() {
		this.work.fillsIn("support", "/cases/" + this.number + "/workItems", Map.of("url", JIRA));
		tell(1, told(JIRA, "Done"));
		assertThat(this.database.sql("select state from work_item where number = ?")
			.param(this.number)
			.query(String.class)
			.single()).isEqualTo("done");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			[]                                             | body
			null                                           | body
			''                                             | body
			{                                              | body
			{}                                             | url
			{"url": 1, "state": "done"}                    | url
			{"url": "javascript:alert(1)", "state": "x"}   | url
			{"url": "https://a@b.com/1", "state": "x"}     | url
			{"url": "https://x.com/1"}                     | state
			{"url": "https://x.com/1", "state": ""}        | state
			{"url": "https://x.com/1", "state": ["done"]}  | state
			{"url": "https://x.com/1", "state": "\\u0000"} | state
			{"url": "https://x.com/1", "state": "\\ud800"} | state
			{"url": "https://x.com/1", "state": "done", "title": {}} | title
			""")
	void whatIsWrongIsNamedAndNothingIsKept(String body, String field) {
		MockHttpServletResponse answer = tell(1, body);
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(text(answer)).contains("\"field\":\"" + field + "\"");
		assertThat(items()).isZero();
	}

	@Test
	void tooLongIsRefused() {
		assertThat(tell(1, told("https://x.com/" + "a".repeat(10_000), "done")).getStatus()).isEqualTo(400);
		assertThat(tell(1, told(JIRA, "x".repeat(61))).getStatus()).isEqualTo(400);
		assertThat(tell(1, told(JIRA, "x".repeat(300_000))).getStatus()).isEqualTo(413);
	}

	@ParameterizedTest
	@ValueSource(strings = { "IM-20261122-999999-1", "%s-9", "%s-01", "%s", "%s-1-1", "x", "FB-20261122-000001-1",
			"%s-99999999999" })
	void anUnknownMeasureIsNotThereAndNothingMoreIsSaid(String measure) throws Exception {
		byte[] body = bytes(told(JIRA, "done"));
		long now = Instant.now().getEpochSecond();
		String id = UUID.randomUUID().toString();
		MockHttpServletResponse answer = this.http
			.perform(post("/api/measures/" + measure.formatted(this.improvement) + "/tracker")
				.contentType("application/json")
				.header("webhook-id", id)
				.header("webhook-timestamp", now)
				.header("webhook-signature", Hmac.standard("new-secret", id, now, body))
				.content(body))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).isEqualTo(404);
		assertThat(text(answer)).contains("没有这项措施").doesNotContain(this.number);
	}

	@Test
	void whatIsNotSignedIsRefusedWhateverElseIsRight() throws Exception {
		byte[] body = bytes(told(JIRA, "done"));
		long now = Instant.now().getEpochSecond();
		for (int measure : List.of(1, 9)) {
			assertThat(send(measure, "m1", now, Hmac.standard("wrong", "m1", now, body), body).getStatus())
				.isEqualTo(401);
			assertThat(send(measure, "m1", now, Hmac.standard("new-secret", "m1", now, bytes("{}")), body).getStatus())
				.isEqualTo(401);
			assertThat(send(measure, "m1", now - 400, Hmac.standard("new-secret", "m1", now - 400, body), body)
				.getStatus()).isEqualTo(401);
		}
		assertThat(this.http
			.perform(post("/api/measures/" + this.improvement + "-1/tracker").contentType("application/json")
				.content(body)
				.with(httpBasic("admin", "feedback")))
			.andReturn()
			.getResponse()
			.getStatus()).as("not even a signed-in administrator").isEqualTo(401);
		assertThat(items()).isZero();
	}

	@Test
	void aMeasureThatIsFullTakesNoMore() {
		for (int i = 0; i < LinkedItems.MOST; i++) {
			assertThat(tell(1, told(JIRA + i, "open")).getStatus()).isEqualTo(200);
		}
		assertThat(tell(1, told(JIRA + 99, "open")).getStatus()).isEqualTo(400);
		assertThat(tell(1, told(JIRA + 5, "done")).getStatus()).isEqualTo(200);
	}

	private MockHttpServletResponse tell(int measure, String body) {
		long now = Instant.now().getEpochSecond();
		String id = UUID.randomUUID().toString();
		return send(measure, id, now, Hmac.standard("new-secret", id, now, bytes(body)), bytes(body));
	}

	private MockHttpServletResponse send(int measure, String id, long timestamp, String signature, byte[] body) {
		try {
			return this.http
				.perform(post("/api/measures/" + this.improvement + "-" + measure + "/tracker")
					.contentType("application/json")
					.header("webhook-id", id)
					.header("webhook-timestamp", timestamp)
					.header("webhook-signature", signature)
					.content(body))
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private String page() {
		return this.work.page("quality", "/cases/" + this.number);
	}

	private int entries() {
		return count("select count(*) from timeline where kind = 'measureItemTold' and number = ?");
	}

	private int items() {
		return count("select count(*) from work_item where number = ?");
	}

	private int count(String sql) {
		return this.database.sql(sql).param(this.improvement).query(Integer.class).single();
	}

	private static String told(String url, String state) {
		return "{\"url\": \"" + url + "\", \"state\": \"" + state + "\"}";
	}

	private static byte[] bytes(String text) {
		return text.getBytes(StandardCharsets.UTF_8);
	}

	private static String text(MockHttpServletResponse answer) {
		return new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8);
	}

}
