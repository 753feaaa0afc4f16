package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * A customer comes back to a case that has ended: the same case within the time of the
 * table, a new one that is linked with it later.
 */
@CaseTest
class ReopeningTest {

	private static final Map<String, Object> SOLVED = Answers.with(Answers.valid("transaction", 1, 1, 1),
			"responseText", "已经修好了。", "resolvedAtFirstContact", true);

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	private String number;

	@BeforeEach
	void aCaseIsClosed() {
		this.number = this.work.submit();
		this.work.completes("support", this.number, "triage", SOLVED);
		this.work.confirms(this.number);
	}

	@Test
	void theSameCaseGoesBackToTriageWithItsHistory() throws Exception {
		assertThat(this.work.asCustomer(this.number).get("actions").toString()).contains("reopen");
		MockHttpServletResponse answer = reopens(this.number, "发票又错了");

		assertThat(answer.getStatus()).isEqualTo(200);
		JsonNode followed = read(answer);
		assertThat(followed.get("number").asText()).isEqualTo(this.number);
		assertThat(followed.get("status").asText()).isEqualTo("inReview");
		assertThat(followed.has("closedAt")).isFalse();
		assertThat(followed.get("actions").toString()).isEqualTo("[\"reply\",\"withdraw\"]");
		assertThat(followed.get("timeline").findValuesAsText("text")).contains("您重新打开了案件。");
		assertThat(followed.get("messages").findValuesAsText("text")).contains("发票又错了");
		assertThat(this.work.openTasks(this.number)).containsExactly("triage");
		assertThat(told(this.number)).containsSubsequence("received", "answered", "resolved", "closed", "reopened");
		assertThat(letter(this.number, "reopened")).contains("已经重新打开").doesNotContain("已经修好了");
		String page = this.work.page("support", "/cases/" + this.number);
		assertThat(page).contains("客户在关闭后重新打开案件", "发票又错了", "已经修好了。");
		assertThat(this.work.page("support", "/cases?number=" + this.number)).contains("重新办理");

		this.work.completes("support", this.number, "triage", SOLVED);
		assertThat(this.work.status(this.number)).isEqualTo("resolved");
		this.work.confirms(this.number);
		assertThat(this.work.status(this.number)).isEqualTo("closed");
	}

	@Test
	void itIsSolvedAnewAndOnTime() throws Exception {
		this.database.sql("update feedback set received_at = received_at - interval '90 days' where number = ?")
			.param(this.number)
			.update();
		reopens(this.number, "又出现了");

		assertThat(this.database.sql("""
				select due_at > now() from clock where number = ? and stage = 'resolution' order by id desc limit 1""")
			.param(this.number)
			.query(Boolean.class)
			.single()).isTrue();
		assertThat(this.work.task(this.number, "triage").getDueDate()).isInTheFuture();
		assertThat(this.database.sql("select count(*) from clock where number = ? and stage = 'resolution'")
			.param(this.number)
			.query(Long.class)
			.single()).isEqualTo(2);
		assertThat(this.work.page("support", "/cases/" + this.number + "/clocks")).isNotBlank();
	}

	@Test
	void afterSilenceItIsReopenedTheSame() throws Exception {
		String silent = this.work.submit(Answers.of("customer", Answers.of("name", "", "email", "")));
		this.work.completes("support", silent, "triage", SOLVED);
		this.work.fires(silent, "event_confirmationOver");
		this.work.fires(silent, "event_confirmationOver");
		assertThat(this.work.status(silent)).isEqualTo("closed");

		assertThat(reopens(silent, "没有看到消息").getStatus()).isEqualTo(200);
		assertThat(this.work.status(silent)).isEqualTo("inReview");
	}

	@Test
	void theSecondTimeTheLeadDecides() throws Exception {
		reopens(this.number, "又错了");
		this.work.completes("support", this.number, "triage", SOLVED);
		this.work.confirms(this.number);
		assertThat(reopens(this.number, "还是错的").getStatus()).isEqualTo(200);

		assertThat(this.work.status(this.number)).isEqualTo("disputed");
		assertThat(this.work.openTasks(this.number)).containsExactly("dispute");
		assertThat(this.work.page("lead", "/cases/" + this.number)).contains("还是错的");
		this.work.completes("lead", this.number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们从头查。"));
		assertThat(this.work.status(this.number)).isEqualTo("inProgress");
		assertThat(this.work.openTasks(this.number)).contains("contribute");
		assertThat(letter(this.number, "reopened")).contains("我们从头查。");
	}

	@Test
	void aDisputeBeforeClosureCountsToo() throws Exception {
		String disputed = this.work.submit();
		this.work.completes("support", disputed, "triage", SOLVED);
		this.work.disputes(disputed);
		this.work.completes("lead", disputed, "dispute",
				Answers.of("disputeDecision", "explain", "responseText", "是这样的。"));
		this.work.confirms(disputed);

		reopens(disputed, "其实不是");
		assertThat(this.work.openTasks(disputed)).containsExactly("dispute");
		this.work.completes("lead", disputed, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "重新看。"));
		assertThat(this.work.openTasks(disputed)).containsExactly("triage");
	}

