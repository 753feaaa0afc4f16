package feedbackloop.insights;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import feedbackloop.evidence.SampleFiles;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.StatementCount;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;

/**
 * One page tells the whole case: why this grade, who works on what until when, what the
 * customer wrote before, what was submitted.
 */
@CaseTest
class CasePageTest {

	/**
	 * Of every case, however much happened to it, without the parts of other features.
	 */
	private static final int MOST_OF_STORY = 16;

	/** With all parts, whatever happened to the case and whoever looks. */
	private static final int MOST_OF_PAGE = 41;

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseReader reader;

	@Autowired
	private CaseWork work;

	@Test
	void aLongStoryTakesHardlyMoreStatementsThanAShortOne() throws Exception {
		String shortStory = this.work.submit(Answers.of("description", "积分商城打不开"));
		String longStory = this.work.atVerification();

		int few = StatementCount.of(() -> this.reader.story(shortStory, "support", Locale.CHINA));
		int many = StatementCount.of(() -> this.reader.story(longStory, "support", Locale.CHINA));

		assertThat(few).isLessThanOrEqualTo(many);
		assertThat(many).isLessThanOrEqualTo(MOST_OF_STORY);
	}

	@Test
	void aPageTakesFewStatementsHoweverMuchHappenedAndWhoeverLooks() throws Exception {
		String number = this.work.submit(Answers.of("description", "积分商城打不开，换了浏览器也一样"));
		asksLittle(number, "received");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		asksLittle(number, "contributions");
		this.work.contributes(number);
		this.work.asksTeam("product", number, "support", "");
		asksLittle(number, "analysis");
		this.work.completes("product", number, "analysis", Answers.analysis());
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.measure("product", "engineering"), Answers.measure("process", "operations"),
						Answers.measure("communication", "support"), Answers.measure("education", "support")));
		this.work.writes(number, "还是打不开");
		this.work.fillsIn("support", "/cases/" + number + "/comments", Map.of("text", "@engineering 请看日志"));
		this.http.perform(multipart("/cases/" + number + "/files")
			.file(new MockMultipartFile("files", "日志.txt", "text/plain", SampleFiles.text("10:21 打不开")))
			.with(member("support"))
			.with(csrf()));
		asksLittle(number, "measures");
		this.work.carriesOut(number);
		this.work.claims("quality2", number, "verification");
		asksLittle(number, "verification");
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.completes("support2", number, "closure", Answers.closure());
		this.work.runsJobs();
		this.work.confirms(number);
		asksLittle(number, "closed");
	}

	/** What the engine reads once for all, such as a model, does not count. */
	private void asksLittle(String number, String stage) throws Exception {
		for (String reader : List.of("support", "quality", "product", "manager", "auditor")) {
			page(reader, number);
			assertThat(StatementCount.statements(() -> page(reader, number))).as("%s, seen by %s", stage, reader)
				.hasSizeLessThanOrEqualTo(MOST_OF_PAGE);
		}
	}

	@Test
	void theGradeIsExplainedWithScoresWeightsSumAndRule() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));

		assertThat(cells(page("support", number), "explanation")).containsSubsequence("影响人数", "5", "3", "15", "严重程度",
				"4", "4", "16", "紧急程度", "3", "3", "9", "40 ÷ 5 = 8.0", "规则");
	}

	@Test
	void messagesAndNotesAreOneConversation() throws Exception {
		String number = this.work.submit(Answers.of("description", "积分商城换的杯子没有到"));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.writes(number, "还是没有收到");
		this.work.fillsIn("support", "/cases/" + number + "/comments", Map.of("text", "@engineering 请看日志"));

		List<String> conversation = cells(page("product", number), "conversation");

		assertThat(conversation).containsSubsequence("积分商城换的杯子没有到", "更早的 1 条消息", "收到反馈", "客服 (support)", "· 已发给客户",
				"我们已经看到问题，正在处理。", "工程师正在排查", "发出的全文", "客户", "还是没有收到", "内部备注", "客服 (support)", "@engineering", "请看日志");
		assertThat(conversation).containsOnlyOnce("我们已经看到问题，正在处理。").doesNotContain("· 客户不可见");
	}

	@Test
	void whatTheOpenTaskNeedsStandsBeforeTheTabs() throws Exception {
		String number = this.work.submit(Answers.of("description", "积分商城的杯子碎了"));
		assertThat(page("support", number)).containsSubsequence("id=\"similar\"", "class=\"tabs\"");
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		assertThat(page("support", number)).containsSubsequence("class=\"tabs\"", "id=\"similar\"");
		this.work.contributes(number);
		assertThat(cells(page("product", number), "contributed")).contains("研发 (engineering)", "查过记录，近期有同样的反馈");
		this.work.completes("product", number, "analysis", Answers.analysis());
		assertThat(page("product", number)).containsSubsequence("id=\"improvement\"", "缓存没有失效", "class=\"tabs\"");
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("communication", "support")), "oneKindReason", "只需说明"));
		assertThat(page("product", number)).doesNotContain("id=\"contributed\"");
		this.work.completes("support", number, "fix", Answers.documentFix());
		this.work.checks(number);
		assertThat(cells(page("quality", number), "improvement")).contains("订单页两秒内打开", "打开成功率");
		this.work.completes("quality", number, "verification", Answers.verification());
		this.work.runsJobs();
		assertThat(cells(page("support", number), "verification")).contains("成功率回到 99.9%");
	}

	@Test
	void whoeverDecidesADisputeReadsWhatTheCustomerSaidToTheResult() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的”里可以改。", "resolvedAtFirstContact", true));
		this.work.disputes(number, "那里没有这个按钮");
		this.work.writes(number, "截图已经寄出");

		assertThat(cells(page("lead", number), "objection")).contains("那里没有这个按钮").doesNotContain("截图已经寄出");
	}

	@Test
	void measuresAreMilestonesWithOwnerDayAndVersion() throws Exception {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "targetVersion", "3.2"),
						Answers.measure("communication", "support")));

		assertThat(cells(page("manager", number), "milestones"))
			.containsSubsequence("答应客户的时间", Answers.inDays(5), "未完成")
			.containsSubsequence("1. 修正缓存", "版本 3.2", "研发 (engineering2)", Answers.inDays(10), "未完成");
	}

	@Test
	void whatTheSameCustomerWroteBeforeIsShownMasked() throws Exception {
		Map<String, Object> customer = Answers.of("name", "赵一鸣", "phone", "13900001234");
		String before = this.work.submit(Answers.of("description", "赵一鸣：上次的快递丢了，电话 13900001234", "customer", customer));
		String now = this.work.submit(Answers.of("description", "这次的快递又丢了", "customer", customer));
		String other = this.work.submit(Answers.of("description", "快递丢了", "customer", Answers.of("name", "赵一鸣")));

		assertThat(cells(page("support", now), "history")).contains("该客户另有 1 条反馈。", before, "已收到")
			.doesNotContain(now, other);
		assertThat(page("support", now)).doesNotContain("赵一鸣", "13900001234");
		assertThat(page("support", other)).doesNotContain("该客户的其他反馈");
	}

	@Test
	void aSubmittedFormReadsInItsOwnOrder() throws Exception {
		String number = this.work.atPlan();

		String page = page("support", number);

		assertThat(cells(page, "forms")).containsSubsequence("结论", "转述", "类型", "影响人数", "严重程度", "紧急程度", "重大损失风险",
				"合规风险");
		assertThat(cells(page, "forms")).containsSubsequence("根本原因", "缓存没有失效", "方向", "为什么", "第1层原因", "证据", "日志第1段",
				"为什么", "第2层原因");
		assertThat(page).doesNotContain("特批理由");
	}

	@Test
	void aManagersReasonIsShownOnlyWhereItWasUsed() throws Exception {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("communication", "support")), "oneKindReason", "只需说明",
						"overrideReason", "没有用上"));
		this.work.completes("manager", number, "fix", Answers.documentFix());
		this.work.checks(number);
		this.work.completes("manager", number, "verification",
				Answers.with(Answers.verification(), "overrideReason", "质量部门今天无人"));

		assertThat(page("support", number)).contains("质量部门今天无人").doesNotContain("没有用上");
	}

	/**
	 * The texts of one part of the page, in order.
	 */
	private static List<String> cells(String page, String id) {
		int start = page.indexOf("id=\"" + id + "\"");
		assertThat(start).as("the part " + id).isPositive();
		String part = page.substring(page.indexOf('>', start) + 1, page.indexOf("</section>", start));
		return List.of(part.split("<[^>]*>")).stream().map(String::strip).filter((text) -> !text.isEmpty()).toList();
	}

	private String page(String reader, String number) throws Exception {
		MockHttpServletResponse answer = this.http.perform(get("/cases/" + number).with(member(reader)))
			.andReturn()
			.getResponse();
		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).doesNotContain("??");
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

}
