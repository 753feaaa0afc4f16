package feedbackloop.insights;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.stream.IntStream;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.RecordCopies;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The lists as files, read by another program than the one that writes them: with the
 * question of the page, typed, harmless, without what the reader may not see.
 */
@CaseTest
class ListDownloadsTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Test
	void casesAreAWorkbookWithTypesAndTheZone() throws Exception {
		String number = this.work.submit(Answers.of("description", "导出试验", "product", "导出宝"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "restatement", "=HYPERLINK(\"http://x.example\")"));
		this.work.submit(Answers.of("description", "另一个产品", "product", "别的"));

		List<Row> rows = workbook("support", "/cases.xlsx?product=导出宝");

		assertThat(rows).hasSize(2);
		assertThat(texts(rows.get(0))).contains("编号", "等级", "收到时间（Asia/Shanghai）", "期限（Asia/Shanghai）");
		Row row = rows.get(1);
		assertThat(row.getCellText(0)).isEqualTo(number);
		assertThat(row.getCellText(1)).isEqualTo("中");
		assertThat(row.getCell(2).getType()).isEqualTo(CellType.NUMBER);
		assertThat(row.getCell(2).asNumber()).isEqualByComparingTo(new BigDecimal("6"));
		assertThat(row.getCellText(6)).isEqualTo("'=HYPERLINK(\"http://x.example\")");
		assertThat(row.getCell(6).getType()).isEqualTo(CellType.STRING);
		assertThat(row.getCellText(7)).isEqualTo("导出宝");
		assertThat(row.getCell(16).getType()).isEqualTo(CellType.NUMBER);
		assertThat(row.getCellAsDate(16).orElseThrow()).isBetween(LocalDateTime.now().minusDays(1),
				LocalDateTime.now().plusDays(1));
	}

	@Test
	void casesAreTheSameAsCsv() throws Exception {
		String number = this.work.submit(Answers.of("description", "表格试验", "product", "表格宝", "summary", "+1 次"));

		String[] lines = csv("support", "/cases.csv?product=表格宝").split("\r?\n");

		assertThat(lines).hasSize(2);
		assertThat(lines[0]).startsWith("\uFEFF\"编号\"").contains("收到时间（Asia/Shanghai）");
		assertThat(lines[1]).contains(number, "\"'+1 次\"", LocalDate.now().getYear() + "-");
	}

	@Test
	void manyAreSentSomeAtATimeInTheOrderOfTheList() throws Exception {
		String number = this.work.submit(Answers.of("description", "成批导出", "product", "成批宝"));
		RecordCopies copies = new RecordCopies(this.database, "FB-19970203-");
		copies.of(number, 1200);
		try {
			List<Row> rows = workbook("support", "/cases.xlsx?product=成批宝&sort=received");

			assertThat(rows).hasSize(1202);
			assertThat(rows.get(1).getCellText(0)).isEqualTo("FB-19970203-001200");
			assertThat(rows.get(1200).getCellText(0)).isEqualTo("FB-19970203-000001");
			assertThat(rows.get(1201).getCellText(0)).isEqualTo(number);
		}
		finally {
			copies.remove();
		}
	}

	@Test
	void improvementsAreAWorkbook() throws Exception {
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		String improvement = this.work.improvementOf(number);

		List<Row> rows = workbook("support", "/improvements.xlsx?text=" + improvement);

		assertThat(rows).hasSize(2);
		assertThat(rows.get(1).getCellText(0)).isEqualTo(improvement);
		assertThat(rows.get(1).getCellText(3)).isEqualTo("缓存没有失效");
		assertThat(rows.get(1).getCellAsDate(9).orElseThrow().toLocalDate()).isEqualTo(Answers.inDays(10));
		assertThat(rows.get(1).getCell(11).asNumber()).isEqualByComparingTo("2");
		assertThat(csv("support", "/improvements.csv?text=" + improvement)).contains(improvement, "缓存没有失效");
	}

	@Test
	void whatIsHiddenIsInNoFileAndLooksAreWrittenDown() throws Exception {
		String number = this.work.submit(Answers.of("description", "客服小金骂人", "product", "保密宝"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 3, 3, 3), "aboutUser", "support2"));
		String improvement = this.work.improvementOf(number);

		assertThat(csv("support", "/cases.csv?product=保密宝")).contains(number);
		assertThat(csv("support2", "/cases.csv?product=保密宝")).doesNotContain(number);
		assertThat(workbook("support2", "/cases.xlsx?product=保密宝")).hasSize(1);
		assertThat(csv("support", "/improvements.csv?text=" + improvement)).contains(improvement);
		assertThat(csv("support2", "/improvements.csv?text=" + improvement)).doesNotContain(improvement);
		assertThat(this.database.sql(
				"select count(*) from access_log where user_id = 'support2' and kind = 'export' and detail like '/cases.csv%'")
			.query(Long.class)
			.single()).isPositive();
	}

	@Test
	void aWrongQuestionLeadsToThePageThatSaysWhatIsWrong() throws Exception {
		for (String name : List.of("/cases", "/improvements")) {
			for (String ending : List.of(".csv", ".xlsx")) {
				MockHttpServletResponse answer = answer("support", name + ending + "?team=nobody");
				assertThat(answer.getRedirectedUrl()).isEqualTo(name + "?team=nobody");
			}
		}
	}

	private List<Row> workbook(String reader, String address) throws Exception {
		byte[] content = ok(reader, address).getContentAsByteArray();
		try (ReadableWorkbook workbook = new ReadableWorkbook(new ByteArrayInputStream(content))) {
			return rows(workbook.getFirstSheet());
		}
	}

	private static List<Row> rows(Sheet sheet) throws IOException {
		return sheet.read();
	}

	private static List<String> texts(Row row) {
		return IntStream.range(0, row.getCellCount()).mapToObj(row::getCellText).toList();
	}

	private String csv(String reader, String address) throws Exception {
		return ok(reader, address).getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse ok(String reader, String address) throws Exception {
		MockHttpServletResponse answer = answer(reader, address);
		assertThat(answer.getStatus()).as(address).isEqualTo(200);
		assertThat(answer.getHeader("Content-Disposition")).startsWith("attachment");
		return answer;
	}

	private MockHttpServletResponse answer(String reader, String address) throws Exception {
		return this.http.perform(get(address).with(member(reader))).andReturn().getResponse();
	}

}
