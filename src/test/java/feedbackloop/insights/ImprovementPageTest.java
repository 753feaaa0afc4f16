package feedbackloop.insights;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.StatementCount;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * One improvement on one page: its cause, its measures over time, its cases with what
 * their customers were told; the report on it, as page and as PDF.
 */
@CaseTest
class ImprovementPageTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void beforeTheAnalysisItTellsTheProblemAndWhoIsNext() throws Exception {
		String number = this.work.submit(Answers.of("description", "收藏夹不同步"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "restatement", "客户的收藏夹不同步"));

		Document page = page("support", this.work.improvementOf(number));

		assertThat(page.select("#problem").text()).contains("客户的收藏夹不同步", number, "1 位客户（1 个案件）");
		assertThat(page.select("#tasks li[data-task=contribute]")).isNotEmpty();
		assertThat(page.select("#decided").text()).contains("还没有分析结果");
		assertThat(page.select("#timeline").text()).contains("还没有措施");
		assertThat(page.select("#cases tbody tr")).hasSize(1);
		assertThat(page.text()).doesNotContain("??");
	}

	@Test
	void measuresStandOnTheTimelineWithPlannedAndRealDates() throws Exception {
		String number = planned();
		String improvement = this.work.improvementOf(number);
		this.database.sql("""
				update measure set due = :due where number = 2
				and improvement_id = (select id from improvement where number = :number)""")
			.param("due", LocalDate.now().minusDays(3))
			.param("number", improvement)
			.update();

		Document page = page("support", improvement);

		assertThat(page.select("#decided").text()).contains("缓存没有失效", "更新缓存策略", "第5层原因");
		assertThat(page.select("#timeline li")).hasSize(2);
		assertThat(page.select("[data-measure=1]").text()).contains("修正缓存", Answers.inDays(10), "进行中", "依赖", "等灰度结束");
		assertThat(page.select("[data-measure=1] rect.late")).isEmpty();
		assertThat(page.select("[data-measure=2]").text()).contains("迟 3 天", "原定 " + Answers.inDays(10));
		assertThat(page.select("[data-measure=2] rect.late")).hasSize(1);
		assertThat(page.select("[data-measure=2] line.first")).hasSize(1);
		assertThat(page.select("[data-measure=2] svg").attr("aria-label")).contains(LocalDate.now().minusDays(3) + "");
	}

	@Test
	void itSaysWhoWasToldWhatAndPagesTheCases() throws Exception {
		String number = this.work.submit(Answers.of("description", "优惠券领不到"));
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse", Answers.answer());
		String improvement = this.work.improvementOf(number);
		String merged = this.work.submit(Answers.of("description", "优惠券还是领不到"));
		this.work.completes("support", merged, "triage", Answers.of("verdict", "duplicate", "originalNumber", number));

		Document page = page("support", improvement);

		assertThat(page.select("[data-case=" + number + "]").text()).contains("收到反馈", "答复");
		assertThat(page.select("[data-case=" + merged + "]").text()).contains("并入 " + number, "并入同类");
		assertThat(page.select("#affected").text()).isEqualTo("2 位客户（1 个案件）");
	}

	@Test
	void aComplaintAboutTheReaderIsNotThere() throws Exception {
		String number = this.work.submit(Answers.of("description", "客服小卫态度差"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 3, 3, 3), "aboutUser", "support2"));
		String hidden = this.work.improvementOf(number);
		String open = this.work.submit(Answers.of("description", "热线打不通"));
		this.work.completes("support", open, "triage", Answers.mediumDefect());
		String improvement = this.work.improvementOf(open);
		String other = this.work.submit(Answers.of("description", "客服小卫不接热线"));
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", improvement, "aboutUser", "support2"));

		for (String path : List.of("", "/report", "/report.en.pdf")) {
			assertThat(answer("support", "/improvements/" + hidden + path).getStatus()).as(path).isEqualTo(200);
			assertThat(answer("support2", "/improvements/" + hidden + path).getStatus()).as(path).isEqualTo(404);
		}
		assertThat(page("support", improvement).text()).contains(other);
		assertThat(page("support2", improvement).text()).doesNotContain(other).contains("1 位客户（1 个案件）");
		assertThat(answer("support", "/improvements/IM-20200101-000001").getStatus()).isEqualTo(404);
	}

	@Test
	void theReportIsAPageAndAPdfInBothLanguages() throws Exception {
		String number = planned();
		this.work.carriesOut(number);
		this.work.completes("quality", number, "verification", Answers.verification());
		String improvement = this.work.improvementOf(number);

		String page = this.work.page("support", "/improvements/" + improvement + "/report");
		String chinese = pdf("/improvements/" + improvement + "/report.zh-CN.pdf");
		String english = pdf("/improvements/" + improvement + "/report.en.pdf");

		assertThat(Jsoup.parse(page).text()).contains("改进分析报告", "缓存没有失效", "更新缓存策略", "成功率回到 99.9%");
		assertThat(chinese).contains("改进分析报告", "根本原因", "缓存没有失效", "措施", "已落地", "成功率回到");
		assertThat(english).contains("Report on the improvement", "Root cause", "缓存没有失效", "Measures", "Landed")
			.doesNotContain("根本原因");
	}

	@Test
	void theCaseLeadsToItAndItsNumberDoes() throws Exception {
		String number = planned();
		String improvement = this.work.improvementOf(number);

		assertThat(this.work.page("support", "/cases/" + number)).contains("href=\"/improvements/" + improvement);
		assertThat(answer("support", "/cases/" + improvement).getRedirectedUrl())
			.isEqualTo("/improvements/" + improvement);
	}

	@Test
	void itTakesFewStatements() throws Exception {
		String improvement = this.work.improvementOf(planned());

		assertThat(StatementCount.of(() -> answer("support", "/improvements/" + improvement))).isLessThanOrEqualTo(20);
	}

	private String planned() {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "dependencies", "等灰度结束"),
						Answers.measure("communication", "support")));
		return number;
	}

	private String pdf(String address) throws Exception {
		MockHttpServletResponse answer = answer("support", address);
		assertThat(answer.getStatus()).isEqualTo(200);
		assertThat(answer.getContentType()).isEqualTo("application/pdf");
		StringBuilder text = new StringBuilder();
		try (PdfReader reader = new PdfReader(answer.getContentAsByteArray())) {
			for (int page = 1; page <= reader.getNumberOfPages(); page++) {
				text.append(new PdfTextExtractor(reader).getTextFromPage(page));
			}
		}
		return text.toString();
	}

	private Document page(String reader, String improvement) throws Exception {
		MockHttpServletResponse answer = answer(reader, "/improvements/" + improvement);
		assertThat(answer.getStatus()).isEqualTo(200);
		return Jsoup.parse(answer.getContentAsString(StandardCharsets.UTF_8));
	}

	private MockHttpServletResponse answer(String reader, String address) throws Exception {
		return this.http.perform(get(address).with(member(reader))).andReturn().getResponse();
	}

}
