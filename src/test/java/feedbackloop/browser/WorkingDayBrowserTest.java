package feedbackloop.browser;

import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What staff have before them all day in Tasklist: the case beside the form, the next
 * task after each, cards that say what matters, lists in the right order.
 */
@BrowserTest
class WorkingDayBrowserTest {

	private static final String TRIAGE = "初筛";

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void theCaseStandsBesideTheFormOnNarrowAndWideScreens() {
		String number = submit("商城", "下单以后一直转圈，付款页打不开，试了三次都不行，客服电话也打不通。");
		Tasklist support = as("support");
		Page page = support.page();
		support.claimAndOpen(number, TRIAGE).pick("结论", "有效");
		assertThat(support.caseBeside().locator("h1")).hasText(number);
		assertThat(support.caseBeside().locator("main")).containsText("付款页打不开");
		assertThat(support.caseBeside().locator("header.site, footer.foot, .skip")).hasCount(0);
		for (int[] screen : new int[][] { { 1440, 900 }, { 1920, 1080 } }) {
			page.setViewportSize(screen[0], screen[1]);
			Layout.everythingFits(page);
			support.picture("beside-triage-" + screen[0]);
		}
	}

	@Test
	void inNarrowWindowsFormAndCaseTakeTurns() {
		String number = submit("会员中心", "等级降了，没有人告诉我为什么。");
		Tasklist support = as("support");
		Page page = support.page();
		Locator panel = page.locator(".case-beside");
		TaskForm form = support.claimAndOpen(number, TRIAGE);
		for (int width : new int[] { 800, 1024, 1280 }) {
			page.setViewportSize(width, 800);
			assertThat(panel).isHidden();
			Layout.everythingFits(page);
			support.picture("turns-form-" + width);
			support.turnToCase();
			assertThat(panel).isVisible();
			assertThat(form.area()).isHidden();
			assertThat(support.caseBeside().locator("#conversation")).isVisible();
			support.picture("turns-case-" + width);
			page.locator(".form-or-case button").first().press("Enter");
			assertThat(form.area()).isVisible();
		}
		support.turnToCase();
		page.reload();
		assertThat(panel).isVisible();
		page.setViewportSize(Screenshots.WIDTH, Screenshots.HEIGHT);
		assertThat(panel).isVisible();
		assertThat(form.area()).isVisible();
	}

	@Test
	void theCaseCanBeHiddenAndStaysHidden() {
		String number = submit("会员中心", "积分没有到账，已经等了一个星期。");
		Tasklist support = as("support");
		Page page = support.page();
		Locator panel = page.locator(".case-beside");
		support.open(number, TRIAGE);
		assertThat(panel).isVisible();
		page.locator(".toggle-case").click();
		assertThat(panel).isHidden();
		page.reload();
		assertThat(support.caseLink()).containsText(number);
		assertThat(panel).isHidden();
		support.picture("beside-hidden");
		page.locator(".toggle-case").click();
		assertThat(panel).isVisible();
		assertThat(support.caseBeside().locator("h1")).hasText(number);
		assertThat(support.caseLink()).hasAttribute("target", "_blank");
	}

	@Test
	void whatIsDoneInTheCaseShowsInTheListAndItsTasksOpenInTasklist() {
		String first = submit("物流", "包裹三天没有更新。");
		String second = submit("物流", "包裹三天没有更新，和上次一样。");
		Tasklist support = as("support");
		Page page = support.page();
		FrameLocator beside = support.caseBeside();
		support.open(first, TRIAGE);
		this.work.completes("support2", second, "triage", Answers.mediumDefect());
		beside.locator("form[action$=comments] textarea").first().fill("请同事看一下。");
		page.waitForResponse((answer) -> answer.url().contains("/filter/"),
				() -> beside.locator("form[action$=comments] button").first().click());
		assertThat(beside.locator("main")).containsText("请同事看一下。");
		assertThat(support.cards(second).filter(new Locator.FilterOptions().setHasText(TRIAGE))).hasCount(0);
		support.cards(second).first().click();
		support.allOfItIsBeside(second);
		page.waitForResponse((answer) -> answer.url().contains("/filter/"), () -> beside.locator("h1")
			.evaluate("(heading, number) => { location.assign('/cases/' + number); }", first));
		support.allOfItIsBeside(first);
		beside.locator("#tasks li[data-task=triage] a").click();
		assertThat(support.caseLink()).containsText(first);
		assertThat(support.openTaskName()).containsText(TRIAGE);
	}

