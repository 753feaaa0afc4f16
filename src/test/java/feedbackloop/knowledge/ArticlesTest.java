package feedbackloop.knowledge;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.Plan;
import feedbackloop.testing.StatementCount;
import org.jsoup.Jsoup;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/** The life of an article, from a case to its readers. */
@CaseTest
class ArticlesTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private JdbcClient database;

	@Autowired
	private TransactionTemplate transaction;

	@Test
	void whatOneWroteAnotherReviewsBeforeCustomersReadIt() throws Exception {
		long id = written("support", this.work.submit(), "titleZh", "香榧木柜台怎么预约", "bodyZh", "# 预约\n\n请在**前台**登记。");
		assertThat(page("/help/" + id, 404)).isNotNull();
		assertThat(step("support", id, "review", 1)).containsKey("refused");
		assertThat(step("support2", id, "publication", 1)).containsKey("refused");
		assertThat(page("/help?words=香榧木", 200)).doesNotContain("香榧木柜台");

		assertThat(step("engineering", id, "review", 1)).containsEntry("done", "reviewed");
		assertThat(step("support", id, "publication", 1)).containsEntry("done", "published");

		assertThat(page("/help?words=香榧木柜台", 200)).contains("<a href=\"/help/" + id + "\"", "预约: 请在前台登记");
		assertThat(page("/help/" + id, 200)).contains("<h1 lang=\"zh-CN\">香榧木柜台怎么预约</h1>", "<h2>预约</h2>",
				"<strong>前台</strong>");
		assertThat(inEnglish("/help/" + id)).contains("This article is in Chinese only so far.");
	}

	@Test
	void anEditIsADraftAgainWhileReadersSeeTheVersionBefore() throws Exception {
		long id = published("support", this.work.submit(), "titleZh", "珙桐会员卡", "bodyZh", "旧的说明");
		Map<String, String> edited = typed("titleZh", "珙桐会员卡", "bodyZh", "新的说明", "titleEn", "Dove tree card", "bodyEn",
				"The new text", "before", "1");
		assertThat(this.work.fillsIn("manager", "/knowledge/" + id, edited)).containsEntry("done", "kept");

		assertThat(page("/help/" + id, 200)).contains("旧的说明").doesNotContain("新的说明");
		assertThat(this.work.page("support", "/knowledge/" + id)).contains("草稿，待核对", "新的说明", "The new text",
				"读者看到的仍是上一次发布的版本");
		assertThat(this.work.page("support", "/knowledge/" + id + "?version=1")).contains("旧的说明", "这是较早的版本 1");
		assertThat(step("manager", id, "review", 2)).containsKey("refused");
		// Another window still shows the version before.
		assertThat(step("support", id, "review", 1)).containsKey("refused");
		MockHttpServletResponse second = answer(posted("/knowledge/" + id, edited).with(member("support")));
		assertThat(second.getStatus()).isEqualTo(409);
		assertThat(second.getContentAsString(StandardCharsets.UTF_8)).contains("刚刚被别人改过", "新的说明");

		step("support", id, "review", 2);
		step("support", id, "publication", 2);
		assertThat(page("/help/" + id, 200)).contains("新的说明");
		assertThat(inEnglish("/help/" + id)).contains("Dove tree card", "The new text")
			.doesNotContain("in Chinese only");
	}

	@Test
	void whatIsWithdrawnLeadsToItsSuccessor() throws Exception {
		String number = this.work.submit();
		long old = published("support", number, "titleZh", "水杉旧版手册", "bodyZh", "过时");
		long successor = published("support", number, "titleZh", "水杉新版手册", "bodyZh", "现行");
		long forStaff = published("support", number, "titleZh", "水杉内部手册", "bodyZh", "内部", "open", "false");

		assertThat(this.work.fillsIn("manager", "/knowledge/" + old + "/withdrawal",
				Map.of("version", "1", "successor", String.valueOf(forStaff))))
			.containsKey("refused");
		assertThat(this.work.fillsIn("manager", "/knowledge/" + old + "/withdrawal",
				Map.of("version", "1", "successor", String.valueOf(successor))))
			.containsEntry("done", "withdrawn");
		assertThat(answer(MockMvcRequestBuilders.get("/help/" + old)).getRedirectedUrl())
			.isEqualTo("/help/" + successor);
		assertThat(page("/help?words=水杉", 200)).contains("水杉新版手册").doesNotContain("水杉旧版手册");

		step("manager", successor, "withdrawal", 1);
		page("/help/" + successor, 404);
		assertThat(this.work.page("manager", "/knowledge?state=withdrawn&number=" + number))
			.contains("水杉旧版手册", "水杉新版手册")
			.doesNotContain("水杉内部手册");
	}

	@Test
	void whatIsForStaffOnlyIsFoundByStaffOnly() throws Exception {
		long id = published("support", this.work.submit(), "titleZh", "银杏退款口径", "bodyZh", "内部说明", "open", "false");

		assertThat(page("/help?words=银杏退款", 200)).doesNotContain("银杏退款口径");
		page("/help/" + id, 404);
		assertThat(this.work.page("engineering", "/help?words=银杏退款")).contains("银杏退款口径", "仅员工");
		assertThat(this.work.page("engineering", "/help/" + id)).contains("内部说明");
		assertThat(suggestions("银杏退款口径是怎样的")).doesNotContain("银杏");
	}

	@Test
	void anArticleDoesNotExistForWhomItsCaseDoesNot() throws Exception {
		String number = this.work.submit();
		long id = written("support", number, "titleZh", "鹅掌楸窗口", "bodyZh", "投诉的经过");
		this.database.sql("update feedback set about_user = 'engineering' where number = ?").param(number).update();
		assertThat(answer(MockMvcRequestBuilders.get("/knowledge/" + id).with(member("engineering"))).getStatus())
			.isEqualTo(404);
		assertThat(answer(MockMvcRequestBuilders.get("/cases/" + number + "/article").with(member("engineering")))
			.getStatus()).isEqualTo(404);
		assertThat(this.work.page("engineering", "/knowledge?number=" + number)).doesNotContain("鹅掌楸窗口");
		assertThat(this.work.page("quality", "/knowledge?number=" + number)).contains("鹅掌楸窗口");
	}

	@Test
	void whatIsHiddenFromTheReaderIsNoSuccessorForThem() throws Exception {
		long old = published("support", this.work.submit(), "titleZh", "领春木旧规程", "bodyZh", "过时", "open", "false");
		String complaint = this.work.submit();
		long hidden = published("support", complaint, "titleZh", "领春木投诉经过", "bodyZh", "内部", "open", "false");
		this.database.sql("update feedback set about_user = 'lead' where number = ?").param(complaint).update();
		assertThat(this.work.page("lead", "/knowledge/" + old)).contains("领春木旧规程").doesNotContain("领春木投诉经过");
		assertThat(this.work.page("manager", "/knowledge/" + old)).contains("领春木投诉经过");
		Map<String, String> withdrawal = Map.of("version", "1", "successor", String.valueOf(hidden));
		assertThat(this.work.fillsIn("lead", "/knowledge/" + old + "/withdrawal", withdrawal)).containsKey("refused");
		assertThat(this.work.fillsIn("manager", "/knowledge/" + old + "/withdrawal", withdrawal)).containsEntry("done",
				"withdrawn");
	}

	@Test
	void personalDataIsHiddenAndTheOriginalGoesWithTheCustomer() throws Exception {
		String number = this.work
			.submit(Answers.of("customer", Answers.of("name", "欧阳樱桃", "email", "yingtao.article@example.com")));
		long id = published("support", number, "titleZh", "欧阳樱桃遇到的问题", "bodyZh", "联系 yingtao.article@example.com");
		assertThat(page("/help/" + id, 200)).doesNotContain("欧阳樱桃", "yingtao");
		assertThat(sealed(id)).isTrue();

		this.http
			.perform(post("/privacy/erasure").param("number", number)
				.param("reason", "客户要求")
				.with(csrf())
				.with(member("privacy")))
			.andReturn();
		assertThat(this.work.page("privacy", "/privacy?number=" + number)).doesNotContain("欧阳樱桃");
		assertThat(sealed(id)).isFalse();
		assertThat(page("/help/" + id, 200)).contains("遇到的问题");
	}

	private boolean sealed(long id) {
		return this.database
			.sql("select coalesce(length(body_zh_sealed), 0) > 0 from article_version where article_id = ?")
			.param(id)
			.query(Boolean.class)
			.single();
	}

	@Test
	void closureWritesDraftsInTheLanguageOfTheirText() throws Exception {
		String number = this.work.atVerification();
		this.work.completes("quality", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.completes("support2", number, "closure", Answers.with(Answers.closure(), "articles", List.of(
				Answers.of("kind", "faq", "title", "红豆杉打不开怎么办", "body", "请刷新。", "public", true),
				Answers.of("kind", "manual", "title", "Yew tree pages", "body", "Reload the page.", "public", false))));
		assertThat(this.work.page("support", "/knowledge?number=" + number)).contains("红豆杉打不开怎么办", "只有中文",
				"Yew tree pages", "只有英文", "草稿，待核对", "仅员工");
		assertThat(page("/help?words=红豆杉", 200)).doesNotContain("红豆杉打不开");
	}

	@ParameterizedTest
	@CsvSource({ "titleZh,bodyZh,请填写", "titleEn,bodyEn,请填写" })
	void halfATextIsRefusedWithTheNameOfWhatIsMissing(String title, String body, String said) throws Exception {
		String number = this.work.submit();
		MockHttpServletResponse answer = answer(
				posted("/cases/" + number + "/article", typed(title, "只有标题")).with(member("support")));
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(answer.getContentAsString(StandardCharsets.UTF_8)).contains(said, "field-" + body, "只有标题");
		assertThat(answer(posted("/cases/" + number + "/article", typed()).with(member("support")))
			.getContentAsString(StandardCharsets.UTF_8)).contains("请至少用一种语言写好标题和正文");
	}

	@Test
	void whoMayPublishAndWithdrawIsARightOfItsOwn() throws Exception {
		long id = written("support", this.work.submit(), "titleZh", "连香树", "bodyZh", "正文");
		step("engineering", id, "review", 1);
		for (String way : List.of("publication", "confirmation", "withdrawal")) {
			assertThat(
					answer(posted("/knowledge/" + id + "/" + way, Map.of("version", "1")).with(member("engineering")))
						.getStatus())
				.as(way)
				.isEqualTo(403);
		}
		assertThat(answer(posted("/knowledge/" + id + "/review", Map.of("version", "1")).with(member("auditor")))
			.getStatus()).isEqualTo(403);
		assertThat(this.work.page("auditor", "/knowledge/" + id)).contains("连香树").doesNotContain("/edit\"");
	}

	@Test
	void suggestionsNameWhatIsAboutTheSameAndCountWhatHelped() throws Exception {
		long id = published("support", this.work.submit(), "titleZh", "台湾杉报表导出超时怎么办", "bodyZh", "请缩小台湾杉报表的日期范围。");

		assertThat(suggestions("我导出台湾杉报表的时候一直转圈，最后超时")).contains("/help/" + id + "\"", "台湾杉报表导出超时怎么办");
		assertThat(suggestions("桫椤")).doesNotContain("<a ");
		MockHttpSession visit = new MockHttpSession();
		for (int i = 0; i < 3; i++) {
			assertThat(answer(post("/help/" + id + "/helped").with(csrf()).session(visit)).getRedirectedUrl())
				.isEqualTo("/help/" + id);
		}
		assertThat(helped(id)).isEqualTo(1);
		answer(post("/help/" + id + "/helped").with(csrf()));
		assertThat(helped(id)).isEqualTo(2);
		assertThat(answer(post("/help/987654321/helped").with(csrf())).getStatus()).isEqualTo(404);
	}

	@Test
	void onlyWhoMayReadItSaysThatItHelped() throws Exception {
		String number = this.work.submit();
		long id = published("support", number, "titleZh", "刺楸内部口径", "bodyZh", "内部", "open", "false");
		this.database.sql("update feedback set about_user = 'product' where number = ?").param(number).update();
		assertThat(answer(post("/help/" + id + "/helped").with(csrf())).getStatus()).isEqualTo(404);
		assertThat(answer(post("/help/" + id + "/helped").with(csrf()).with(member("product"))).getStatus())
			.isEqualTo(404);
		assertThat(helped(id)).isZero();
		answer(post("/help/" + id + "/helped").with(csrf()).with(member("engineering")));
		assertThat(helped(id)).isEqualTo(1);
	}

	private int helped(long id) {
		return this.database.sql("select helped from article where id = ?").param(id).query(Integer.class).single();
	}

	@Test
	void whoeverAnswersPutsTitleAndAddressIntoTheAnswer() throws Exception {
		String number = this.work.submit(Answers.of("description", "猴欢喜柜台的发票一直下载失败", "language", "en"));
		long id = published("support", number, "titleZh", "猴欢喜柜台发票下载失败", "bodyZh", "请重试", "titleEn", "Sloanea invoices",
				"bodyEn", "Try again");
		long forStaff = published("support", number, "titleZh", "猴欢喜柜台发票下载失败，内部", "bodyZh", "内部", "open", "false");

		assertThat(this.work.page("support", "/cases/" + number + "/reply"))
			.contains("Sloanea invoices", "value=\"" + id + "\"")
			.doesNotContain("value=\"" + forStaff + "\"");
		String page = this.work.pageAfter("support", "/cases/" + number + "/reply", Map.of("event", "answered",
				"responseText", "Please see:", "nextStep", "None", "article", String.valueOf(id)));
		assertThat(Jsoup.parse(page).getElementById("responseText").wholeText())
			.startsWith("Please see:\n\n“Sloanea invoices”: http")
			.endsWith("/help/" + id);
		assertThat(page).contains("value=\"None\"");
		assertThat(this.work.pageAfter("support", "/cases/" + number + "/reply",
				Map.of("event", "answered", "responseText", "Please see:", "article", String.valueOf(forStaff))))
			.contains(">Please see:</textarea>");
	}

	@Test
	void theReadersLanguageComesFirstAndASearchAsksOneStatement() throws Exception {
		String number = this.work.submit();
		long chinese = published("support", number, "titleZh", "ginkgoleaf 中文", "bodyZh", "说明");
		long english = published("support", number, "titleEn", "ginkgoleaf in English", "bodyEn", "Text");
		page("/help?words=ginkgoleaf", 200);

		assertThat(page("/help?words=ginkgoleaf", 200)).containsSubsequence("/help/" + chinese, "/help/" + english);
		assertThat(inEnglish("/help?words=ginkgoleaf")).containsSubsequence("/help/" + english, "/help/" + chinese);
		assertThat(StatementCount.statements(() -> page("/help?words=ginkgoleaf", 200))
			.stream()
			.filter((statement) -> statement.contains("article"))).hasSize(1);
	}

	@Test
	void aNewCaseOfTheLandedCauseBringsItsArticleBack() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		long id = published("support", number, "titleZh", "珊瑚朴", "bodyZh", "正文");
		this.database.sql(
				"update improvement set state = 'landed', last_landed_at = now() - interval '1 second' where number = ?")
			.param(improvement)
			.update();
		assertThat(this.work.page("support", "/knowledge?number=" + number)).doesNotContain("原因再现");

		String returned = this.work.submit();
		this.database.sql("update feedback set improvement_number = ? where number = ?")
			.params(improvement, returned)
			.update();
		assertThat(this.work.page("support", "/knowledge?number=" + number)).contains("原因再现",
				"/cases/" + returned + "\"");
		assertThat(this.work.page("support", "/knowledge/" + id)).contains("请核对文章是否仍然正确", "仍然正确");

		assertThat(step("manager", id, "confirmation", 1)).containsEntry("done", "confirmed");
		assertThat(this.work.page("support", "/knowledge?number=" + number)).doesNotContain("原因再现");
		this.database.sql("update feedback set improvement_number = null where number = ?").param(returned).update();
		this.database.sql("update improvement set state = 'open', last_landed_at = null where number = ?")
			.param(improvement)
			.update();
	}

	/** Else each article reads all cases. */
	@Test
	void whatCameBackIsFoundByIndexes() {
		String asked = "select r.number from article a " + ArticleList.RETURNED.replace(":reader", "'manager'");
		assertThat(Plan.of(this.database, this.transaction, asked)).contains("feedback_improvement",
				"feedback_original");
	}

	@Test
	void duplicatesOfItsCasesBringItBackToo() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(number);
		published("support", number, "titleZh", "山桐子", "bodyZh", "正文");
		this.database.sql(
				"update improvement set state = 'landed', last_landed_at = now() - interval '1 second' where number = ?")
			.param(improvement)
			.update();
		String duplicate = this.work.submit();
		this.database.sql("update feedback set original_number = ? where number = ?")
			.params(number, duplicate)
			.update();

		assertThat(this.work.page("support", "/knowledge?number=" + number)).contains("原因再现",
				"/cases/" + duplicate + "\"");

		this.database.sql("update feedback set original_number = null where number = ?").param(duplicate).update();
		this.database.sql("update improvement set state = 'open', last_landed_at = null where number = ?")
			.param(improvement)
			.update();
	}

	@ParameterizedTest
	@CsvSource({ "number,x,编号", "state,burnt,状态", "page,-1,页" })
	void whatTheListCannotFindIsNamed(String name, String value, String named) throws Exception {
		MockHttpServletResponse answer = answer(
				MockMvcRequestBuilders.get("/knowledge").param(name, value).with(member("support")));
		assertThat(answer.getStatus()).isEqualTo(400);
		assertThat(Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8)).select("[role=alert]").text())
			.contains(named)
			.doesNotContain("??");
	}

	private long published(String writer, String number, String... fields) throws Exception {
		long id = written(writer, number, fields);
		assertThat(step("quality", id, "review", 1)).containsEntry("done", "reviewed");
		assertThat(step("manager", id, "publication", 1)).containsEntry("done", "published");
		return id;
	}

	private long written(String writer, String number, String... fields) throws Exception {
		String address = answer(posted("/cases/" + number + "/article", typed(fields)).with(member(writer)))
			.getRedirectedUrl();
		return Long.parseLong(address.substring(address.lastIndexOf('/') + 1));
	}

	private static Map<String, String> typed(String... fields) {
		Map<String, String> typed = new HashMap<>(Map.of("kind", "faq", "product", "商城", "open", "true"));
		for (int i = 0; i < fields.length; i += 2) {
			typed.put(fields[i], fields[i + 1]);
		}
		return typed;
	}

	private Map<String, Object> step(String userId, long id, String step, int version) {
		return this.work.fillsIn(userId, "/knowledge/" + id + "/" + step, Map.of("version", String.valueOf(version)));
	}

	private String suggestions(String description) throws Exception {
		return answer(posted("/help/suggestions", Map.of("description", description)))
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private static MockHttpServletRequestBuilder posted(String path, Map<String, String> fields) {
		MockHttpServletRequestBuilder form = post(path).with(csrf());
		fields.forEach(form::param);
		return form;
	}

	private String page(String address, int status) throws Exception {
		MockHttpServletResponse answer = answer(MockMvcRequestBuilders.get(address));
		assertThat(answer.getStatus()).as(address).isEqualTo(status);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private String inEnglish(String address) throws Exception {
		return answer(MockMvcRequestBuilders.get(address).header("Accept-Language", "en"))
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(MockHttpServletRequestBuilder request) throws Exception {
		return this.http.perform(request).andReturn().getResponse();
	}

}