	@Test
	void theSameAgainChangesNothingAndSomethingElseIsAMessage() throws Exception {
		reopens(this.number, "又错了");
		assertThat(reopens(this.number, "又错了").getStatus()).as("a repeated request").isEqualTo(200);
		assertThat(count("customerReopened")).isOne();

		MockHttpServletResponse other = reopens(this.number, "另一句话");
		assertThat(other.getStatus()).isEqualTo(409);
		assertThat(other.getContentAsString(StandardCharsets.UTF_8)).contains("请直接发消息");
	}

	@Test
	void whatIsWrongIsSaid() throws Exception {
		assertThat(reopens(this.number, " ").getStatus()).isEqualTo(400);
		assertThat(reopens(this.number, " ").getContentAsString(StandardCharsets.UTF_8)).contains("reason");
		assertThat(reopens(this.number, "长".repeat(20_001)).getStatus()).isEqualTo(400);
		assertThat(reopens(this.number, "wrong", "又错了").getStatus()).isEqualTo(404);
		assertThat(reopens(this.work.submit(), "还没结束").getStatus()).isEqualTo(409);
		assertThat(this.work.status(this.number)).isEqualTo("closed");
	}

	@Test
	void twoWindowsReopenItOnce() throws Exception {
		ExecutorService windows = Executors.newFixedThreadPool(2);
		try {
			List<Future<Integer>> answers = windows.invokeAll(List.<Callable<Integer>>of(
					() -> reopens(this.number, "第一个窗口").getStatus(), () -> reopens(this.number, "第二个窗口").getStatus()));
			assertThat(List.of(answers.get(0).get(), answers.get(1).get())).containsExactlyInAnyOrder(200, 409);
		}
		finally {
			windows.shutdown();
		}
		assertThat(count("customerReopened")).isOne();
		assertThat(this.work.tasks(this.number, "triage")).hasSize(1);
	}

	@Test
	void laterItIsANewCaseThatIsLinkedBothWays() throws Exception {
		monthsPass(this.number);
		assertThat(this.work.asCustomer(this.number).get("actions").toString()).isEqualTo("[\"goOn\"]");
		MockHttpServletResponse answer = reopens(this.number, "一年后又出现了");
		assertThat(answer.getStatus()).isEqualTo(201);
		JsonNode receipt = read(answer);
		String anew = receipt.get("number").asText();
		this.work.remember(anew, receipt.get("secret").asText());

		assertThat(read(reopens(this.number, "一年后又出现了")).get("number").asText()).as("the same again").isEqualTo(anew);
		JsonNode followed = this.work.asCustomer(anew);
		assertThat(followed.get("goesOnFrom").asText()).isEqualTo(this.number);
		assertThat(followed.get("description").asText()).isEqualTo("一年后又出现了");
		assertThat(this.work.asCustomer(this.number).get("goesOnAs").toString()).isEqualTo("[\"" + anew + "\"]");
		assertThat(this.work.status(this.number)).isEqualTo("closed");
		assertThat(linked(anew, "goes-on-from")).isEqualTo(this.number);
		assertThat(linked(this.number, "goes-on-as")).isEqualTo(anew);
		assertThat(this.database.sql("""
				select count(distinct c.email_index) from feedback f join contact c on c.id = f.contact_id
				where f.number in (:numbers)""")
			.param("numbers", List.of(this.number, anew))
			.query(Long.class)
			.single()).as("of the same customer").isOne();
		assertThat(this.json.readTree(this.work.page("support", "/api/cases/" + anew)).get("goesOnFrom").asText())
			.isEqualTo(this.number);
	}

	@Test
	void aCaseThatWasDeclinedOrWithdrawnGoesOnInANewOne() throws Exception {
		String spam = this.work.submit();
		this.work.completes("support", spam, "triage", Answers.of("verdict", "spam", "reason", "广告"));
		assertThat(reopens(spam, "这不是广告").getStatus()).isEqualTo(201);
		String withdrawn = this.work.submit();
		this.work.withdraws(withdrawn);
		assertThat(reopens(withdrawn, "又想提了").getStatus()).isEqualTo(201);
		assertThat(this.work.status(withdrawn)).isEqualTo("withdrawn");
		String ofNobody = this.work
			.submit(Answers.of("customer", Answers.of("name", "", "email", "", "phone", "", "department", "")));
		this.work.withdraws(ofNobody);
		assertThat(reopens(ofNobody, "又想提了").getStatus()).as("of somebody who gave no contact").isEqualTo(201);
	}

