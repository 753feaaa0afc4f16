package feedbackloop.imports;

import java.io.ByteArrayOutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.Shutdown;
import feedbackloop.longwork.Chunk;
import feedbackloop.longwork.LongJob.Run;
import feedbackloop.longwork.LongWork;
import feedbackloop.longwork.LongWorks;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.Zip;
import feedbackloop.words.HouseTime;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.transaction.support.TransactionTemplate;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

/**
 * Files of many feedbacks are brought in row by row, each row once.
 */
@CaseTest
class ImportTest {

	private static final List<String> REVIEW = List.of("key", "description", "givenAt", "customer.phone");

	@Autowired
	private CaseWork work;

	@Autowired
	private MockMvc http;

	@Autowired
	private LongWorks works;

	@Autowired
	private ImportJob job;

	@Autowired
	private ImportFiles files;

	@Autowired
	private TransactionTemplate transaction;

	@Autowired
	private HouseTime time;

	@Autowired
	private JdbcClient database;

	/** What its rows are known by. */
	private final String source = "商店评论 " + UUID.randomUUID();

	@Test
	void aFileOfAStoreIsMappedLookedAtAndBroughtIn() throws Exception {
		String csv = """
				评论ID;评论内容;评论时间;手机
				r1;订单页打不开，请打 13812345678;2025/3/4 9:30;13812345678
				r2;;2025/3/4;
				r3;"换行
				也是一行";2025年3月5日;12

				r4;很好用;明年;
				r5;闪退了;2025-03-06 10:00;
				""";
		String file = uploads("support", csv.getBytes(Charset.forName("GB18030")));
		String draft = read("support", file);
		assertThat(draft).contains("评论内容", "GB18030", "138****5678").doesNotContain("13812345678", "id=\"preview\"");
		assertThat(draft).as("guessed by their headings")
			.contains("value=\"key\" selected", "value=\"description\" selected", "value=\"givenAt\" selected",
					"value=\"customer.phone\" selected");

		says("support", file, List.of("评论ID", "评论内容", "评论时间", "手机"), REVIEW);
		String preview = read("support", file);
		assertThat(preview).contains("共 5 行", "2 行将生成案件", "3 行无法导入", "请填写 描述", "电话", "反馈时间", "138****5678")
			.doesNotContain("13812345678");
		assertThat(cases()).as("a preview makes nothing").isZero();

		send("support", post(file + "/start"));
		String result = read("support", file);
		assertThat(result).contains("已完成", "id=\"created\">2<", "id=\"failed-count\">3<", "请填写 描述");
		String answers = read("support", file + "/result.csv");
		assertThat(answers).contains("\"2\",\"已生成案件\",\"FB-", "\"3\",\"未导入\",\"\",\"请填写 描述");
		assertThat(read("support", file + "/failed.csv")).contains("\"r4\",\"很好用\",\"明年\"", "\"6\"")
			.doesNotContain("r5");

		String number = number(answers, 2);
		assertThat(this.database.sql("""
				select channel || ' ' || to_char(given_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' ' ||
				  (received_at > now() - interval '1 hour') || ' ' || recorded_by || ' ' || description_masked
				from feedback where number = ?""").param(number).query(String.class).single())
			.isEqualTo("appStore 2025-03-04 09:30 true support 订单页打不开，请打 138****5678");
		assertThat(this.work.page("support", "/cases/" + number)).contains("来自导入“" + this.source + "”的第 2 行");
		assertThat(this.database.sql("select description_masked from feedback where number = ?")
			.param(number(answers, 7))
			.query(String.class)
			.single()).isEqualTo("闪退了");
	}

	@Test
	void theSameRowsMakeNothingTwice() throws Exception {
		String csv = "id,content\nr1,第一条\nr2,第二条\nr1,第一条\n";
		List<String> headings = List.of("id", "content");
		List<String> columns = List.of("key", "description");
		String first = brings("support", csv, headings, columns);
		assertThat(read("support", first)).contains("id=\"created\">2<", "id=\"known\">1<");

		String again = uploads("lead", csv.getBytes(StandardCharsets.UTF_8));
		assertThat(read("lead", again)).contains("id=\"before\"", "同样内容的文件已在");
		says("lead", again, headings, columns);
		assertThat(read("lead", again)).contains("3 行以前导入过");
		send("lead", post(again + "/start"));
		assertThat(read("lead", again)).contains("id=\"created\">0<", "id=\"nothing-new\"");

		String changed = brings("support", "id,content\nr2,第二条改了\nr3,第三条\n", headings, columns);
		assertThat(read("support", changed + "/result.csv")).contains("内容已变");
		assertThat(cases()).isEqualTo(3);
	}

