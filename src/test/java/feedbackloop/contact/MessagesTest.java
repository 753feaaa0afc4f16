package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.evidence.SampleFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMultipartHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Messages to a customer at any time: once, by mail and on the follow page, with files.
 */
@CaseTest
@Import(StaffCalls.class)
class MessagesTest {

	private static final String TEXT = "已请研发查看，明天再告诉您。";

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private StaffCalls staff;

	@Autowired
	private JdbcClient database;

	private String number;

	@BeforeEach
	void aCaseWaitsForTriage() {
		this.number = this.work.submit();
	}

	@Test
	void aMessageGoesOutOnceByMailAndOnTheFollowPageAndIsTheFirstResponse() {
		MockHttpServletResponse first = send("support", Map.of("text", TEXT), "message-1");
		MockHttpServletResponse again = send("support", Map.of("text", TEXT), "message-1");
		assertThat(first.getStatus()).isEqualTo(201);
		assertThat(again.getStatus()).isEqualTo(201);
		assertThat(send("support", Map.of("text", "别的"), "message-1").getStatus()).isEqualTo(422);

		assertThat(mails()).singleElement().asString().contains(TEXT, this.number);
		JsonNode seen = this.work.asCustomer(this.number);
		assertThat(seen.get("status").asText()).isEqualTo("received");
		assertThat(gists(seen)).containsOnlyOnce(TEXT);
		assertThat(seen.get("timeline").toString()).contains("我们给您发了消息");
		assertThat(this.work.page("quality", "/cases/" + this.number)).contains("support", TEXT);
		assertThat(asked("first_response_at is not null and questions_asked = 0")).isOne();
	}

	@Test
	void itCountsAsNoQuestionAndStopsNoClock() {
		this.work.claims("support", this.number, "triage");
		for (int i = 0; i < 3; i++) {
			send("support", Map.of("text", TEXT + i), null);
		}
		this.work.asks("support", this.number, "请问是哪个版本？");
		assertThat(this.work.status(this.number)).isEqualTo("waitingForYou");
		send("support", Map.of("text", TEXT), null);
		assertThat(this.work.status(this.number)).as("goes on waiting").isEqualTo("waitingForYou");
		assertThat(this.work.asCustomer(this.number).get("question").asText()).isEqualTo("请问是哪个版本？");
		assertThat(mails()).hasSize(4);
	}

	@Test
	void filesOfTheCaseAndFromDiskGoWithItAndTheCustomerOpensThem() throws Exception {
		this.http.perform(multipart("/cases/" + this.number + "/files")
			.file(new MockMultipartFile("files", "账单.txt", "text/plain", SampleFiles.text("账单")))
			.with(member("support"))
			.with(csrf()));
		String id = this.database.sql("""
				select e.id::text from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?""")
			.param(this.number)
			.query(String.class)
			.single();
		assertThat(open(id).getStatus()).as("not sent yet").isEqualTo(404);
		scanned(id, "INFECTED");
		assertThat(send("support", Map.of("text", TEXT, "files", List.of(id)), null).getStatus()).isEqualTo(400);
		assertThat(this.work.page("support", "/cases/" + this.number)).doesNotContain("value=\"" + id + "\"");
		scanned(id, "CLEAN");

		assertThat(send("support", Map.of("text", TEXT, "files", List.of(id)), null).getStatus()).isEqualTo(201);
		assertThat(uploads("步骤一")).containsKey("messageSent");

		JsonNode letters = this.work.asCustomer(this.number).get("messages");
		assertThat(letters.findValuesAsText("name")).containsExactly("账单.txt", "步骤.txt");
		assertThat(open(id).getContentAsString(StandardCharsets.UTF_8)).contains("账单");
		assertThat(mails()).anyMatch((mail) -> mail.contains("账单.txt")).anyMatch((mail) -> mail.contains("步骤.txt"));
	}

	@Test
	void aRepeatWithTheSameFileStoresNothingAndOneWithAnotherFileIsRefused() throws Exception {
		assertThat(uploads("步骤一")).containsKey("messageSent");
		assertThat(uploads("步骤一")).as("again").containsKey("messageSent");

		assertThat(this.database.sql("""
				select count(*) from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?""")
			.param(this.number)
			.query(Integer.class)
			.single()).isOne();
		assertThat(uploads("步骤二")).as("something else").containsKey("messageRefused");
		assertThat(mails()).hasSize(1);
	}

	private Map<String, Object> uploads(String content) throws Exception {
		MockMultipartHttpServletRequestBuilder upload = multipart("/cases/" + this.number + "/messages");
		upload.file(new MockMultipartFile("uploads", "步骤.txt", "text/plain", SampleFiles.text(content)));
		return new HashMap<>(this.http
			.perform(upload.param("text", TEXT).param("key", this.number).with(member("support")).with(csrf()))
			.andReturn()
			.getFlashMap());
	}

