package feedbackloop.contact;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
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
 * Who sees a customer in clear, and that each look is on record.
 */
@CaseTest
@Import(StaffCalls.class)
class RevealTest {

	private static final String PHONE = "13912340987";

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
	void aCustomerLeavesANumber() {
		this.number = this.work.submit(Answers.of("description", "打不开，请打 " + PHONE, "customer",
				Answers.of("name", "诸葛明月", "phone", PHONE, "email", "mingyue@example.com")));
	}

	@Test
	void whoHasClaimedATaskSeesEachFieldForAReason() {
		this.work.claims("support", this.number, "triage");
		assertThat(value("support", "phone")).isEqualTo(PHONE);
		assertThat(value("support", "email")).isEqualTo("mingyue@example.com");
		assertThat(value("support", "name")).isEqualTo("诸葛明月");
		assertThat(value("support", "text")).contains("请打 " + PHONE);

		assertThat(noted("reveal")).containsExactly("support phone callBack", "support email callBack",
				"support name callBack", "support text callBack");
		assertThat(this.work.page("auditor", "/audit/access?number=" + this.number)).contains("电话 · 给客户回电")
			.doesNotContain(PHONE, "诸葛明月");
	}

	@ParameterizedTest
	@ValueSource(strings = { "support", "support2", "engineering", "privacy", "quality", "legal", "owner", "auditor",
			"admin" })
	void whoDoesNotWorkTheCaseIsRefusedAndTheAttemptIsOnRecord(String userId) {
		assertThat(reveal(userId, "phone", "callBack").getStatus()).isEqualTo(403);
		MockHttpServletResponse page = this.staff.form(userId, this.number + "/reveal",
				Map.of("field", "phone", "reason", "callBack"));
		assertThat(page.getStatus()).isEqualTo(403);

		assertThat(noted("denial")).containsExactly(userId + " POST /api/cases/" + this.number + "/reveal 403",
				userId + " POST /cases/" + this.number + "/reveal 403");
		assertThat(this.work.page(userId, "/cases/" + this.number)).doesNotContain("reveal-field", PHONE, "诸葛明月");
	}

	@ParameterizedTest
	@ValueSource(strings = { "lead", "manager" })
	void leadsAndManagersSeeTheCustomerOfAnyCase(String userId) {
		assertThat(value(userId, "name")).isEqualTo("诸葛明月");
	}

	@Test
	void soDoesTheOwnerOfTheCaseAfterAllTasksAreDone() {
		this.work.completes("support", this.number, "triage",
				Answers.with(Answers.mediumDefect(), "caseOwner", "operations2"));
		// Who knew the customer before got the next task by rule.
		this.database.sql("update act_ru_task set assignee_ = null where assignee_ is not null").update();
		assertThat(value("operations2", "phone")).isEqualTo(PHONE);
		assertThat(reveal("engineering", "phone", "callBack").getStatus()).isEqualTo(403);
	}