	@Test
	void aClickInTheCaseFillsInTheImprovementToJoin() {
		String known = submit("充值中心", "充值成功以后余额没有增加，银行已经扣款，刷新多次都一样。");
		this.work.completes("support2", known, "triage", Answers.mediumDefect());
		String number = submit("充值中心", "充值成功以后余额没有增加，银行已经扣款，等了一天都一样。");
		Tasklist support = as("support");
		FrameLocator beside = support.caseBeside();
		support.open(number, TRIAGE).pick("结论", "重复");
		support.beside("#clocks");
		Locator join = beside.locator("button.join[value='" + this.work.improvementOf(known) + "']");
		join.click();
		assertThat(beside.locator("#not-joined")).isVisible();
		support.openForm().pick("结论", "有效");
		join.click();
		assertThat(beside.locator("#joined")).isVisible();
		assertThat(support.page().getByLabel(Pattern.compile("^已知原因的改进编号"))).hasValue(this.work.improvementOf(known));
	}

	@Test
	void theFormSpeaksChineseAndARefusalIsOneSentence() {
		String number = submit("发票", "发票开不出来。");
		Tasklist support = as("support");
		TaskForm form = support.claimAndOpen(number, TRIAGE).pick("结论", "重复");
		support.completeButton().click();
		assertThat(support.page().locator(".fjs-form-field-error").first()).hasText("必填。");
		assertThat(support.page().locator(".notifications .alert")).containsText("请检查：“原案件编号”。");
		assertThat(support.page().getByLabel(Pattern.compile("^原案件编号"))).isFocused();
		assertThat(support.completeButton()).isEnabled();
		form.write("原案件编号", "FB-20200101-000001");
		assertThat(support.completeInVain()).containsText("“原案件编号” 中的原始案件");
		assertThat(support.page().locator(".notifications .alert")).hasCount(1);
		assertThat(support.page().locator(".notifications .alert")).not().containsText("Cannot");
		assertThat(support.page().getByText("保存", new Page.GetByTextOptions().setExact(true))).isHidden();
		support.picture("beside-refused-1280");
	}

	@Test
	void labelsThatComeLateAreShownAllTheSame() {
		Page window = this.chromium.window("zh-CN");
		window.route("**/locales/zh.json*", (labels) -> {
			window.waitForCondition(() -> window.locator(".tasks-list").count() > 0);
			labels.resume();
		});
		Tasklist.signIn(window, "support");
		assertThat(window.locator(".tasks-list > header")).containsText("创建时间");
	}

	@Test
	void afterATaskTheNextOneOpensWithTheFocusInItsForm() {
		List<String> numbers = List.of(submit("直播", "画面卡顿。"), submit("直播", "声音断断续续。"), submit("直播", "进不去房间。"));
		Tasklist support = as("support");
		support.openQueue();
		numbers.forEach((number) -> assertThat(support.cards(number)).hasCount(1));
		assertThat(support.cards().locator(".case-number")).hasCount(numbers.size());
		List<String> order = support.cards().locator(".case-number").allInnerTexts();
		String first = order.stream().filter(numbers::contains).findFirst().orElseThrow();
		String following = order.get(order.indexOf(first) + 1);
		support.cards(first).click();
		assertThat(support.caseLink()).containsText(first);
		support.claim().pick("结论", "垃圾");
		support.complete();
		assertThat(support.caseLink()).containsText(following);
		assertThat(support.caseBeside().locator("h1")).hasText(following);
		assertThat(support.page().getByLabel(Pattern.compile("^问题转述"))).isFocused();
		support.picture("beside-next-1280");
	}

	@Test
	void aCardSaysWhatMattersAndNothingOfItIsCompiled() {
		String product = "{{7*7}}<b>收银台</b>";
		String number = submit(product, "打印小票时死机。");
		this.work.completes("support2", number, "triage", Answers.valid("defect", 5, 5, 5));
		Tasklist support = as("support").openQueue();
		Locator card = support.cards(number).first();
		assertThat(card).containsText("首次答复");
		assertThat(card.locator(".case-number")).hasText(number);
		assertThat(card.locator(".case-grade")).hasText("紧急");
		assertThat(card.locator(".case-origin")).hasText("门户网页 · " + product);
		assertThat(card.locator(".case-due")).containsText("还剩");
		for (int width : new int[] { 1280, 1920 }) {
			support.page().setViewportSize(width, 900);
			Layout.everythingFits(support.page());
			support.picture("cards-" + width);
		}
	}

	private String submit(String product, String text) {
		return this.work.submit(Answers.of("product", product, "description", text));
	}

	private Tasklist as(String user) {
		return Tasklist.signIn(this.chromium.window("zh-CN"), user);
	}

}