	@Test
	void withoutANaturalKeyTheFileAndTheRowAreTheKey() throws Exception {
		String csv = "内容\n一样的话\n一样的话\n";
		brings("support", csv, List.of("内容"), List.of("description"));
		brings("support", csv, List.of("内容"), List.of("description"));
		assertThat(cases()).isEqualTo(2);
	}

	@Test
	void aWorkbookIsReadWithItsDatesAndItsFormulasAreNotTaken() throws Exception {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (Workbook workbook = new Workbook(bytes, "test", "1.0")) {
			Worksheet sheet = workbook.newWorksheet("答卷");
			List.of("编号", "意见", "提交时间", "还想说").forEach((heading) -> sheet.value(0, sheetColumn(heading), heading));
			sheet.value(1, 0, 17);
			sheet.value(1, 1, "排队太久");
			sheet.value(1, 2, LocalDateTime.of(2025, 6, 1, 8, 15));
			sheet.style(1, 2).format("yyyy/m/d h:mm").set();
			sheet.value(1, 3, "多开窗口");
			sheet.value(2, 0, 18);
			sheet.formula(2, 1, "CONCATENATE(\"a\",\"b\")");
		}
		String file = uploads("support", bytes.toByteArray());
		says("support", file, List.of("编号", "意见", "提交时间", "还想说"),
				List.of("key", "description", "givenAt", "description"));
		send("support", post(file + "/start"));
		String answers = read("support", file + "/result.csv");
		assertThat(answers).contains("这一格是公式");
		assertThat(this.database.sql("""
				select to_char(given_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD HH24:MI') || ' ' || description_masked
				from feedback where number = ?""").param(number(answers, 2)).query(String.class).single())
			.isEqualTo("2025-06-01 08:15 意见\n排队太久\n\n还想说\n多开窗口");
	}

