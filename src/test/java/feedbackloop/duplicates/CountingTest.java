package feedbackloop.duplicates;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.RequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.httpBasic;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * Duplicates are linked, counted and told with their original, and linking can be undone.
 */
@CaseTest
class CountingTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void fiftyDuplicatesRegradeTheOriginalOnceAThresholdTellEachCustomerOnceAndOneCanBeTakenOut() throws Exception {
		String original = triaged(give("付款", 0), 1);
		List<String> duplicates = new ArrayList<>();
		for (int i = 1; i <= 50; i++) {
			String duplicate = give("付款", i);
			assertThat(link(duplicate, original).getStatus()).isEqualTo(200);
			duplicates.add(duplicate);
		}

		assertThat(notes(original, "customersReached")).extracting("customers", "affected")
			.containsExactly(tuple("2", "2"), tuple("10", "3"));
		assertThat(notes(original, "regraded")).extracting("score").containsExactly("6.6", "7.2");
		assertThat(notes(original, "linkedHere")).hasSize(50);
		assertThat(this.work.fact(original, "affected")).isEqualTo(3);
		assertThat(mails(duplicates, "merged")).isEqualTo(50);
		assertThat(page(original)).contains("共 51 位客户受影响", "显示最新 20 条，共 50 条");

		MockHttpServletResponse answer = post("support", "/api/cases/" + duplicates.get(7) + "/unlink",
				Map.of("reason", "是另一家银行的问题，电话 13812345678"));