	@Test
	void aFileOfAnotherCaseDoesNotGoWithIt() throws Exception {
		String other = this.work.submit();
		this.http.perform(multipart("/cases/" + other + "/files")
			.file(new MockMultipartFile("files", "别人.txt", "text/plain", SampleFiles.text("别人的")))
			.with(member("support"))
			.with(csrf()));
		String id = this.database.sql("""
				select e.id::text from evidence_file e join feedback f on f.id = e.feedback_id where f.number = ?""")
			.param(other)
			.query(String.class)
			.single();
		assertThat(send("support", Map.of("text", TEXT, "files", List.of(id)), null).getStatus()).isEqualTo(400);
		assertThat(mails()).isEmpty();
	}

	@Test
	void whatIsTypedIsADraftUntilItIsSentAlsoAfterAPreviewOrARefusal() {
		this.staff.form("support", this.number + "/messages/draft", Map.of("text", "还没写完"));
		assertThat(textarea("support")).isEqualTo("还没写完");
		assertThat(textarea("support2")).as("of nobody else").isEmpty();

		Map<String, Object> preview = this.work.fillsIn("support", "/cases/" + this.number + "/messages",
				Map.of("text", TEXT, "do", "preview"));
		assertThat(preview.get("messagePreview").toString()).contains(TEXT, this.number);
		assertThat(mails()).isEmpty();
		assertThat(textarea("support")).isEqualTo(TEXT);
		this.work.fillsIn("support", "/cases/" + this.number + "/messages",
				Map.of("text", TEXT, "template", "apology", "do", "takeIn"));
		assertThat(textarea("support")).startsWith(TEXT).hasSizeGreaterThan(TEXT.length() + 5);

		assertThat(this.work.fillsIn("support", "/cases/" + this.number + "/messages",
				Map.of("text", TEXT, "key", this.number, "files", "00000000-0000-0000-0000-000000000000")))
			.containsKey("messageRefused");
		this.work.fillsIn("support", "/cases/" + this.number + "/messages", Map.of("text", TEXT, "key", this.number));
		assertThat(textarea("support")).isEmpty();
		assertThat(mails()).hasSize(1);
		assertThat(this.database.sql("select count(*) from message_draft where number = ?")
			.param(this.number)
			.query(Integer.class)
			.single()).isZero();
	}

	@Test
	void whatAScriptSavesTooLateIsNoDraftOfWhatWasSent() {
		this.work.fillsIn("support", "/cases/" + this.number + "/messages", Map.of("text", TEXT, "key", this.number));
		assertThat(this.staff.form("support", this.number + "/messages/draft", Map.of("text", TEXT, "key", this.number))
			.getStatus()).isEqualTo(200);
		assertThat(textarea("support")).isEmpty();
		this.staff.form("support", this.number + "/messages/draft", Map.of("text", "还有一句", "key", "next"));
		assertThat(textarea("support")).isEqualTo("还有一句");
	}

