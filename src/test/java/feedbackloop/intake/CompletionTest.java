package feedbackloop.intake;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.MvcResult;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * What a channel asks for and nobody said is shown until it is known: the customer is
 * asked for exactly that, or staff fill it in.
 */
@CaseTest
class CompletionTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@Test
	void staffFillInWhatIsMissingAndTheTimelineSaysWhoAndWhat() throws Exception {
		String number = call(Map.of());
		this.work.claims("support", number, "triage");
		Document before = page("support", number);
		assertThat(before.select("#missing").text()).contains("诉求", "反馈时间", "产品或服务", "用户类别", "电话");
		assertThat(before.select("#completion [name=demand], #completion [name='customer.phone']")).hasSize(2);

		complete("support", number,
				Map.of("demand", "请回电 13912340001", "givenAt", "2026-01-05T10:30", "customer.phone", "13912340002"));

		JsonNode read = read(number);
		assertThat(this.json.convertValue(read.get("missing"), List.class)).containsExactly("product", "userCategory");
		assertThat(read.get("demand").asText()).isEqualTo("请回电 139****0001");
		assertThat(read.get("givenAt").asText()).startsWith("2026-01-05T10:30");
		assertThat(read.get("receivedAt").asText()).doesNotStartWith("2026-01-05");
		assertThat(read.at("/customer/phone").asText()).isEqualTo("139****0002");
		Document after = page("support", number);
		assertThat(after.select("#missing").text()).doesNotContain("电话").contains("产品或服务");
		assertThat(this.work.page("lead", "/cases/" + number + "/trail")).contains("补全了：诉求", "补全了：电话");
	}

	@Test
	void detailsAndAnAddressAreFilledInToo() throws Exception {
		String number = this.work.submit(Answers.of("channel", "survey", "demand", "", "customer", Map.of(), "summary",
				"李明珠说太贵", "description", "李明珠先生觉得太贵"));
		this.database.sql("update feedback set missing = missing || ',customer.name,customer.email' where number = ?")
			.param(number)
			.update();
		complete("manager", number, Map.of("surveyName", "年度问卷", "customer.email", "mingzhu@example.org",
				"customer.name", "李明珠", "givenAt", "2026-01-05T10:30"));
		JsonNode read = read(number);
		assertThat(read.get("missing")).isEmpty();
		assertThat(read.at("/details/surveyName").asText()).isEqualTo("年度问卷");
		assertThat(read.get("reach").asText()).isEqualTo("direct");
		assertThat(read.get("summary").asText()).doesNotContain("李明珠");
		assertThat(page("manager", number).select("#missing, #completion")).isEmpty();
	}

	@Test
	void whatIsKnownIsNotChangedAndNothingIsTakenThatNobodyAskedFor() throws Exception {
		String number = call(Map.of("demand", "退款"));
		complete("lead", number, Map.of("demand", "换货", "region", "华东", "product", "商城"));
		JsonNode read = read(number);
		assertThat(read.get("demand").asText()).isEqualTo("退款");
		assertThat(read.get("region").isNull()).isTrue();
		assertThat(read.get("product").asText()).isEqualTo("商城");
	}

	@Test
	void aCustomerMayStayUnnamed() throws Exception {
		String number = call(Map.of());
		complete("lead", number, Map.of("customer.anonymous", "true"));
		assertThat(this.json.convertValue(read(number).get("missing"), List.class)).doesNotContain("customer.phone");
	}

	@Test
	void whatIsWrongIsSaidAtTheFieldAndStays() throws Exception {
		String number = call(Map.of());
		MvcResult answer = this.http
			.perform(form("lead", number, Map.of("givenAt", "2999-01-01T00:00", "product", "商城")))
			.andReturn();
		MockHttpServletResponse shown = this.http
			.perform(get("/cases/" + number).with(member("lead")).flashAttrs(answer.getFlashMap()))
			.andReturn()
			.getResponse();
		Document page = Jsoup.parse(shown.getContentAsString(StandardCharsets.UTF_8));
		assertThat(page.select("#completion details").hasAttr("open")).isTrue();
		assertThat(page.select("#completion [name=product]").val()).isEqualTo("商城");
		assertThat(page.select("#field-givenAt-wrong").text()).contains("反馈时间");
		assertThat(read(number).get("product").isNull()).isTrue();
		MvcResult nothing = this.http.perform(form("lead", number, Map.of("product", " "))).andReturn();
		assertThat(nothing.getFlashMap().get("completionErrors")).isNotNull();
	}

	@Test
	void onlyWhoWorksTheCaseOrRecordedItMay() throws Exception {
		String number = call(Map.of());
		assertThat(page("support", number).select("#completion")).isEmpty();
		assertThat(send("support", number, Map.of("product", "商城"))).isEqualTo(403);
		this.database.sql("update feedback set recorded_by = 'support' where number = ?").param(number).update();
		assertThat(page("support", number).select("#completion")).hasSize(1);
		assertThat(send("support", number, Map.of("product", "商城"))).isEqualTo(302);
		assertThat(send("auditor", number, Map.of("userCategory", "学生"))).isEqualTo(403);
		assertThat(send("lead", "FB-20200101-000001", Map.of("product", "商城"))).isEqualTo(404);
	}

	@Test
	void triageFindsWhatIsMissingAndTheQuestionReady() {
		String number = this.work.submit(Answers.of("channel", "phone", "language", "en"));
		String task = this.work.claims("support", number, "triage").getId();
		Document page = Jsoup.parse(this.work.page("support", "/tasks/" + task));
		assertThat(page.select("#parts").text()).contains("不完整，缺少： 概述");
		assertThat(page.select("[name=question]").text())
			.startsWith("To deal with your feedback we still need to know:")
			.contains("Summary", "User category");
		String unreachable = this.work
			.submit(Answers.of("channel", "survey", "customer", Map.of("anonymous", true), "demand", ""));
		String other = this.work.claims("support", unreachable, "triage").getId();
		Document without = Jsoup.parse(this.work.page("support", "/tasks/" + other));
		assertThat(without.select("#parts").text()).contains("不完整，缺少：");
		assertThat(without.select("[name=question]").text()).isEmpty();
	}

	@Test
	void thePageToRecordKnowsWhatEachChannelAsksFor() {
		Document page = Jsoup.parse(this.work.page("support", "/intake"));
		assertThat(page.select("#rules-of-channels [data-channel=roundTable]").attr("data-required"))
			.isEqualTo("summary demand givenAt interviewer");
		assertThat(page.select("[name=channel] option").eachText()).contains("座谈会");
		assertThat(page.select(
				"[name=ticketReference], [name=surveyName], [name=store], [name=rating], [name=appVersion], [name=platform], [name=link], [name=interviewer]"))
			.hasSize(8);
	}

	private String call(Map<String, Object> fields) {
		Map<String, Object> given = Answers.of("channel", "phone", "summary", "打不开", "demand", "", "product", "",
				"customer", Map.of());
		given.putAll(fields);
		return this.work.submit(given);
	}

	private void complete(String userId, String number, Map<String, String> fields) throws Exception {
		assertThat(send(userId, number, fields)).isEqualTo(302);
	}

	private int send(String userId, String number, Map<String, String> fields) throws Exception {
		return this.http.perform(form(userId, number, fields)).andReturn().getResponse().getStatus();
	}

	private static MockHttpServletRequestBuilder form(String userId, String number, Map<String, String> fields) {
		MockHttpServletRequestBuilder form = post("/cases/" + number + "/completion").with(member(userId)).with(csrf());
		fields.forEach(form::param);
		return form;
	}

	private JsonNode read(String number) throws Exception {
		return this.json.readTree(this.work.page("auditor", "/api/cases/" + number));
	}

	private Document page(String userId, String number) {
		return Jsoup.parse(this.work.page(userId, "/cases/" + number));
	}

}