	@Test
	void theCustomerIsToldUntilWhen() throws Exception {
		JsonNode followed = this.work.asCustomer(this.number);
		OffsetDateTime until = OffsetDateTime.parse(followed.get("closedAt").asText()).plusDays(30);
		assertThat(OffsetDateTime.parse(followed.get("reopenUntil").asText())).isEqualTo(until);
		assertThat(letter(this.number, "closed"))
			.contains(until.format(DateTimeFormatter.ofPattern("yyyy年M月d日 HH:mm")) + " 之前到查询页重新打开");
		assertThat(page(follows(this.number), this.number).select("#reopen-until time").attr("datetime"))
			.startsWith(until.toLocalDate().toString());

		monthsPass(this.number);
		assertThat(this.work.asCustomer(this.number).has("reopenUntil")).isFalse();
		assertThat(page(follows(this.number), this.number).select("#reopen-until")).isEmpty();
	}

	@Test
	void aDuplicateThatIsReopenedNoLongerFollowsItsOriginal() throws Exception {
		String original = this.work.submit();
		String duplicate = this.work
			.submit(Answers.of("customer", Answers.of("phone", "13800138777", "email", "other@example.com")));
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		this.work.completes("support", original, "triage", SOLVED);
		this.work.confirms(original);
		this.work.confirms(duplicate);
		reopens(original, "又错了");
		reopens(duplicate, "我这里也错");
		List<String> before = told(duplicate);

		this.work.completes("support", original, "triage", SOLVED);
		assertThat(this.work.status(original)).isEqualTo("resolved");
		assertThat(this.work.status(duplicate)).isEqualTo("inReview");
		assertThat(told(duplicate)).as("what concerns the other case").isEqualTo(before);
		assertThat(this.work.openTasks(duplicate)).containsExactly("triage");
		assertThat(this.database.sql("select outcome from feedback where number = ?")
			.param(duplicate)
			.query(String.class)
			.optional()).as("nothing came of it yet").isEmpty();
	}

	@Test
	void whoAComplaintIsAboutSeesItNeitherReopenedNorGoneOn() throws Exception {
		String complaint = this.work.submit();
		this.work.completes("support", complaint, "triage",
				Answers.with(SOLVED, "feedbackType", "service", "personalData", true, "aboutUser", "support2"));
		this.work.confirms(complaint);
		reopens(complaint, "他又这样");
		assertThat(seenBy("support2", complaint)).isEqualTo(404);
		assertThat(this.work.page("support2", "/cases?number=" + complaint))
			.doesNotContain("href=\"/cases/" + complaint);
		this.work.completes("support", complaint, "triage", SOLVED);
		this.work.confirms(complaint);
		monthsPass(complaint);
		String anew = read(reopens(complaint, "还是他")).get("number").asText();
		assertThat(seenBy("support2", anew)).isEqualTo(404);
		assertThat(seenBy("support", anew)).isEqualTo(200);
	}

	@Test
	void onTheFollowPageItIsOneFormThatWorksWithoutAScript() throws Exception {
		MockHttpSession session = follows(this.number);
		Document page = page(session, this.number);
		assertThat(page.select("#come-back h2").text()).isEqualTo("问题还是没有解决？");
		assertThat(page.select("#come-back textarea[name=reason][required]")).hasSize(1);
		assertThat(sends(session, "").getStatus()).as("without a reason").isEqualTo(400);

		assertThat(sends(session, "又错了").getRedirectedUrl()).isEqualTo("/follow/" + this.number);
		assertThat(page(session, this.number).select("#come-back")).isEmpty();
		MockHttpServletResponse late = sends(session, "第二个窗口里写的");
		assertThat(late.getStatus()).isEqualTo(409);
		assertThat(Jsoup.parse(late.getContentAsString(StandardCharsets.UTF_8)).select("textarea[name=text]").text())
			.as("nothing is lost")
			.isEqualTo("第二个窗口里写的");
	}

