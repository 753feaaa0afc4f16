package feedbackloop.browser;

import java.sql.SQLException;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A task on a phone: what applies is shown while somebody types, nothing is lost without
 * a network or a session, and what is done is said.
 */
@CaseTest
@ExtendWith(InChromium.class)
class TasksBrowserTest {

	private static final int PHONE = 390;

	private static final int FINGER = 44;

	@Autowired
	private CaseWork work;

	private Page page;

	@BeforeEach
	void start(Chromium chromium) {
		this.page = chromium.signedIn("zh-CN", "support", "/tasks");
		this.page.setViewportSize(PHONE, 844);
	}

	@Test
	void aTriageIsDoneOnAPhone() {
		String number = this.work.submit(Answers.of("description", "打印小票时死机"));
		this.page.navigate("/tasks/" + this.work.task(number, "triage").getId());
		this.page.locator("#about summary").click();
		assertThat(this.page.locator("#conversation-here")).containsText("打印小票时死机");

		Locator reason = this.page.getByLabel("风险理由");
		assertThat(reason).isHidden();
		assertThat(this.page.getByLabel("向客户提的问题")).isHidden();
		this.page.getByLabel("合规或隐私风险").check();
		assertThat(reason).isVisible();
		assertThat(state()).containsText("草稿已保存");
		everythingFitsAFinger();

		complete().press("Enter");
		Locator problems = this.page.locator("#problems");
		assertThat(problems).isFocused();
		assertThat(problems).containsText("请填写“风险理由”");
		problems.getByText("请填写“类型”").click();
		this.page.getByLabel("功能缺陷").check();
		this.page.getByLabel("问题转述").fill("打印小票的时候死机");
		reason.fill("客户的资料");

		this.page.context().setOffline(true);
		reason.fill("客户的资料给别人看到了");
		assertThat(state()).containsText("网络已断开");
		complete().click();
		assertThat(state()).containsText("任务尚未完成");
		assertThat((String) this.page.evaluate("() => JSON.stringify([localStorage, sessionStorage])"))
			.doesNotContain("客户的资料");
		this.page.context().setOffline(false);
		assertThat(state()).containsText("草稿已保存");
		this.page.reload();
		assertThat(reason).hasValue("客户的资料给别人看到了");

		Chromium.endsSession(this.page);
		for (String score : new String[] { "affected", "severity", "urgency" }) {
			this.page.locator("[name=" + score + "][value='3']").check();
		}
		assertThat(state()).containsText("登录已过期");
		this.page.getByLabel("support 的密码").fill("feedback");
		this.page.keyboard().press("Enter");
		assertThat(state()).containsText("草稿已保存");

		complete().dblclick();
		assertThat(this.page.locator("#done")).containsText(number);
		assertThat(this.page.locator("#done")).containsText("完成：初筛");
		this.page.goBack();
		assertThat(this.page.locator("#done")).containsText(number);
	}

	/** No shipped form has such a field, so the answer of the server is made up. */
	@Test
	void choicesThatAreAllInSightFollowWhatIsTyped() {
		this.page.navigate("/tasks/" + this.work.task(this.work.submit(), "triage").getId());
		Locator types = this.page.locator("#field-feedbackType");
		this.page.route("**/draft", (route) -> {
			String answer = route.fetch().text().replaceFirst("\"choices\":\\{", """
					"choices":{"part-triage_feedbackType":[{"value":"praise","label":"表扬"},
					{"value":"defect","label":"缺陷"}]""");
			route.fulfill(new Route.FulfillOptions().setContentType("application/json").setBody(answer));
		});
		this.page.getByLabel("功能缺陷").check();
		assertThat(types.locator(".choice")).hasText(new String[] { "表扬", "缺陷" });
		assertThat(this.page.getByLabel("缺陷")).isChecked();
		assertThat(this.page.getByLabel("缺陷")).isFocused();
		this.page.getByLabel("表扬").check();
		assertThat(state()).containsText("草稿已保存");
		this.page.unroute("**/draft");
		this.page.reload();
		assertThat(this.page.getByLabel("表扬")).isChecked();
	}

	@Test
	void rowsOfAListAreAddedAndTakenAway(Chromium chromium) {
		String number = this.work.atPlan();
		Page plan = chromium.signedIn("zh-CN", "product", "/tasks/" + this.work.task(number, "plan").getId());
		plan.getByLabel("做什么").first().fill("第一项");
		plan.getByText("添加“措施”").click();
		assertThat(plan.locator("[name='measures[3].title']")).isFocused();
		plan.locator("[name='measures[3].title']").fill("第三项");
		plan.locator("[name='measures[3].kind']").selectOption("communication");
		assertThat(plan.locator("[name='measures[3].pilot']")).isHidden();
		assertThat(plan.locator("[name='measures[3].owner'] option[value=operations]")).hasCount(0);
		plan.locator("[name='measures[3].department']").selectOption("operations");
		plan.locator("[name='measures[3].owner']").selectOption("operations");
		plan.getByText("删除“措施”第 2 项").click();
		assertThat(plan.locator("[name='measures[2].owner']")).hasValue("operations");
		assertThat(plan.locator("[name='measures[2].title']")).hasValue("第三项");
		assertThat(plan.locator("[name='measures[1].title']")).hasValue("第一项");
	}

	private Locator state() {
		return this.page.locator("#state");
	}

	private Locator complete() {
		return this.page.locator(".submit").getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("完成"));
	}

	@Test
	void whatWasTypedLastIsThereThoughThePageWasLeftWhileTheServerWasSlow(
			@Value("${spring.datasource.url}") String address) throws SQLException {
		String task = this.work.task(this.work.submit(Answers.of("description", "打印小票时死机")), "triage").getId();
		this.page.navigate("/tasks/" + task);
		Locator restatement = this.page.getByLabel("问题转述");
		restatement.fill("一");
		assertThat(state()).containsText("草稿已保存");
		SlowDraft.isLeft(this.page, address, task, () -> restatement.pressSequentially("二"),
				() -> restatement.pressSequentially("三"));
		assertThat(restatement).hasValue("一二三");
	}

	private void everythingFitsAFinger() {
		assertThat((int) this.page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth")).isZero();
		for (Locator target : this.page
			.locator("main :is(button:not(.aside), .button, select, textarea, summary, .choice):visible")
			.all()) {
			assertThat(target.boundingBox().height).as(target.textContent()).isGreaterThanOrEqualTo(FINGER - 0.5);
		}
	}

}