		assertThat(answer.getStatus()).as(answer.getContentAsString()).isEqualTo(200);
		assertThat(this.json.readTree(answer.getContentAsByteArray()).get("status").asText()).isEqualTo("inReview");
		assertThat(this.work.openTasks(duplicates.get(7))).containsExactly("triage");
		assertThat(read(original).get("duplicates")).hasSize(49);
		assertThat(page(original)).contains("共 50 位客户受影响");
		assertThat(page(duplicates.get(7))).contains("是另一家银行的问题", "解除与 " + original + " 的关联")
			.doesNotContain("13812345678");
		assertThat(notes(original, "unlinkedHere")).extracting("number").containsExactly(duplicates.get(7));
		assertThat(read(original).get("affected").asInt()).as("never lowered by counting").isEqualTo(3);
	}

	@Test
	void theSameThresholdCountsOnlyOnce() throws Exception {
		String original = triaged(give("登录", 0), 1);
		String duplicate = give("登录", 1);
		link(duplicate, original);
		unlink(duplicate);
		link(duplicate, original);

		assertThat(notes(original, "customersReached")).hasSize(1);
		assertThat(notes(original, "regraded")).hasSize(1);
	}

	@Test
	void whatTriageStatedIsAFloor() throws Exception {
		String original = triaged(give("退款", 0), 4);
		link(give("退款", 1), original);

		assertThat(notes(original, "regraded")).isEmpty();
		assertThat(read(original).get("affected").asInt()).isEqualTo(4);
	}

	@Test
	void duplicatesLinkedBeforeTheOriginalIsTriagedCountWhenItIs() throws Exception {
		String original = give("短信", 0);
		link(give("短信", 1), original);
		triaged(original, 1);

		assertThat(read(original).get("affected").asInt()).isEqualTo(2);
		assertThat(this.work.fact(original, "affected")).isEqualTo(2);
	}

	@Test
	void theNumberThatTriageStatesIsAdded() throws Exception {
		String original = give("监控", 0);
		this.work.completes("support", original, "triage",
				Answers.with(Answers.valid("defect", 1, 3, 5), "customersStated", "99"));

		assertThat(read(original).get("affected").asInt()).isEqualTo(4);
		assertThatThrownBy(() -> this.work.completes("support", give("监控", 1), "triage",
				Answers.with(Answers.valid("defect", 1, 3, 5), "customersStated", "很多")))
			.hasMessageContaining("customersStated");
	}

	@Test
	void theSameCustomerWritingAgainIsAChaserAndNoOtherCustomer() throws Exception {
		String original = triaged(give("物流", 0), 1);
		String again = give("物流", 0);
		assertThat(page(again)).contains("同一客户");
		link(again, original);
		String byPhone = this.work.submit(Answers.of("description", "物流一直没有更新", "customer",
				Answers.of("name", "赵敏", "phone", "13900000001", "email", mail("物流", 0))));
		link(byPhone, original);
		String phoneOnly = this.work.submit(
				Answers.of("description", "物流一直没有更新", "customer", Answers.of("name", "赵敏", "phone", "13900000001")));
		link(phoneOnly, original);

		assertThat(notes(original, "customersReached")).isEmpty();
		assertThat(notes(original, "chased")).extracting("number").containsExactly(again, byPhone, phoneOnly);
		assertThat(notes(again, "chaser")).hasSize(1);
		assertThat(page(again)).contains("计为催办");
		assertThat(page(original)).contains("共 1 位客户受影响");
	}

	@Test
	void customersWhoGaveNoAddressCountOneEach() throws Exception {
		String original = triaged(give("字体", 0), 1);
		for (int i = 0; i < 2; i++) {
			link(this.work.submit(Answers.of("description", "字体太小", "customer", Answers.of("anonymous", true))),
					original);
		}

		assertThat(page(original)).contains("共 3 位客户受影响");
	}

	@Test
	void casesThatJoinACauseCountForTheCaseThatFoundedIt() throws Exception {
		String founder = triaged(give("蓝牙", 0), 1);
		String cause = this.work.improvementOf(founder);
		String joins = give("蓝牙", 1);
		this.work.completes("support", joins, "triage",
				Answers.with(Answers.valid("defect", 1, 5, 5), "improvementNumber", cause));
		link(give("蓝牙", 2), joins);

		assertThat(notes(founder, "customersReached")).extracting("customers").containsExactly("2");
		assertThat(read(founder).get("affected").asInt()).isEqualTo(2);
		assertThat(notes(cause, "caseAttached").get(0)).containsEntry("cases", "2").containsEntry("customers", "2");
		assertThat(notes(cause, "caseAttached")).extracting("customers").contains("3");
	}

	@Test
	void whatHappensMeanwhileIsToldToEachLinkedCustomerOnce() throws Exception {
		String original = give("主题", 0);
		String another = give("主题", 1);
		String anotherAgain = give("主题", 1);
		String again = give("主题", 0);
		for (String duplicate : List.of(another, anotherAgain, again)) {
			link(duplicate, original);
		}
		this.work.completes("support", original, "triage", Answers.valid("suggestion", 1, 1, 1));
		this.work.completes("support", original, "firstResponse",
				Answers.with(Answers.answer(), "responseText", "王先生，您的建议很好"));

		assertThat(mails(List.of(original), "planned")).isEqualTo(1);
		assertThat(mails(List.of(another), "planned")).isEqualTo(1);
		assertThat(mails(List.of(anotherAgain, again), "planned")).isZero();
		assertThat(this.work.asCustomer(another).toString()).contains("列入改进清单").doesNotContain("王先生");
		assertThat(mails(List.of(another), "answered")).as("the answer is for the one who asked").isZero();
		assertThat(this.work.status(another)).isEqualTo("merged");
	}

	@Test
	void oneClickMergesInTriageInThePersonsOwnName() throws Exception {
		String original = give("发票", 0);
		String duplicate = give("发票", 1);
		assertThat(page(duplicate)).contains("并入此案");

		click("support", duplicate, original);

		assertThat(this.work.status(duplicate)).isEqualTo("merged");
		assertThat(read(duplicate).get("originalNumber").asText()).isEqualTo(original);
		assertThat(actors(duplicate, "completed.triage")).containsExactly("support");
		assertThat(page(duplicate)).doesNotContain("并入此案").contains("撤销并入");
	}

	@Test
	void aRefusedClickSaysWhyOnThePageAndLeavesTheTaskUnclaimed() throws Exception {
		String duplicate = give("地址", 1);

		assertThat(clickAndLook("engineering", duplicate, give("地址", 2))).contains("此任务由以下部门处理：客服");
		assertThat(clickAndLook("support", duplicate, "FB-20200101-000001")).contains("不存在");
		assertThat(this.work.task(duplicate, "triage").getAssignee()).isNull();
	}

	@Test
	void linkingAndUnlinkingAreRefusedInWords() throws Exception {
		String original = give("客服", 0);
		String duplicate = give("客服", 1);
		link(duplicate, original);

		assertProblem(link(duplicate, original), 409, "没有等待这一步的任务");
		assertProblem(link(original, original), 400, "不能是案件自身");
		assertProblem(post("support", "/api/cases/FB-20200101-000001/link", Map.of("originalNumber", original)), 404,
				"没有这个编号");
		assertProblem(post("engineering", "/api/cases/" + duplicate + "/unlink", Map.of("reason", "不是")), 403,
				"只能由以下部门");
		assertProblem(post("lead", "/api/cases/" + duplicate + "/unlink", Map.of("reason", " ")), 400, "请填写");
		assertProblem(post("lead", "/api/cases/" + original + "/unlink", Map.of("reason", "不是")), 409, "无法撤销并入");
		assertThat(post("auditor", "/api/cases/" + duplicate + "/unlink", Map.of("reason", "不是")).getStatus())
			.isEqualTo(403);
		assertThat(this.work.status(duplicate)).isEqualTo("merged");
	}

	private String give(String subject, int customer) {
		return this.work.submit(Answers.of("description", subject + "页面打不开，第" + customer + "位", "customer",
				Answers.of("name", "客户", "email", mail(subject, customer))));
	}

	private static String mail(String subject, int customer) {
		return "c" + subject.codePointAt(0) + "." + customer + "@example.com";
	}

	private String triaged(String number, int affected) {
		this.work.completes("support", number, "triage", Answers.valid("defect", affected, 3, 5));
		return number;
	}

	private MockHttpServletResponse link(String number, String original) throws Exception {
		return post("support", "/api/cases/" + number + "/link", Map.of("originalNumber", original));
	}

	private void unlink(String number) throws Exception {
		assertThat(post("manager", "/api/cases/" + number + "/unlink", Map.of("reason", "看错了")).getStatus())
			.isEqualTo(200);
	}

	private MockHttpServletResponse post(String userId, String path, Map<String, Object> body) throws Exception {
		return answer(MockMvcRequestBuilders.post(path)
			.with(httpBasic(userId, "feedback"))
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(body)));
	}

	private MvcResult click(String userId, String number, String original) throws Exception {
		return this.http
			.perform(MockMvcRequestBuilders.post("/cases/" + number + "/link")
				.with(member(userId))
				.with(csrf())
				.param("originalNumber", original))
			.andReturn();
	}

	private String clickAndLook(String userId, String number, String original) throws Exception {
		MvcResult clicked = click(userId, number, original);
		assertThat(clicked.getResponse().getRedirectedUrl()).isEqualTo("/cases/" + number + "#similar");
		return answer(get("/cases/" + number).with(member(userId)).flashAttrs(clicked.getFlashMap()))
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private void assertProblem(MockHttpServletResponse answer, int status, String sentence) throws Exception {
		assertThat(answer.getStatus()).isEqualTo(status);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains(sentence);
	}

	private JsonNode read(String number) throws Exception {
		return this.json.readTree(answer(get("/api/cases/" + number).with(member("support"))).getContentAsByteArray());
	}

	private String page(String number) throws Exception {
		return answer(get("/cases/" + number).with(member("support"))).getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(RequestBuilder request) throws Exception {
		return this.http.perform(request).andReturn().getResponse();
	}

	private List<String> actors(String number, String kind) {
		return this.database.sql("select actor from timeline where number = ? and kind = ?")
			.params(number, kind)
			.query(String.class)
			.list();
	}

	private long mails(List<String> numbers, String event) {
		return this.database.sql("select count(*) from outbox where number in (:numbers) and event = :event")
			.param("numbers", numbers)
			.param("event", event)
			.query(Long.class)
			.single();
	}

	private List<Map<String, String>> notes(String number, String kind) {
		return this.database.sql("select arguments::text from timeline where number = ? and kind = ? order by id")
			.params(number, kind)
			.query(String.class)
			.list()
			.stream()
			.map(this::arguments)
			.toList();
	}

	@SuppressWarnings("unchecked")
	private Map<String, String> arguments(String text) {
		try {
			return this.json.readValue(text, Map.class);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
