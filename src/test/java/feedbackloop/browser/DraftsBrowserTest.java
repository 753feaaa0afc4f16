package feedbackloop.browser;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was typed into the form of a task is there again after another task, Back, a
 * reload, a lost session, a server that was away. A second window is told of the first.
 */
@BrowserTest
class DraftsBrowserTest {

	private static final String TRIAGE = "初筛";

	private static final Pattern SAVED = Pattern.compile("草稿已保存 \\d\\d:\\d\\d");

	private static final Pattern FOUND = Pattern.compile("草稿（\\d\\d:\\d\\d 保存）");

	/** When it is opened, and twice soon after. */
	private static final int ASKED_AFTER_OPENING = 3;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void whatWasTypedIsThereAgainAfterAnotherTaskBackAndAReload() {
		String number = this.work.submit(Answers.of("description", "打印小票时死机"));
		String other = this.work.submit(Answers.of("description", "积分没有到账"));
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		Page page = support.page();
		support.claimAndOpen(number, TRIAGE).pick("结论", "有效").write("问题转述", "打印小票的时候");
		support.cards(other).first().click();
		assertThat(support.caseLink()).containsText(other);
		assertThat(state(page)).isHidden();
		page.goBack();
		assertThat(support.caseLink()).containsText(number);
		assertThat(restatement(page)).hasValue("打印小票的时候");
		assertThat(state(page)).containsText(FOUND);
		restatement(page).pressSequentially("收银台死机");
		page.reload();
		assertThat(restatement(page)).hasValue("打印小票的时候收银台死机");
		support.picture("draft-found-1280");
		assertThat((String) page.evaluate("() => JSON.stringify([localStorage, sessionStorage])"))
			.doesNotContain("打印小票的时候");

		page.getByText("放弃草稿").click();
		assertThat(page.getByText("草稿已放弃")).isVisible();
		assertThat(restatement(page)).hasValue("");
		page.getByText("撤销").click();
		assertThat(state(page)).containsText(SAVED);
		assertThat(restatement(page)).hasValue("打印小票的时候收银台死机");

		support.openForm().choose("类型", "功能缺陷").choose("影响客户", "3 · ").choose("严重程度", "3 · ").choose("紧迫程度", "3 · ");
		support.complete();
		assertThat(page.locator(".notifications .alert-success")).containsText("完成：初筛");
		support.picture("outcome-1280");
		Eventually.holds(page, () -> assertThat(drafts()).isZero());
	}

	/** A page that is left cannot wait for the answer to what it sent before. */
	@Test
	void whatWasTypedLastIsThereThoughThePageWasLeftWhileTheServerWasSlow(
			@Value("${spring.datasource.url}") String address) throws SQLException {
		String number = this.work.submit(Answers.of("description", "打印小票时死机"));
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		Page page = support.page();
		support.claimAndOpen(number, TRIAGE).pick("结论", "有效").write("问题转述", "一");
		assertThat(state(page)).containsText(SAVED);
		SlowDraft.isLeft(page, address, this.work.task(number, "triage").getId(),
				() -> restatement(page).pressSequentially("二"), () -> restatement(page).pressSequentially("三"));
		assertThat(restatement(page)).hasValue("一二三");
		assertThat(state(page)).containsText(FOUND);
	}

	@Test
	void aListComesBackWithAllItsRows() {
		String number = this.work.atPlan();
		Tasklist product = Tasklist.signIn(this.chromium.window("zh-CN"), "product");
		Page page = product.page();
		TaskForm form = product.claimAndOpen(number, "制定措施");
		page.getByText("添加一项").click();
		form.row("措施", 1).write("做什么", "第一项");
		form.row("措施", 2).choose("类别", "流程");
		form.row("措施", 3).write("做什么", "第三项").choose("责任部门", "质量");
		assertThat(state(page)).containsText(SAVED);
		page.reload();
		assertThat(state(page)).containsText(FOUND);
		assertThat(page.locator(".fjs-repeat-row-container")).hasCount(3);
		assertThat(row(page, 1).getByLabel(Pattern.compile("^做什么"))).hasValue("第一项");
		assertThat(row(page, 2)).containsText("流程");
		assertThat(row(page, 3).getByLabel(Pattern.compile("^做什么"))).hasValue("第三项");
		assertThat(row(page, 3).locator("input[id*=department]")).hasValue("质量");
	}

	@Test
	void aLostSessionLosesNothingAndNeitherDoesAServerThatIsAway() {
		String number = this.work.submit(Answers.of("description", "打印小票时死机"));
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		Page page = support.page();
		support.claimAndOpen(number, TRIAGE).pick("结论", "有效").write("问题转述", "一");
		assertThat(state(page)).containsText(SAVED);

		page.context().setOffline(true);
		restatement(page).pressSequentially("二");
		assertThat(state(page)).containsText("服务器没有回应");
		page.context().setOffline(false);
		assertThat(state(page)).containsText(SAVED);

		Chromium.endsSession(page);
		restatement(page).pressSequentially("三");
		assertThat(state(page)).containsText("登录已失效");
		restatement(page).pressSequentially("四");
		support.picture("draft-signed-out-1280");
		Locator password = page.getByLabel("support 的密码");
		password.fill("wrong");
		password.press("Enter");
		assertThat(state(page)).containsText("没有登录成功");
		password.fill("feedback");
		password.press("Enter");
		assertThat(state(page)).containsText(Pattern.compile(SAVED + "|" + FOUND));
		assertThat(restatement(page)).hasValue("一二三四");
		assertThat(support.caseLink()).containsText(number);

		reloadsAndAsksNoMore(page);
		Page second = page.context().newPage();
		second.navigate(page.url());
		assertThat(restatement(second)).hasValue("一二三四");
		restatement(second).fill("第二个窗口");
		assertThat(state(second)).containsText(SAVED);
		restatement(page).fill("第一个窗口");
		assertThat(state(page)).containsText("别的窗口里有更新的草稿");
		page.getByText("保留这里的").click();
		assertThat(state(page)).containsText(SAVED);
		restatement(second).pressSequentially("，再写");
		assertThat(state(second)).containsText("别的窗口里有更新的草稿");
		second.getByText("读取那一份").click();
		assertThat(restatement(second)).hasValue("第一个窗口");
	}

	/** Right after it was opened a page takes what another one saves. */
	private static void reloadsAndAsksNoMore(Page page) {
		AtomicInteger asked = new AtomicInteger();
		page.onResponse((answer) -> {
			if (answer.request().method().equals("GET") && answer.url().endsWith("/draft")) {
				asked.incrementAndGet();
			}
		});
		page.reload();
		page.waitForCondition(() -> asked.get() == ASKED_AFTER_OPENING);
	}

	private int drafts() {
		return this.database.sql("select count(*) from task_draft").query(Integer.class).single();
	}

	private static Locator state(Page page) {
		return page.locator(".task-draft");
	}

	private static Locator restatement(Page page) {
		return page.getByLabel(Pattern.compile("^问题转述"));
	}

	private static Locator row(Page page, int number) {
		return page.locator(".fjs-repeat-row-container").nth(number - 1);
	}

}
