package feedbackloop.notification;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/** Help for whoever writes to a customer. */
@CaseTest
class ReplyHelpTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private NotificationSettings settings;

	@Test
	void theCasePageOffersTheTemplatesWhileSomebodyWritesToTheCustomer() throws Exception {
		String number = this.work.submit();
		assertThat(page(get("/cases/" + number), "support", "zh-CN")).contains("答复助手", "先用临时办法，我们继续修复",
				"/cases/" + number + "/reply?template=workaround");
		assertThat(page(get("/cases/" + number), "support", "en")).contains("A way around it while we fix the cause");

		this.work.completes("support", number, "triage", Answers.mediumDefect());
		assertThat(page(get("/cases/" + number), "support", "zh-CN")).contains("答复助手");
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(page(get("/cases/" + number), "support", "zh-CN")).doesNotContain("答复助手");
	}

	@Test
	void aTemplateIsFilledWithTheCaseInTheCustomersLanguageAndNothingOfThePerson() throws Exception {
		String chinese = this.work.submit();
		String english = this.work.submit(Answers.of("language", "en", "product", "Shop"));

		assertThat(page(get("/cases/" + chinese + "/reply?template=knownProblem"), "support", "en"))
			.contains("您反馈的问题（商城）我们已经知道", "The customer reads Chinese")
			.doesNotContain("王", "wang@example.com", "{{");
		assertThat(page(get("/cases/" + english + "/reply?template=knownProblem"), "support", "zh-CN"))
			.contains("We know of the problem you report with Shop", "客户使用英文")
			.doesNotContain("{{");
		assertThat(answer(get("/cases/" + chinese + "/reply?template=nothing"), "support", "zh-CN").getStatus())
			.isEqualTo(404);
	}

	@Test
	void thePreviewIsTheMessageThatTheCustomerGetsInTheEnd() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		Map<String, Object> answer = Answers.with(Answers.answer(), "workaround", "请先用网页版下单。");

		JsonNode preview = preview(number, "answered", answer);
		this.work.completes("support", number, "firstResponse", answer);

		JsonNode letters = this.work.asCustomer(number).get("messages");
		JsonNode sent = letters.get(letters.size() - 1);
		assertThat(preview.get("subject")).isEqualTo(sent.get("subject"));
		assertThat(preview.get("body")).isEqualTo(sent.get("text"));
		assertThat(preview.get("body").asText()).contains("请先用网页版下单。", "工程师正在排查", "当前状态：处理中");
	}

	@Test
	void thePreviewOfAQuestionAndOfAnExplanationStandsWhereTheCaseWillStand() throws Exception {
		String number = this.work.submit();
		assertThat(preview(number, "question", Answers.of("responseText", "您用的是哪个版本？")).get("body").asText())
			.contains("您用的是哪个版本？", "需要请您补充");

		this.work.completes("support", number, "triage", Answers.with(Answers.valid("documentation", 1, 1, 1),
				"responseText", "说明书第三页有写。", "resolvedAtFirstContact", true));
		assertThat(this.work.status(number)).isEqualTo("resolved");
		this.work.disputes(number);
		assertThat(preview(number, "answered", Answers.of("responseText", "第三页的图有误，已更正。")).get("body").asText())
			.contains("当前状态：已解决，待您确认");
		assertThat(preview(number, "reopened", Answers.of("responseText", "我们重新处理。")).get("body").asText())
			.contains("当前状态：处理中");
	}

	@Test
	void whatTheMessageShouldHoldIsTickedWithWhereItComesFromOrMissing() throws Exception {
		String number = this.work.submit();

		JsonNode full = preview(number, "answered",
				Answers.of("responseText", "谢谢您告诉我们，原因已经查明。步骤见 " + this.settings.helpLink() + "/orders。", "nextStep",
						"周五发布修正", "expectedBy", Answers.inDays(3)));
		JsonNode bare = preview(number, "answered", Answers.of("responseText", "请先〔第一步〕，再〔第二步〕。"));

		assertThat(sources(full)).containsExactly(Map.entry("thanks", "responseText"), Map.entry("problem", "template"),
				Map.entry("progress", "nextStep"), Map.entry("expectedTime", "expectedBy"),
				Map.entry("done", "responseText"), Map.entry("selfHelp", "article"), Map.entry("followUp", "template"));
		assertThat(full.get("blanks")).isEmpty();
		assertThat(sources(bare)).containsEntry("thanks", "template")
			.containsEntry("progress", "template")
			.containsEntry("expectedTime", "missing: expectedBy")
			.containsEntry("selfHelp", "template");
		assertThat(bare.get("blanks")).map(JsonNode::asText).containsExactly("〔第一步〕", "〔第二步〕");
	}

	@Test
	void adviceNamesAPlaceThatTheMessageHas() throws Exception {
		JsonNode question = preview(this.work.submit(), "question",
				Answers.of("responseText", "您用的是哪个版本？", "nextStep", "等您回复", "expectedBy", Answers.inDays(3)));

		assertThat(sources(question)).containsEntry("progress", "missing: responseText")
			.containsEntry("expectedTime", "missing: responseText");
	}

	@Test
	void thePageShowsTheWholeMessageWithAdviceAndKeepsWhatWasTyped() throws Exception {
		String number = this.work.submit();

		String page = page(draft(number).param("event", "answered")
			.param("responseText", "先这样用：<b>刷新</b>")
			.param("nextStep", "继续排查"), "support", "zh-CN");

		assertThat(page).contains("您好！", "先这样用：&lt;b&gt;刷新&lt;/b&gt;", "/follow/" + number, "可以补充到：“预计完成”", "“下一步”")
			.doesNotContain("<b>刷新</b>", "??");
		assertThat(page(draft(number).param("event", "answered").param("responseText", "好").param("expectedBy", "明天"),
				"support", "zh-CN"))
			.contains("须为 ISO 日期", "value=\"明天\"");
	}

	@Test
	void whatCannotBePreviewedIsSaidInWords() throws Exception {
		String number = this.work.submit();
		String unreachable = this.work
			.submit(Answers.of("channel", "survey", "customer", Answers.of("anonymous", true)));

		assertThat(post(number, "closed", Answers.of("responseText", "好")).getStatus()).isEqualTo(400);
		assertThat(post("FB-20200101-000001", "answered", Answers.of("responseText", "好")).getStatus()).isEqualTo(404);
		MockHttpServletResponse off = post(unreachable, "answered", Answers.of("responseText", "好"));
		assertThat(off.getStatus()).isEqualTo(409);
		assertThat(off.getContentAsString(StandardCharsets.UTF_8)).contains("不会收到消息");
		assertThat(answer(request(number, "answered", Answers.of("responseText", "好")), "auditor", "zh-CN").getStatus())
			.isEqualTo(403);
	}

	private static MockHttpServletRequestBuilder draft(String number) {
		return MockMvcRequestBuilders.post("/cases/" + number + "/reply");
	}

	private JsonNode preview(String number, String event, Map<String, Object> typed) throws Exception {
		MockHttpServletResponse answer = post(number, event, typed);
		assertThat(answer.getStatus()).as(answer.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(200);
		return this.json.readTree(answer.getContentAsString(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse post(String number, String event, Map<String, Object> typed) throws Exception {
		return answer(request(number, event, typed), "support", "zh-CN");
	}

	private MockHttpServletRequestBuilder request(String number, String event, Map<String, Object> typed)
			throws Exception {
		Map<String, Object> body = Answers.with(Answers.of("event", event),
				typed.entrySet().stream().flatMap((e) -> Stream.of(e.getKey(), e.getValue())).toArray());
		body.remove("resolvedAtFirstContact");
		return MockMvcRequestBuilders.post("/api/cases/" + number + "/reply-preview")
			.contentType(MediaType.APPLICATION_JSON)
			.content(this.json.writeValueAsBytes(body));
	}

	private static Map<String, String> sources(JsonNode preview) {
		Map<String, String> sources = new LinkedHashMap<>();
		preview.get("parts").forEach((part) -> {
			String missing = part.get("present").asBoolean() ? "" : "missing: ";
			sources.put(part.get("part").asText(), missing + part.get("from").asText());
		});
		return sources;
	}

	private String page(MockHttpServletRequestBuilder request, String userId, String language) throws Exception {
		MockHttpServletResponse answer = answer(request, userId, language);
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(MockHttpServletRequestBuilder request, String userId, String language)
			throws Exception {
		return this.http.perform(request.with(member(userId)).with(csrf()).locale(Locale.forLanguageTag(language)))
			.andReturn()
			.getResponse();
	}

}