	@Test
	void whatIsNoTableIsRefusedInWords() throws Exception {
		assertThat(refused(new byte[0])).contains("请选择一个有内容的文件");
		assertThat(refused(new byte[] { 'a', 0, 0, 'b', 0, 0, 0, 'c', 1, 2 })).contains("不是表格文件");
		assertThat(refused(new byte[] { (byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 1, 2 })).contains("另存为不带密码的 XLSX");
		assertThat(
				refused(Zip.of(Map.of("[Content_Types].xml",
						"<Types>application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml</Types>"
							.getBytes(StandardCharsets.UTF_8)))))
			.as("it looks like a workbook and is none")
			.contains("已损坏");
		assertThat(refused(Zip.of(Map.of("a.txt", "x".getBytes(StandardCharsets.UTF_8))))).contains("不是表格");
		assertThat(this.database.sql("select count(*) from import_file where not whole").query(Long.class).single())
			.as("nothing of them is kept")
			.isZero();
	}

	@Test
	void aQuotationMarkThatIsNeverClosedFailsItsRowAlone() throws Exception {
		String csv = "id,content\n1,好\n2,\"坏" + "字".repeat(200_000) + "\n3,后面\n4,他说\"好\"的\n5,\"说\"坏\"的\"\n6,尾\n";
		String file = brings("support", csv, List.of("id", "content"), List.of("key", "description"));
		assertThat(read("support", file)).contains("id=\"created\">4<", "id=\"failed-count\">2<", "文件第 3 行不成一行表格",
				"文件第 6 行不成一行表格");
		assertThat(read("support", file + "/failed.csv")).contains("5,\"\"说\"\"坏\"\"的");
	}

	@Test
	void noNodeThatDiesMakesARowTwiceOrLosesOne() throws Exception {
		String csv = "id,content\n" + rows(65);
		String file = uploads("support", csv.getBytes(StandardCharsets.UTF_8));
		says("support", file, List.of("id", "content"), List.of("key", "description"));
		send("support", post(file + "/start"));
		long id = work(file);
		Run node = this.job.run(begun(file));
		assertThat(step(node, file, true)).isEqualTo(20);
		assertThat(cases()).as("a lane commits by itself, with the answers of its rows").isEqualTo(20);
		assertThat(step(node, file, false)).as("the same node tries again").isEqualTo(20);
		assertThat(cases()).isEqualTo(20);
		this.database.sql("update long_work set done = 20, position = '21', state = 'running' where id = ?")
			.param(id)
			.update();
		assertThat(step(node, file, true)).isEqualTo(20);

		this.works.work(this.job, id);
		assertThat(read("support", file)).contains("id=\"created\">65<", "id=\"failed-count\">0<");
		assertThat(cases()).isEqualTo(65);
	}

	@Test
	void itIsStoppedGoesOnAndEnds() throws Exception {
		String csv = "id,content\n" + rows(45);
		String file = uploads("support", csv.getBytes(StandardCharsets.UTF_8));
		says("support", file, List.of("id", "content"), List.of("key", "description"));
		send("support", post(file + "/start"));
		MockHttpServletResponse running = answer("lead", get(file));
		assertThat(running.getHeader("Refresh")).isNotNull();
		assertThat(running.getContentAsString(StandardCharsets.UTF_8)).contains("45 行中已处理 0 行");
		send("lead", post(file + "/pause"));
		this.works.work(this.job, work(file));
		assertThat(cases()).isZero();
		assertThat(read("support", file)).contains("已暂停");
		send("support", post(file + "/resume"));
		this.works.work(this.job, work(file));
		assertThat(read("support", file)).contains("已完成", "id=\"created\">45<");
	}

	@Test
	void othersSeeHowFarItIsButNotItsRows() throws Exception {
		String file = uploads("support", "内容\n秘密\n".getBytes(StandardCharsets.UTF_8));
		assertThat(answer("lead", get(file)).getStatus()).as("before it was begun").isEqualTo(404);
		assertThat(answer("engineering", get("/imports")).getStatus()).isEqualTo(403);
		assertThat(answer("manager", post(file + "/start")).getStatus()).isEqualTo(403);
		says("support", file, List.of("内容"), List.of("description"));
		send("support", post(file + "/start"));
		assertThat(answer("lead", get(file)).getStatus()).isEqualTo(200);
		assertThat(answer("lead", get(file + "/failed.csv")).getStatus()).isEqualTo(404);
		send("lead", post(file + "/deletion"));
		assertThat(answer("lead", get(file)).getStatus()).as("only its owner deletes it").isEqualTo(200);
		assertThat(read("support", "/imports")).contains(file, "最大 500 MB", "30 天删除");
		send("support", post(file + "/deletion"));
		assertThat(answer("support", get(file)).getStatus()).isEqualTo(404);
		assertThat(this.database.sql("select count(*) from import_block where file_id = ?")
			.param(id(file))
			.query(Long.class)
			.single()).isZero();
		assertThat(cases()).as("the cases stay").isEqualTo(1);
	}

	@Test
	void theNextFileOfTheSourceIsReadTheSameWay() throws Exception {
		String heading = "客户原话 " + UUID.randomUUID();
		brings("support", heading + "\n第一批\n", List.of(heading), List.of("description"));
		String next = uploads("lead", (heading + "\n第二批\n").getBytes(StandardCharsets.UTF_8));
		assertThat(read("lead", next)).contains("value=\"" + this.source + "\"", "value=\"description\" selected",
				"value=\"appStore\" selected");
	}

	@Test
	void afterItsTimeItIsForgottenAndItsRowsAreKnownAgain() throws Exception {
		String csv = "id,content\n1,很久以前\n";
		String file = brings("support", csv, List.of("id", "content"), List.of("key", "description"));
		this.database
			.sql("""
					with f as (update import_file set uploaded_at = now() - interval '40 days' where id = ? returning work_id)
					update long_work w set finished_at = now() - interval '40 days' from f where w.id = f.work_id""")
			.param(id(file))
			.update();
		new OldImports(this.files, this.time, Duration.ofDays(30), new Shutdown()).forget();
		assertThat(answer("support", get(file)).getStatus()).isEqualTo(404);
		brings("support", csv, List.of("id", "content"), List.of("key", "description"));
		assertThat(cases()).isEqualTo(1);
	}

	@Test
	void noSpreadsheetTakesAResultForAFormula() throws Exception {
		String csv = "id,content,when\n=HYPERLINK(\"http://evil.example\"),+1,x\n";
		String file = brings("support", csv, List.of("id", "content", "when"),
				List.of("key", "description", "occurredAt"));
		assertThat(read("support", file + "/failed.csv")).contains("\"'=HYPERLINK", "\"'+1\"");
	}

	@Test
	void whatWasSaidOtherwiseSinceThePreviewIsLookedAtFirst() throws Exception {
		List<String> headings = List.of("id", "a", "b");
		String file = uploads("support", "id,a,b\n1,左,右\n".getBytes(StandardCharsets.UTF_8));
		says("support", file, headings, List.of("key", "description", ""));
		List<String> other = List.of("key", "", "description");
		assertThat(send("support", said(file + "/start", headings, other))).isEqualTo(file + "#preview");
		assertThat(cases()).isZero();
		assertThat(read("support", file)).contains("id=\"preview\"").containsPattern("(?s)<dd class=\"words\">右");
		assertThat(send("support", said(file + "/start", headings, other))).isEqualTo(file);
		assertThat(cases()).isEqualTo(1);
	}

	@Test
	void aTableMayBeginLikeAnArchive() throws Exception {
		String file = uploads("support", "PK,内容\n1,好\n".getBytes(StandardCharsets.UTF_8));
		assertThat(read("support", file)).contains("PK", "好");
	}

	@Test
	void rowsWithTheNumberOfAnotherAreCountedBefore() throws Exception {
		String file = uploads("support", "id,content\n7,好\n7,坏\n8,行\n".getBytes(StandardCharsets.UTF_8));
		says("support", file, List.of("id", "content"), List.of("key", "description"));
		assertThat(read("support", file)).contains("2 行将生成案件", "1 行与前面某行的唯一编号相同");
	}

	@Test
	void aShortenedNumberTellsNoRowFromAnother() throws Exception {
		String csv = "id,content\n1.23457E+17,第一条\n1.23457E+17,第二条\n";
		String file = brings("support", csv, List.of("id", "content"), List.of("key", "description"));
		assertThat(read("support", file)).contains("id=\"failed-count\">2<", "末尾几位已丢失");
	}

	@Test
	void nothingIsLostBehindASeparatorWithinAText() throws Exception {
		String csv = "id,content\n1,很好, 但是慢\n2,好,,\n";
		String file = brings("support", csv, List.of("id", "content"), List.of("key", "description"));
		assertThat(read("support", file)).contains("id=\"created\">1<", "id=\"failed-count\">1<", "格数多于表头");
	}

	@Test
	void aFileWithoutHeadingsLosesNoRowAndShowsNobody() throws Exception {
		String file = uploads("support", "13812345678,打不开,慢\n13812345679,闪退,\n".getBytes(StandardCharsets.UTF_8));
		assertThat(read("support", file)).contains("id=\"no-headings\"", "138****5678").doesNotContain("13812345678");
		says("support", file, List.of("#1", "#2", "#3"), List.of("customer.phone", "description", "description"));
		assertThat(this.database.sql("select plan::text from import_file where id = ?")
			.param(id(file))
			.query(String.class)
			.single()).contains("customer.phone").doesNotContain("13812345678");
		send("support", post(file + "/start"));
		assertThat(read("support", file)).contains("id=\"created\">2<");
		assertThat(this.database.sql("select description_masked from feedback where number = ?")
			.param(number(read("support", file + "/result.csv"), 1))
			.query(String.class)
			.single()).as("the numbers of columns are no headings").isEqualTo("打不开\n\n慢");
	}

	@Test
	void aRowOfHeadingsThatLooksLikeNoneIsSaidByAPerson() throws Exception {
		String file = uploads("support", "2025,2026\n去年打不开,今年慢\n".getBytes(StandardCharsets.UTF_8));
		send("support", said(file + "/plan", List.of("#1", "#2"), List.of("description", "")).param("heading", "1"));
		assertThat(read("support", file)).contains(">2025<").doesNotContain("id=\"no-headings\"");
	}

	@Test
	void anyNameOfAFileWillDo() throws Exception {
		for (String name : List.of("", "  ", "a\u0000b.csv", "\uD83D\uDE00".repeat(199) + "a\uD83D\uDE00b")) {
			MockHttpServletResponse answer = answer("support",
					post("/imports/files").param("name", name)
						.contentType("application/octet-stream")
						.content("内容\n你好\n".getBytes(StandardCharsets.UTF_8)));
			assertThat(answer.getStatus()).isEqualTo(201);
			assertThat(read("support", answer.getHeader("Location"))).doesNotContain("<h1></h1>");
		}
	}

	@Test
	void daysAreReadAsInTheLastFileOfTheSource() throws Exception {
		String heading = "原话 " + UUID.randomUUID();
		String csv = heading + ",日期\n第一批,11/3/2025\n";
		String file = uploads("support", csv.getBytes(StandardCharsets.UTF_8));
		send("support", said(file + "/plan", List.of(heading, "日期"), List.of("description", "givenAt")).param("days",
				"dayFirst"));
		send("support", post(file + "/start"));
		String next = uploads("support", csv.replace("一", "二").getBytes(StandardCharsets.UTF_8));
		assertThat(read("support", next)).contains("value=\"dayFirst\" selected");
	}

	@Test
	void whatWasPausedAndLeftIsForgottenToo() throws Exception {
		String file = uploads("support", ("id,content\n" + rows(45)).getBytes(StandardCharsets.UTF_8));
		says("support", file, List.of("id", "content"), List.of("key", "description"));
		send("support", post(file + "/start"));
		send("support", post(file + "/pause"));
		this.database.sql("update import_file set uploaded_at = now() - interval '40 days' where id = ?")
			.param(id(file))
			.update();
		new OldImports(this.files, this.time, Duration.ofDays(30), new Shutdown()).forget();
		assertThat(answer("support", get(file)).getStatus()).isEqualTo(404);
	}

	@Test
	void aLargeFileComesAsTheBodyOfARequest() throws Exception {
		MockHttpServletResponse answer = answer("support",
				post("/imports/files").param("name", "a.csv")
					.contentType("application/octet-stream")
					.content("内容\n你好\n".getBytes(StandardCharsets.UTF_8)));
		assertThat(answer.getStatus()).isEqualTo(201);
		assertThat(read("support", answer.getHeader("Location"))).contains("你好");
		assertThat(
				answer("support", post("/imports/files").param("name", "a.csv").contentType("application/octet-stream"))
					.getStatus())
			.isEqualTo(400);
		byte[] sealed = this.database.sql("select sealed from import_block where file_id = ?")
			.param(id(answer.getHeader("Location")))
			.query(byte[].class)
			.single();
		assertThat(new String(sealed, StandardCharsets.UTF_8)).doesNotContain("你好");
	}

	private int step(Run node, String file, boolean dies) {
		return this.transaction.execute((status) -> {
			Chunk chunk = node.next(begun(file), 20);
			if (dies) {
				status.setRollbackOnly();
			}
			return chunk.done();
		});
	}

	private LongWork begun(String file) {
		return this.files.find(id(file)).orElseThrow().work();
	}

	private long work(String file) {
		return begun(file).id();
	}

	private static String rows(int count) {
		return IntStream.rangeClosed(1, count).mapToObj((i) -> i + ",第 " + i + " 条").collect(Collectors.joining("\n"));
	}

	private static int sheetColumn(String heading) {
		return List.of("编号", "意见", "提交时间", "还想说").indexOf(heading);
	}

	private String brings(String user, String csv, List<String> headings, List<String> columns) throws Exception {
		String file = uploads(user, csv.getBytes(StandardCharsets.UTF_8));
		says(user, file, headings, columns);
		send(user, post(file + "/start"));
		return file;
	}

	private String uploads(String user, byte[] content) throws Exception {
		String address = send(user,
				multipart("/imports").file(new MockMultipartFile("files", "a.csv", "text/csv", content)));
		assertThat(address).matches("/imports/\\d+");
		return address;
	}

	private String refused(byte[] content) throws Exception {
		MockHttpServletRequestBuilder request = multipart("/imports")
			.file(new MockMultipartFile("files", "a.csv", "text/csv", content));
		request.with(csrf()).with(member("support", "support")).locale(Locale.SIMPLIFIED_CHINESE);
		return this.http.perform(request).andReturn().getFlashMap().get("refused").toString();
	}

	private void says(String user, String file, List<String> headings, List<String> columns) throws Exception {
		assertThat(send(user, said(file + "/plan", headings, columns))).isEqualTo(file + "#preview");
	}

	private MockHttpServletRequestBuilder said(String address, List<String> headings, List<String> columns) {
		return post(address).param("source", this.source)
			.param("channel", "appStore")
			.param("language", "zh-CN")
			.param("name", headings.toArray(String[]::new))
			.param("column", columns.toArray(String[]::new));
	}

	private static long id(String file) {
		return Long.parseLong(file.replaceAll(".*/", ""));
	}

	private static String number(String answers, int row) {
		return answers.replaceFirst("(?s).*\"" + row + "\",\"[^\"]*\",\"(FB-[\\d-]+)\".*", "$1");
	}

	/** Made of this source. */
	private long cases() {
		return this.database
			.sql("select count(distinct number) from timeline where kind = 'imported' and arguments ->> 'source' = ?")
			.param(this.source)
			.query(Long.class)
			.single();
	}

	private String read(String user, String address) throws Exception {
		MockHttpServletResponse answer = answer(user, get(address));
		assertThat(answer.getStatus()).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private String send(String user, MockHttpServletRequestBuilder request) throws Exception {
		MockHttpServletResponse answer = answer(user, request);
		assertThat(answer.getStatus()).isEqualTo(302);
		return answer.getRedirectedUrl();
	}

	private MockHttpServletResponse answer(String user, MockHttpServletRequestBuilder request) throws Exception {
		request.with(csrf()).with(member(user, user)).locale(Locale.SIMPLIFIED_CHINESE);
		return this.http.perform(request).andReturn().getResponse();
	}

}
