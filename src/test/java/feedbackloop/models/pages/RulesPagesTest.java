package feedbackloop.models.pages;

import java.nio.charset.StandardCharsets;
import java.util.List;

import feedbackloop.models.drafts.Drafts;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.flash;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrlPattern;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

/**
 * What owners and auditors see at {@code /rules}, and that auditors change nothing.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class RulesPagesTest {

	private static final String GRADE = "processes/grade.dmn";

	private static final String RESOLVED = "processes/messages/resolved.zh-CN.txt";

	private static final String RESOLVED_ENGLISH = "processes/messages/resolved.en.txt";

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private Drafts drafts;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles liveFiles;

	@Autowired
	private JdbcClient database;

	@AfterEach
	void goBack() {
		this.database.sql("delete from draft").update();
	}

	@Test
	void everythingLiveIsListedInWords() throws Exception {
		assertThat(page("/rules", "owner")).contains("客户反馈 Customer feedback", "等级 Grade", "初筛 Triage",
				"processes/calendar.yaml", "processes/replies/apology.en.txt", "最近的改动");
	}

	@Test
	void aFileThatNothingUsesIsRetiredOnItsPageAndReadsOnThere() throws Exception {
		String reply = "processes/replies/apology.zh-CN.txt";
		assertThat(page("/rules/file?name=" + reply, "owner")).contains("id=\"retire\"");
		assertThat(page("/rules/file?name=" + reply, "auditor")).doesNotContain("id=\"retire\"");
		assertThat(page("/rules/file?name=" + GRADE, "owner")).as("is needed").doesNotContain("id=\"retire\"");
		this.http
			.perform(post("/rules/file/retirement").param("name", reply)
				.param("reason", "不再道歉")
				.with(member("owner"))
				.with(csrf()))
			.andExpect(status().is3xxRedirection())
			.andExpect(flash().attribute("justRetired", true));
		String retired = page("/rules/file?name=" + reply, "owner");
		assertThat(retired).contains("id=\"retired\"", "不再道歉", "退回到").doesNotContain("id=\"edit\"", "id=\"retire\"");
		assertThat(page("/rules", "owner")).contains("id=\"retired\"", "已停用")
			.doesNotContain("data-name=\"" + reply + "\"");
		assertThat(page("/rules/compare?name=" + reply + "&from=1&to=2", "owner")).isNotEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "calendar", "usualReasons", "trackers", "onlyThanks", "catalogue", "macros/askForDocument",
			"sources/googlePlay" })
	void whatIsWrittenInYamlIsEditedWithWordsAndAPreview(String name) throws Exception {
		assertThat(page("/rules/edit?name=processes/" + name + ".yaml", "owner")).contains("id=\"preview\"")
			.doesNotContain("??");
	}

	@Test
	void theListIsFilteredByWord() throws Exception {
		assertThat(page("/rules?word=triage", "owner")).contains("data-name=\"forms/triage.form\"")
			.doesNotContain("data-name=\"processes/grade.dmn\"");
	}

	@ParameterizedTest
	@CsvSource({ "processes/grade.dmn, 自上而下读", "processes/feedback.bpmn, 一条客户反馈从登记到关闭", "forms/triage.form, 重复：已有同一问题",
			"processes/messages/resolved.en.txt, should be solved", "processes/replies/apology.zh-CN.txt, 向您道歉",
			"processes/calendar.yaml, 接下来的放假" })
	void everyKindOfFileReads(String name, String words) throws Exception {
		assertThat(page("/rules/file?name=" + name, "auditor")).contains(words);
	}

	@Test
	void aTableIsExplainedColumnByColumnAndSaysWhoUsesIt() throws Exception {
		assertThat(page("/rules/file?name=processes/firstMark.dmn", "owner")).contains("只影响初筛的时限", "id=\"rule-7\"")
			.containsSubsequence("id=\"used-by\"", "客户反馈 Customer feedback");
		assertThat(page("/rules/file?name=" + GRADE + "&rule=3", "owner")).contains("初筛勾选：涉及合规或隐私", "2..10",
				"class=\"marked\"");
	}

	@ParameterizedTest
	@CsvSource({ "processes/firstMark.dmn, processes/feedback.bpmn", "forms/triage.form, processes/feedback.bpmn",
			"processes/measure.bpmn, processes/improvement.bpmn",
			"processes/messages/resolved.en.txt, processes/messagePlan.dmn",
			"processes/calendar.yaml, processes/measure.bpmn" })
	void aFileSaysWhoUsesIt(String name, String user) throws Exception {
		assertThat(page("/rules/file?name=" + name, "owner")).containsSubsequence("id=\"used-by\"", "name=" + user,
				"</ul>");
	}

	@ParameterizedTest
	@CsvSource({ "processes/firstMark.dmn, 初始标记", "forms/triage.form, 初筛", "processes/messagePlan.dmn, 提醒确认",
			"processes/timeLimits.dmn, 异议处理", "processes/messages/confirmReminder.en.txt, 提醒确认",
			"processes/messages/closed.zh-CN.txt, 告知已关闭" })
	void aFileSaysWhichStepsUseIt(String name, String step) throws Exception {
		assertThat(page("/rules/file?name=" + name, "owner")).containsSubsequence("id=\"used-by\"", step, "</ul>");
	}

	@Test
	void somethingAsksForAllRowsAsShipped() throws Exception {
		assertThat(page("/rules/file?name=processes/timeLimits.dmn", "owner")).doesNotContain("id=\"not-asked\"");
		assertThat(page("/rules/file?name=processes/messagePlan.dmn", "owner")).doesNotContain("id=\"not-asked\"");
		assertThat(page("/rules/file?name=" + GRADE, "owner")).doesNotContain("id=\"not-asked\"");
	}

	@ParameterizedTest
	@ValueSource(strings = { "processes/messages/digest.en.txt", "processes/replies/apology.en.txt" })
	void aTextThatNoPlanNamesIsUsedByNoFile(String name) throws Exception {
		assertThat(page("/rules/file?name=" + name, "owner")).contains("id=\"content-shown\"")
			.doesNotContain("id=\"used-by\"");
	}

	@Test
	void aVersionIsDownloadedAsItIs() throws Exception {
		assertThat(this.http.perform(get("/rules/file/text").param("name", GRADE).with(member("auditor")))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8)).isEqualTo(this.versions.live(GRADE).orElseThrow().text());
	}

	@Test
	void aTextIsEditedInBothLanguagesAndShownAsTheLetterWillLook() throws Exception {
		String edited = check(RESOLVED, changed(RESOLVED, "您反馈的问题已解决", "好消息：您的问题已解决"), RESOLVED_ENGLISH,
				this.versions.live(RESOLVED_ENGLISH).orElseThrow().text());

		assertThat(edited).contains("好消息：您的问题已解决，请您确认（FB-20261122-000001）", "（商城）", "about Shop", "检查通过");
		assertThat(this.drafts.all()).isEmpty();
	}

	@Test
	void aTextThatNamesWhatNoMessageHasIsFound() throws Exception {
		String edited = check(RESOLVED, changed(RESOLVED, "{{number}}", "{{nummer}}"), RESOLVED_ENGLISH,
				this.versions.live(RESOLVED_ENGLISH).orElseThrow().text());

		assertThat(edited).contains("data-code=\"textNames\"", "nummer", "怎么改");
	}

	@Test
	void aBrokenTableCanBeKeptAsADraftButDoesNotGoLive() throws Exception {
		save(GRADE, "<definitions");

		assertThat(this.drafts.find(GRADE)).isPresent();
		assertThat(page("/rules/drafts", "owner")).contains("检查发现", ">等级 Grade<");
		this.http
			.perform(post("/rules/drafts/live").param("chosen", GRADE)
				.param("reason", "试")
				.with(member("owner"))
				.with(csrf()))
			.andExpect(flash().attributeExists("findings"));
		assertThat(this.drafts.find(GRADE)).isPresent();
		assertThat(page("/rules/edit?name=" + GRADE, "owner")).contains("&lt;definitions");
	}

	@Test
	void lineEndsOfBrowsersBecomeOurs() throws Exception {
		save(GRADE, changed(GRADE, "等级 Grade", "等级一 Grade").replace("\n", "\r\n"));

		assertThat(this.drafts.find(GRADE).orElseThrow().text()).doesNotContain("\r");
	}

	@Test
	void uploadedFilesThatDifferBecomeDrafts() throws Exception {
		String text = changed(GRADE, "等级 Grade", "等级一 Grade");
		this.http
			.perform(multipart("/rules/upload").file(upload("grade.dmn", text))
				.file(upload("routing.dmn", this.versions.live("processes/routing.dmn").orElseThrow().text()))
				.with(member("owner"))
				.with(csrf()))
			.andExpect(redirectedUrlPattern("/rules/drafts?chosen=processes/grade.dmn"));

		assertThat(this.drafts.all()).singleElement().satisfies((draft) -> assertThat(draft.text()).isEqualTo(text));
	}

	@Test
	void aFileOfAnotherKindIsRefusedInWords() throws Exception {
		this.http.perform(multipart("/rules/upload").file(upload("notes.exe", "x")).with(member("owner")).with(csrf()))
			.andExpect(result -> assertThat(
					result.getFlashMap().containsKey("findings") || result.getFlashMap().containsKey("refused"))
				.isTrue());
		assertThat(this.drafts.all()).isEmpty();
	}

	@Test
	void goingBackShowsWhatWouldChangeAndAsksForAReason() throws Exception {
		int version = this.versions.live(GRADE).orElseThrow().version();
		save(GRADE, changed(GRADE, "等级 Grade", "等级一 Grade"));
		this.http
			.perform(post("/rules/drafts/live").param("chosen", GRADE)
				.param("reason", "改名")
				.with(member("owner"))
				.with(csrf()))
			.andExpect(flash().attributeExists("live"));

		assertThat(page("/rules/file?name=" + GRADE, "owner")).contains("改名",
				"from=" + (version + 1) + "&amp;to=" + version + "\">会改什么</a>");
		this.http
			.perform(post("/rules/file/rollback").param("name", GRADE)
				.param("version", String.valueOf(version))
				.param("reason", "改错了")
				.with(member("owner"))
				.with(csrf()))
			.andExpect(flash().attribute("rolledBack", version));
		assertThat(page("/rules/file?name=" + GRADE, "owner")).contains("改错了");
	}

	@ParameterizedTest
	@ValueSource(strings = { "/rules/edit", "/rules/edit/check", "/rules/drafts/live", "/rules/drafts/proposal",
			"/rules/drafts/removal", "/rules/file/rollback", "/rules/upload", "/api/rules/check", "/api/rules/deploy" })
	void auditorsAndManagersChangeNothing(String path) throws Exception {
		for (String reader : List.of("auditor", "manager", "support")) {
			this.http.perform(post(path).with(member(reader)).with(csrf())).andExpect(status().isForbidden());
		}
	}

	@Test
	void auditorsSeeNoButtons() throws Exception {
		assertThat(page("/rules", "auditor")).doesNotContain("id=\"upload\"");
		assertThat(page("/rules/file?name=" + GRADE, "auditor")).doesNotContain("id=\"edit\"", "roll-back");
		this.http.perform(get("/rules/edit").param("name", GRADE).with(member("auditor")))
			.andExpect(status().isForbidden());
	}

	@Test
	void aCaseSaysWhichVersionAndWhichRuleDecided() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		int version = this.versions.live(GRADE).orElseThrow().version();

		assertThat(page("/cases/" + number, "auditor")).containsSubsequence("id=\"decided-by\"",
				"客户反馈 Customer feedback 第 ",
				"/rules/file?name=processes/grade.dmn&amp;version=" + version + "&amp;rule=7",
				"等级 Grade 第 " + version + " 版");
		assertThat(page("/cases/" + number, "support")).contains("等级 Grade 第 " + version + " 版")
			.doesNotContain("/rules/file");
	}

	@Test
	void whatDoesNotExistIsNotFound() throws Exception {
		this.http.perform(get("/rules/file").param("name", "processes/none.dmn").with(member("owner")))
			.andExpect(status().isNotFound());
	}

	private String check(String... namesAndTexts) throws Exception {
		var request = multipart("/rules/edit/check");
		for (int i = 0; i < namesAndTexts.length; i += 2) {
			request.param("name", namesAndTexts[i])
				.param("text", namesAndTexts[i + 1])
				.param("base", String.valueOf(this.versions.live(namesAndTexts[i]).orElseThrow().version()))
				.param("revision", "0");
		}
		return this.http.perform(request.with(member("owner")).with(csrf()))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private void save(String name, String text) throws Exception {
		this.http
			.perform(multipart("/rules/edit").param("name", name)
				.param("text", text)
				.param("base", String.valueOf(this.versions.live(name).orElseThrow().version()))
				.param("revision", "0")
				.with(member("owner"))
				.with(csrf()))
			.andExpect(redirectedUrlPattern("/rules/drafts?chosen=processes/*"));
	}

	private String changed(String name, String part, String replacement) {
		ModelFile file = this.liveFiles.with(name, part, replacement);
		return file.text();
	}

	private String page(String path, String reader) throws Exception {
		return this.http.perform(get(path).header("Accept-Language", "zh-CN").with(member(reader)))
			.andExpect(status().isOk())
			.andReturn()
			.getResponse()
			.getContentAsString(StandardCharsets.UTF_8);
	}

	private static MockMultipartFile upload(String name, String text) {
		return new MockMultipartFile("files", name, "application/octet-stream", text.getBytes(StandardCharsets.UTF_8));
	}

}
