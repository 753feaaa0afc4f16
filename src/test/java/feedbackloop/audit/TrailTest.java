package feedbackloop.audit;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * The whole story of a case, on a page and as files: in order, in words, masked, with who
 * decided what by which rule and whether it was in time.
 */
@CaseTest
class TrailTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private TrailPdf pdf;

	@Test
	void aClosedCaseTellsItsStoryInBothLanguages() throws Exception {
		String number = closedCase();

		String chinese = text("/cases/" + number + "/trail", "zh-CN");
		assertThat(chinese).contains("为什么是这个等级", "等级，第 ", "条规则", "是否按时", "按时", "谁作的决定", "support", "提交了“初筛”", "客户来信",
				"往来", "规则说明");
		String english = text("/cases/" + number + "/trail", "en");
		assertThat(english).contains("Why this grade", ", rule ", "Who decided", "Submitted “Triage”", "in time")
			.doesNotContain("??");
		assertThat(chinese).doesNotContain("王小明", "wang@example.com");
	}

	@Test
	void theStoryIsInOrderAndCompleteAsJson() throws Exception {
		String number = closedCase();

		JsonNode trail = this.json.readTree(text("/cases/" + number + "/trail/trail.json", "en"));
		assertThat(trail.at("/answers/grade/rule").asText()).contains("version", "rule");
		assertThat(trail.at("/answers/grade/by").asText()).isEqualTo("support");
		assertThat(trail.at("/answers/inTime")).hasSize(2)
			.allSatisfy((clock) -> assertThat(clock.get("lateMinutes").asLong()).isZero());
		assertThat(trail.at("/answers/decided").findValuesAsText("user")).contains("support", "product", "quality");
		assertThat(trail.get("steps").findValuesAsText("at")).isSorted();
		assertThat(trail.get("steps").findValuesAsText("kind")).contains("event", "form", "letter", "clock", "rule",
				"message");
	}

	@Test
	void aCallIsToldInWords() throws Exception {
		String number = this.work.submit();
		this.work.fillsIn("lead", "/cases/" + number + "/calls", Map.of("outcome", "reached", "note", "客户说明天再试"));
		assertThat(text("/cases/" + number + "/trail", "en")).contains("We talked", "What was said", "客户说明天再试")
			.doesNotContain(">reached<");
	}

	@Test
	void trailAndCasePageNameTheSameRuleOfTheSameVersion() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());

		Matcher onPage = Pattern.compile("grade\\.dmn&amp;version=(\\d+)&amp;rule=(\\d+)\"")
			.matcher(text("/cases/" + number, "en"));
		assertThat(onPage.find()).isTrue();
		assertThat(this.json.readTree(text("/cases/" + number + "/trail/trail.json", "en"))
			.at("/answers/grade/rule")
			.asText()).endsWith("version " + onPage.group(1) + ", rule " + onPage.group(2));
	}

	@Test
	void itIsFilteredByKindAndPerson() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());

		String forms = text("/cases/" + number + "/trail?kind=form&person=support", "en");
		assertThat(forms).contains("data-kind=\"form\"").doesNotContain("data-kind=\"event\"", "data-kind=\"rule\"");
	}

	@Test
	void theBundleProvesItself() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());

		Map<String, byte[]> files = unzip(
				answer("/cases/" + number + "/trail/trail.zip", "en").getContentAsByteArray());
		assertThat(files).containsKeys("trail.json", "trail.csv", "messages.json", "evidence.json", "manifest.json");
		assertThat(files.keySet()).anyMatch((name) -> name.matches("models/feedback\\.v\\d+\\.bpmn"))
			.anyMatch((name) -> name.matches("models/grade\\.v\\d+\\.dmn"));
		JsonNode manifest = this.json.readTree(files.remove("manifest.json"));
		assertThat(manifest.get("sealedUpTo").asText()).matches("\\d+:[0-9a-f]{64}");
		assertThat(manifest.get("sha256")).hasSameSizeAs(files.keySet());
		for (Map.Entry<String, byte[]> file : files.entrySet()) {
			assertThat(manifest.get("sha256").get(file.getKey()).asText()).as(file.getKey())
				.isEqualTo(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file.getValue())));
		}
	}

	@Test
	void aLongCaseIsSeveralPagesOfPdfInChinese() throws Exception {
		assumeTrue(this.pdf.isAvailable(), "needs a font with Chinese characters");
		String number = this.work.atPlan();
		for (int i = 1; i <= 12; i++) {
			this.work.writes(number, "第" + i + "次补充：" + "订单页打开之后一直是白屏，刷新和重启都没有用，请尽快处理。".repeat(8));
		}

		byte[] document = answer("/cases/" + number + "/trail/trail.pdf", "zh-CN").getContentAsByteArray();
		Files.write(Files.createDirectories(Path.of("target", "screenshots")).resolve("60-trail.pdf"), document);
		try (PdfReader reader = new PdfReader(document)) {
			assertThat(reader.getNumberOfPages()).isGreaterThan(2);
			PdfTextExtractor text = new PdfTextExtractor(reader);
			assertThat(text.getTextFromPage(1)).contains("案件全程", number, "为什么是这个等级", "第 1 页");
			assertThat(text.getTextFromPage(2)).contains(number, "第 2 页");
		}
		assertThat(document.length).as("holds the characters it needs only").isLessThan(1_500_000);
	}

	@Test
	void whatIsNotThereIsNotFound() throws Exception {
		for (String file : new String[] { "", "/trail.json", "/trail.csv", "/trail.pdf", "/trail.zip" }) {
			assertThat(answer("/cases/FB-20200101-000001/trail" + file, "en").getStatus()).as(file).isEqualTo(404);
		}
	}

	private String closedCase() {
		String number = this.work.atVerification();
		this.work.completes("quality2", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.completes("support2", number, "closure", Answers.closure());
		this.work.runsJobs();
		this.work.confirms(number);
		return number;
	}

	private String text(String address, String language) throws Exception {
		MockHttpServletResponse answer = answer(address, language);
		assertThat(answer.getStatus()).as(address).isEqualTo(200);
		return answer.getContentAsString(StandardCharsets.UTF_8);
	}

	private MockHttpServletResponse answer(String address, String language) throws Exception {
		return this.http.perform(get(address).header("Accept-Language", language).with(member("auditor")))
			.andReturn()
			.getResponse();
	}

	private static Map<String, byte[]> unzip(byte[] bundle) throws IOException {
		Map<String, byte[]> files = new LinkedHashMap<>();
		try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bundle), StandardCharsets.UTF_8)) {
			for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
				files.put(entry.getName(), zip.readAllBytes());
			}
		}
		return files;
	}

}