	@Test
	void ofASensitiveCaseOnlyPrivacyAndWhomItNamesSeeTheCustomer() {
		this.work.claims("support", this.number, "triage");
		assertThat(this.staff.form("lead", this.number + "/sensitive", Map.of("sensitive", "true")).getStatus())
			.isEqualTo(403);
		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive",
				Map.of("sensitive", "true", "named", "legal2, nobody7"));
		assertThat(value("support", "phone")).as("a name that nobody has changes nothing").isEqualTo(PHONE);

		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive",
				Map.of("sensitive", "true", "named", "legal2"));

		for (String userId : List.of("support", "lead", "manager", "auditor")) {
			assertThat(reveal(userId, "phone", "legal").getStatus()).as(userId).isEqualTo(403);
		}
		assertThat(this.work.page("lead", "/cases/" + this.number)).doesNotContain("reveal-field");
		assertThat(value("privacy", "phone")).isEqualTo(PHONE);
		assertThat(value("legal2", "phone")).isEqualTo(PHONE);

		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive", Map.of("named", ""));
		assertThat(value("support", "phone")).isEqualTo(PHONE);
		assertThat(
				this.database.sql("select kind from timeline where number = ? and kind ilike '%sensitive%' order by id")
					.param(this.number)
					.query(String.class)
					.list())
			.containsExactly("sensitiveNamed", "notSensitive");
	}

	@Test
	void theFilesOfASensitiveCaseAreOpenedByNobodyElseEither() throws Exception {
		this.http.perform(multipart("/cases/" + this.number + "/files")
			.file(new MockMultipartFile("files", "账单.txt", "text/plain", PHONE.getBytes(StandardCharsets.UTF_8)))
			.with(member("support"))
			.with(csrf()));
		assertThat(value("lead", "file")).satisfies((file) -> assertThat(opened("support", file)).isEqualTo(200));
		this.work.fillsIn("privacy", "/cases/" + this.number + "/sensitive",
				Map.of("sensitive", "true", "named", "legal2"));
		String file = value("legal2", "file");
		for (String userId : List.of("support", "lead", "manager", "auditor")) {
			assertThat(opened(userId, file)).as(userId).isEqualTo(403);
		}
		assertThat(opened("legal2", file)).isEqualTo(200);
		assertThat(opened("privacy", value("privacy", "file"))).isEqualTo(200);
	}

	private int opened(String userId, String file) throws Exception {
		return this.http.perform(get(file).with(member(userId))).andReturn().getResponse().getStatus();
	}

	@Test
	void afterTwentyWithinAnHourThePersonIsRefusedAndToldOf() {
		for (int i = 0; i < 20; i++) {
			assertThat(reveal("manager2", "name", "verify").getStatus()).isEqualTo(200);
		}
		MockHttpServletResponse refused = reveal("manager2", "name", "verify");
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(this.staff.read(refused).toString()).contains("分钟").doesNotContain("诸葛明月");
		reveal("manager2", "name", "verify");
		String other = this.work.submit();
		assertThat(reveal("manager2", "name", "verify", other).getStatus()).isEqualTo(429);
		assertThat(this.database.sql("select count(*) from outbox where number = ? and event = 'tooManyReveals'")
			.param(other)
			.query(Integer.class)
			.single()).as("told once, not for each case").isZero();

		assertThat(noted("reveal")).hasSize(20);
		assertThat(noted("denial")).contains("manager2 reveal name verify");
		assertThat(this.database
			.sql("select recipient || ' ' || body_masked from outbox where number = ? and event = 'tooManyReveals'")
			.param(this.number)
			.query(String.class)
			.list()).hasSize(2)
			.allMatch((told) -> told.contains("manager2"))
			.anyMatch((told) -> told.startsWith("group:privacy"))
			.anyMatch((told) -> told.startsWith("group:manager"));
	}

	@Test
	void whatIsAskedForWrongIsSaid() {
		assertThat(problem(reveal("lead", "address", "callBack"))).contains("phone", "email");
		assertThat(problem(reveal("lead", "phone", "curiosity"))).contains("callBack");
		assertThat(problem(reveal("lead", "phone", null))).contains("callBack");
		assertThat(problem(reveal("lead", "file", "verify"))).contains("没有提供");
		assertThat(reveal("lead", "phone", "verify", "FB-20200101-000001").getStatus()).isEqualTo(404);
		assertThat(noted("reveal")).isEmpty();
	}

	@Test
	void ofAnErasedCustomerNothingIsShown() {
		this.database.sql("""
				update contact set data_key = '' where id = (select contact_id from feedback where number = ?)""")
			.param(this.number)
			.update();
		MockHttpServletResponse answer = reveal("lead", "phone", "callBack");
		assertThat(answer.getStatus()).isEqualTo(409);
		assertThat(this.staff.read(answer).toString()).contains("已经删除");
		assertThat(this.work.page("lead", "/cases/" + this.number)).contains("客户的个人信息已经删除")
			.doesNotContain("reveal-field");
	}

	@Test
	void thePageShowsAValueOnceAndNoSessionHoldsIt() throws Exception {
		MockHttpSession session = new MockHttpSession();
		this.http.perform(post("/cases/" + this.number + "/reveal").session(session)
			.param("field", "phone")
			.param("reason", "callBack")
			.with(member("lead"))
			.with(csrf()));
		assertThat(Collections.list(session.getAttributeNames())).isNotEmpty()
			.allSatisfy((name) -> assertThat(session.getAttribute(name).toString()).doesNotContain(PHONE));

		assertThat(shown(session)).contains("id=\"revealed-value\">" + PHONE + "<");
		assertThat(shown(session)).doesNotContain(PHONE, "revealed-value");
	}

	private String shown(MockHttpSession session) throws Exception {
		return this.http.perform(get("/cases/" + this.number).session(session).with(member("lead")))
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private String value(String userId, String field) {
		MockHttpServletResponse answer = reveal(userId, field, "callBack");
		assertThat(answer.getStatus()).as(userId).isEqualTo(200);
		assertThat(answer.getHeader("Cache-Control")).contains("no-store");
		return this.staff.read(answer).get("value").asText();
	}

	private String problem(MockHttpServletResponse answer) {
		assertThat(answer.getStatus()).isEqualTo(400);
		return this.staff.read(answer).toString();
	}

	private MockHttpServletResponse reveal(String userId, String field, String reason) {
		return reveal(userId, field, reason, this.number);
	}

	private MockHttpServletResponse reveal(String userId, String field, String reason, String of) {
		Map<String, Object> asked = new HashMap<>();
		asked.put("field", field);
		asked.put("reason", reason);
		return this.staff.api(userId, of + "/reveal", asked);
	}

	private List<String> noted(String kind) {
		return this.database
			.sql("select user_id || ' ' || detail from access_log where number = ? and kind = ? order by id")
			.params(this.number, kind)
			.query(String.class)
			.list();
	}

}
