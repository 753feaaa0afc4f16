package feedbackloop.browser;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import feedbackloop.deadlines.Reminders;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The changes that a process owner makes most often, made with nothing but the pages and
 * what was downloaded from them: prepared, put live, seen working, taken back. Threshold
 * and message text are in {@link RulesBrowserTest}. Takes the pictures of
 * {@code docs/process-owners.md}.
 */
@BrowserTest
class FiveChangesBrowserTest {

	private static final String FILE = "/rules/file?name=";

	private static final String TYPES = "processes/feedbackTypes.dmn";

	private static final String TRIAGE_FORM = "forms/triage.form";

	private static final String ESCALATION = "processes/escalation.dmn";

	private static final String IMPROVEMENT = "processes/improvement.bpmn";

	private static final String LIMITS = "processes/timeLimits.dmn";

	@Autowired
	private CaseWork work;

	@Autowired
	private Reminders reminders;

	private Chromium chromium;

	private Page owner;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
		this.owner = this.chromium.signedIn("zh-CN", "owner", "/rules");
	}

	@Test
	void aTypeOfFeedbackIsAddedWhereverItIsReadAndTakenBack() throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		files.put(TYPES, EditsInModeler.withTypeListed(download(TYPES)));
		upload(files);
		Locator lacking = this.owner.locator("#findings [data-code=tableTypesMissing]");
		assertThat(lacking).hasCount(4);
		assertThat(lacking.first()).containsText("accessibility");
		assertThat(this.owner.locator("#findings [data-code=choiceMissing]")).containsText(TRIAGE_FORM);
		picture("type-lacking");
		for (String table : new String[] { "priorityWeights", "grade", "routing", "contributions" }) {
			String name = "processes/" + table + ".dmn";
			files.put(name, EditsInModeler.withTypeDeclared(download(name)));
		}
		files.put(TRIAGE_FORM, EditsInModeler.withTypeOffered(download(TRIAGE_FORM)));
		upload(files);
		assertThat(this.owner.locator("#findings .notice")).isVisible();
		putLive("残障用户的反馈要单独看", 6);
		String number = this.work.submit(Answers.of("summary", "读屏软件读不出按钮"));
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		TaskForm form = support.claimAndOpen(number, "初筛");
		form.pick("结论", "有效");
		form.write("问题转述", "读屏软件读不出下单按钮").choose("类型", "无障碍");
		Pictures.take(support.page(), Screenshots.HEIGHT, "type-tasklist");
		form.choose("影响客户", "3 · ").choose("严重程度", "3 · ").choose("紧迫程度", "3 · ");
		support.complete();
		this.owner.navigate("/cases/" + number);
		assertThat(this.owner.locator("main")).containsText(Pattern.compile("无障碍|accessibility"));
		Screenshots.take(this.owner, "five-type-case", 1280);
		takeBack();
		String next = this.work.submit();
		TaskForm before = support.claimAndOpen(next, "初筛");
		before.pick("结论", "有效");
		before.choose("类型", "表扬");
		assertThat(support.page().locator(".fjs-container")).not().containsText("无障碍");
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.contributesAndAnalyses(number);
		assertThat(this.work.openTasks(number)).as("the case of that type goes on").containsExactly("plan");
	}

	/** What needs each other goes back together; alone it is refused. */
	private void takeBack() {
		this.owner.navigate(FILE + TYPES);
		Locator earlier = version(1);
		earlier.locator("summary").click();
		earlier.locator("input[name=reason]").fill("先退列表");
		earlier.locator("button").click();
		assertThat(this.owner.locator("#findings [data-code=tableTypesUnknown]")).not().hasCount(0);
		Locator together = this.owner.locator("#take-back");
		together.locator("summary").click();
		assertThat(together.locator("li")).hasCount(6);
		together.locator("input[name=reason]").fill("先不单列");
		Pictures.take(this.owner.locator("#versions"), "type-take-back");
		Screenshots.take(this.owner, "five-take-back", 1280);
		together.locator("button").click();
		assertThat(this.owner.locator("[role=status]")).containsText("都已退回");
	}

	@Test
	void aReminderIsAddedAndReachesTheTeam() throws IOException {
		upload(Map.of(ESCALATION, EditsInModeler.withReminder(download(ESCALATION))));
		assertThat(this.owner.locator("#findings .notice")).isVisible();
		this.owner.locator("tr[data-draft='" + ESCALATION + "'] a[href*=compare]").click();
		assertThat(this.owner.locator("#rules [data-mark=added]")).containsText("30");
		Pictures.take(this.owner.locator("#rules"), "reminder-compare");
		this.owner.navigate("/rules/drafts?chosen=" + ESCALATION);
		putLive("用去三成时间就提醒", 1);
		String number = this.work.submit(Answers.of("coreBlocked", "yes"));
		assertThat(this.reminders.shares()).contains(30);
		this.reminders.tell(this.work.task(number, "triage").getId(), 30);
		this.owner.navigate("/outbox");
		Locator notice = this.owner.locator("tbody tr")
			.filter(new Locator.FilterOptions().setHasText("期限临近：" + number))
			.first();
		assertThat(notice).containsText("support");
		notice.locator("summary").click();
		assertThat(notice).containsText("已用去 30 % 的时间");
		Pictures.take(notice, "reminder-outbox");
		rollBack(ESCALATION, "太多提醒");
		assertThat(this.reminders.shares()).doesNotContain(30);
	}

	@Test
	void anApprovalStepIsAddedWithItsFormAndLimitsAndTakenBack() throws IOException {
		Map<String, String> files = new LinkedHashMap<>();
		files.put(IMPROVEMENT, EditsInModeler.withSecondApproval(download(IMPROVEMENT)));
		upload(files);
		assertThat(this.owner.locator("#findings [data-code=formMissing]")).isVisible();
		picture("step-lacking");
		files.put(LIMITS, EditsInModeler.withLimitsOfSecondApproval(download(LIMITS)));
		files.put("forms/secondApproval.form", EditsInModeler.formOfSecondApproval());
		uploadZip(files);
		assertThat(this.owner.locator("#findings .notice")).isVisible();
		putLive("法务要复核高等级的计划", 3);
		this.owner.navigate(FILE + IMPROVEMENT);
		assertThat(this.owner.locator("#diagram svg [data-element-id=secondApproval]")).isVisible();
		Pictures.take(this.owner.locator("#diagram"), "step-diagram");
		String number = approved();
		Tasklist legal = Tasklist.signIn(this.chromium.window("zh-CN"), "legal");
		TaskForm form = legal.claimAndOpen(number, "复核审批");
		form.pick("同意？", "退回修改");
		form.write("复核意见", "通知客户的话要先给我们看。");
		Pictures.take(legal.page(), Screenshots.HEIGHT, "step-tasklist");
		legal.complete();
		assertThat(this.work.openTasks(number)).as("refused: back to planning").containsExactly("plan");
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		this.work.completes("legal", number, "secondApproval",
				Answers.of("secondApproved", "yes", "secondOpinion", "措施不涉及客户数据，可以实施。"));
		legal.page().navigate("/cases/" + number + "#forms");
		Locator kept = legal.page().locator("main").getByText("措施不涉及客户数据，可以实施。").first();
		assertThat(kept).isVisible();
		Screenshots.take(legal.page(), "five-step-case", 1280);
		assertThat(this.work.openTasks(number)).containsOnly("fix");
		rollBackRefused(LIMITS, "secondApproval", "step-roll-back-refused");
		rollBack(IMPROVEMENT, "复核太慢");
		rollBackRefused(LIMITS, "还有案件在办", "step-roll-back-running");
		moveCases("improvement");
		rollBack(LIMITS, "不再需要");
		assertThat(this.work.openTasks(approved())).containsOnly("fix");
	}

	/** A case of high grade whose plan the manager has approved. */
	private String approved() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 4, 3));
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.contributesAndAnalyses(number);
		this.work.completes("product", number, "plan", Answers.planOfBothKinds());
		this.work.completes("manager", number, "approval", Answers.of("approved", true));
		return number;
	}

	/** The limits stay as long as the process, or a case, asks for them. */
	private void rollBackRefused(String name, String why, String picture) {
		goBack(name, "先退时限");
		assertThat(this.owner.locator("#findings .problem").first()).containsText(why);
		Pictures.take(this.owner.locator("#findings"), picture);
	}

	/** Moves the cases that run by an earlier version of that process. */
	private void moveCases(String process) {
		this.owner.navigate("/rules/running");
		this.owner.locator("#versions [data-process=" + process + "] button").click();
		this.owner.locator("#reason").fill("复核不再需要");
		this.owner.locator("#start button").click();
		assertThat(this.owner.locator("#migration")).hasAttribute("data-state", "moved");
	}

	private void rollBack(String name, String reason) {
		goBack(name, reason);
		assertThat(this.owner.locator("[role=status]")).containsText("已重新生效");
	}

	private void goBack(String name, String reason) {
		this.owner.navigate(FILE + name);
		Locator earlier = version(1);
		earlier.locator("summary").click();
		earlier.locator("input[name=reason]").fill(reason);
		earlier.locator("button").click();
	}

	/** A row of the list of versions, 0 for the one that is live. */
	private Locator version(int row) {
		return this.owner.locator("#versions tr[data-version]").nth(row);
	}

	private String download(String name) throws IOException {
		this.owner.navigate(FILE + name);
		Download file = this.owner.waitForDownload(() -> this.owner.locator("a[href^='/rules/file/text']").click());
		return Files.readString(file.path());
	}

	private void upload(Map<String, String> files) {
		send(files.entrySet()
			.stream()
			.map((file) -> new FilePayload(file.getKey().substring(file.getKey().lastIndexOf('/') + 1),
					"application/octet-stream", file.getValue().getBytes(StandardCharsets.UTF_8)))
			.toArray(FilePayload[]::new));
	}

	private void uploadZip(Map<String, String> files) throws IOException {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
			for (Map.Entry<String, String> file : files.entrySet()) {
				zip.putNextEntry(new ZipEntry(file.getKey()));
				zip.write(file.getValue().getBytes(StandardCharsets.UTF_8));
			}
		}
		send(new FilePayload("second-approval.zip", "application/zip", bytes.toByteArray()));
	}

	private void send(FilePayload... files) {
		this.owner.navigate("/rules");
		this.owner.locator("#files").setInputFiles(files);
		Pictures.take(this.owner.locator("#upload"), "upload");
		this.owner.locator("#upload button[type=submit]").click();
		assertThat(this.owner.locator("[role=status]").first()).isVisible();
	}

	private void putLive(String reason, int files) {
		this.owner.locator("#reason").fill(reason);
		this.owner.locator("#put-live").click();
		assertThat(this.owner.locator("#went-live li")).hasCount(files);
	}

	/** What the drafts hold and what the check says of them. */
	private void picture(String name) {
		Pictures.take(this.owner.locator("#findings"), name);
		Screenshots.take(this.owner, "five-" + name, 1280);
	}

}