	@Test
	void whatNobodyWentOnWithIsForgotten() {
		this.staff.form("support", this.number + "/messages/draft", Map.of("text", "还没写完"));
		send("lead", Map.of("text", TEXT), this.number);
		Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(29));
		new OldRequests(this.database, later, Duration.ofDays(30)).forget();
		assertThat(textarea("support")).isEqualTo("还没写完");
		assertThat(keysOf(this.number)).isOne();
		later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
		new OldRequests(this.database, later, Duration.ofDays(30)).forget();
		assertThat(textarea("support")).isEmpty();
		assertThat(keysOf(this.number)).isZero();
	}

	private int keysOf(String key) {
		return this.database.sql("select count(*) from staff_request where key = ?")
			.param(key)
			.query(Integer.class)
			.single();
	}

	@Test
	void whatIsTooLongOrWasSentOtherwiseStaysToBeMended() {
		String longest = "长".repeat(20_000);
		assertThat(this.work.fillsIn("support", "/cases/" + this.number + "/messages",
				Map.of("text", longest, "template", "apology", "do", "takeIn")))
			.doesNotContainKey("messageRefused");
		String taken = textarea("support");
		assertThat(taken).startsWith(longest).hasSizeGreaterThan(longest.length());
		assertThat(this.work.fillsIn("support", "/cases/" + this.number + "/messages", Map.of("text", taken))
			.get("messageRefused")
			.toString()).contains("20,000");
		assertThat(textarea("support")).isEqualTo(taken);

		this.work.fillsIn("support", "/cases/" + this.number + "/messages", Map.of("text", TEXT, "key", this.number));
		assertThat(this.work.fillsIn("support", "/cases/" + this.number + "/messages",
				Map.of("text", "另外一件事", "key", this.number)))
			.containsKey("messageRefused");
		assertThat(textarea("support")).isEqualTo("另外一件事");
	}

	@Test
	void anErasedCustomerIsNotWrittenTo() {
		this.database.sql("""
				update contact set data_key = '' where id = (select contact_id from feedback where number = ?)""")
			.param(this.number)
			.update();
		assertThat(send("lead", Map.of("text", TEXT), null).getStatus()).isEqualTo(409);
		assertThat(this.staff.form("lead", this.number + "/messages/draft", Map.of("text", TEXT)).getStatus())
			.isEqualTo(409);
		assertThat(this.work.fillsIn("lead", "/cases/" + this.number + "/messages", Map.of("text", TEXT)))
			.containsKey("messageRefused");
	}

	@Test
	void itsTeamsTheClaimersLeadsAndManagersWriteAndNobodyElse() {
		for (String userId : List.of("engineering", "quality", "owner", "auditor", "privacy")) {
			assertThat(send(userId, Map.of("text", TEXT), null).getStatus()).as(userId).isEqualTo(403);
			assertThat(this.staff.form(userId, this.number + "/messages", Map.of("text", TEXT)).getStatus()).as(userId)
				.isEqualTo(403);
			assertThat(this.work.page(userId, "/cases/" + this.number)).doesNotContain("message-form");
		}
		assertThat(mails()).isEmpty();
		for (String userId : List.of("support2", "lead", "manager")) {
			assertThat(send(userId, Map.of("text", TEXT + userId), null).getStatus()).as(userId).isEqualTo(201);
			assertThat(this.work.page(userId, "/cases/" + this.number)).contains("message-form");
		}
		assertThat(this.database
			.sql("select count(*) from access_log where number = ? and kind = 'denial' and detail like '%messages 403'")
			.param(this.number)
			.query(Integer.class)
			.single()).isEqualTo(10);
	}

	@Test
	void whoCannotBeWrittenToGetsNoneAndAnEmptyOneIsRefused() {
		String unreachable = this.work.submit(Map.of("channel", "survey", "customer", Map.of("anonymous", true)));
		assertThat(this.staff.api("lead", unreachable + "/messages", Map.of("text", TEXT)).getStatus()).isEqualTo(400);
		assertThat(this.work.page("lead", "/cases/" + unreachable)).contains("没有可以给该客户发消息的渠道")
			.doesNotContain("message-form");
		assertThat(send("lead", Map.of("text", "  "), null).getStatus()).isEqualTo(400);
		assertThat(send("lead", Map.of(), null).getStatus()).isEqualTo(400);
		String phoneOnly = this.work.submit(Answers.of("customer", Answers.of("phone", "13912340987", "email", "")));
		assertThat(this.staff.api("lead", phoneOnly + "/messages", Map.of("text", TEXT)).getStatus()).isEqualTo(201);
		assertThat(gists(this.work.asCustomer(phoneOnly))).contains(TEXT);
	}

	@Test
	void aClosedCaseIsWrittenToAsWell() {
		this.work.completes("support", this.number, "triage",
				Answers.with(Answers.valid("praise", 1, 1, 1), "responseText", "谢谢您！", "resolvedAtFirstContact", true));
		assertThat(this.work.status(this.number)).isEqualTo("closed");
		assertThat(send("lead", Map.of("text", TEXT), null).getStatus()).isEqualTo(201);
		assertThat(this.work.status(this.number)).isEqualTo("closed");
	}

	private MockHttpServletResponse send(String userId, Map<String, Object> message, String key) {
		return this.staff.api(userId, this.number + "/messages", message, key);
	}

	private MockHttpServletResponse open(String id) throws Exception {
		MockHttpSession session = new MockHttpSession();
		this.http.perform(post("/follow").session(session)
			.param("number", this.number)
			.param("secret", this.work.secretOf(this.number))
			.with(csrf()));
		return this.http.perform(get("/follow/" + this.number + "/files/" + id).session(session))
			.andReturn()
			.getResponse();
	}

	private String textarea(String userId) {
		return this.work.page(userId, "/cases/" + this.number)
			.replaceAll("(?s).*id=\"message-text\"[^>]*>([^<]*)</textarea>.*", "$1");
	}

	private static List<String> gists(JsonNode followed) {
		return followed.get("messages").findValuesAsText("gist");
	}

	private void scanned(String file, String result) {
		this.database.sql("update evidence_file set scan = ? where id = ?::uuid").params(result, file).update();
	}

	private List<String> mails() {
		return this.database
			.sql("select body_masked from outbox where number = ? and event = 'message' and recipient = 'customer'")
			.param(this.number)
			.query(String.class)
			.list();
	}

	private int asked(String condition) {
		return this.database.sql("select count(*) from feedback where number = ? and " + condition)
			.param(this.number)
			.query(Integer.class)
			.single();
	}

}