	@Test
	void onTheFollowPageFilesMayComeWithIt() throws Exception {
		MockHttpSession session = follows(this.number);
		assertThat(sends(session, "见附件", "screen.txt", "Error 500").getRedirectedUrl())
			.isEqualTo("/follow/" + this.number);
		assertThat(this.work.asCustomer(this.number).get("files").findValuesAsText("name"))
			.containsExactly("screen.txt");

		this.work.completes("support", this.number, "triage", SOLVED);
		this.work.confirms(this.number);
		assertThat(sends(session, "再见附件", "screen.exe", "MZ").getStatus()).as("a file that is not taken")
			.isEqualTo(400);
		assertThat(this.work.status(this.number)).isEqualTo("closed");
		monthsPass(this.number);
		String anew = sends(session, "又见附件", "later.txt", "Error 500").getRedirectedUrl().split("/")[2];
		assertThat(page(session, anew).select("main").text()).contains("later.txt");
	}

	@Test
	void laterThePageSaysThatItBecomesANewCaseAndLeadsThere() throws Exception {
		monthsPass(this.number);
		MockHttpSession session = follows(this.number);
		assertThat(page(session, this.number).select("#come-back").text()).contains("不能再打开", "新的编号和密码");

		String receipt = sends(session, "又出现了").getRedirectedUrl();
		assertThat(receipt).matches("/follow/FB-\\d{8}-\\d{6}/receipt").doesNotContain(this.number);
		String anew = receipt.split("/")[2];
		assertThat(this.http.perform(get(receipt).session(session)).andReturn().getResponse().getContentAsString())
			.contains(anew);
		assertThat(page(session, anew).select("#goes-on-from a").text()).isEqualTo(this.number);
		assertThat(page(session, this.number).select("#goes-on-as a").text()).isEqualTo(anew);
	}

	private MockHttpServletResponse reopens(String number, String reason) throws Exception {
		return reopens(number, this.work.secretOf(number), reason);
	}

	private MockHttpServletResponse reopens(String number, String secret, String reason) throws Exception {
		return this.http
			.perform(post("/api/feedback/" + number + "/reopening").header("X-Feedback-Secret", secret)
				.contentType(MediaType.APPLICATION_JSON)
				.content(this.json.writeValueAsString(Map.of("reason", reason))))
			.andReturn()
			.getResponse();
	}

	private MockHttpSession follows(String number) throws Exception {
		MockHttpSession session = new MockHttpSession();
		this.http.perform(post("/follow").session(session)
			.param("number", number)
			.param("secret", this.work.secretOf(number))
			.with(csrf()));
		return session;
	}

	private Document page(MockHttpSession session, String number) throws Exception {
		return Jsoup.parse(this.http.perform(get("/follow/" + number).session(session))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse sends(MockHttpSession session, String reason) throws Exception {
		return this.http
			.perform(
					post("/follow/" + this.number + "/reopening").session(session).param("reason", reason).with(csrf()))
			.andReturn()
			.getResponse();
	}

	private MockHttpServletResponse sends(MockHttpSession session, String reason, String file, String content)
			throws Exception {
		return this.http
			.perform(multipart("/follow/" + this.number + "/reopening")
				.file(new MockMultipartFile("files", file, "text/plain", content.getBytes(StandardCharsets.UTF_8)))
				.param("reason", reason)
				.session(session)
				.with(csrf()))
			.andReturn()
			.getResponse();
	}

	private JsonNode read(MockHttpServletResponse answer) throws Exception {
		return this.json.readTree(answer.getContentAsByteArray());
	}

	private void monthsPass(String number) {
		this.database.sql("update feedback set closed_at = closed_at - interval '31 days' where number = ?")
			.param(number)
			.update();
	}

	private int seenBy(String userId, String number) throws Exception {
		return this.http.perform(get("/cases/" + number).with(member(userId, "support")))
			.andReturn()
			.getResponse()
			.getStatus();
	}

	private String linked(String number, String part) {
		return Jsoup.parse(this.work.page("support", "/cases/" + number)).select("#" + part + " a").text();
	}

	private List<String> told(String number) {
		return this.database.sql("""
				select c.kind from correspondence c join feedback f on f.id = c.feedback_id
				where f.number = ? and c.direction = 'out' and c.visible_to_customer order by c.id""")
			.param(number)
			.query(String.class)
			.list();
	}

	private String letter(String number, String kind) {
		return this.database.sql("""
				select c.text_masked from correspondence c join feedback f on f.id = c.feedback_id
				where f.number = :number and c.kind = :kind order by c.id desc limit 1""")
			.param("number", number)
			.param("kind", kind)
			.query(String.class)
			.single();
	}

	private int count(String kind) {
		return this.database.sql("select count(*) from timeline where number = ? and kind = ?")
			.param(this.number)
			.param(kind)
			.query(Integer.class)
			.single();
	}

}
