package feedbackloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How little it takes to fill in the form of a task: few clicks, one screen, nothing to
 * read twice, nothing to write that is known.
 */
@BrowserTest
class TaskFormsBrowserTest {

	private static final String TRIAGE = "初筛";

	/** Filters, tasks, form, and the page of the case beside it. */
	private static final String TASKLIST = ".three-cols-layout-columns";

	private static final int CLICKS_OF_A_TRIAGE = 6;

	private static final int HIGHEST_MEASURE = 400;

	/** Counts what hands do with the mouse, not what programs make of it. */
	private static final String COUNT_CLICKS = """
			() => {
			  window.clicks = 0;
			  addEventListener('pointerdown', press => press.isTrusted && window.clicks++, true);
			}""";

	/**
	 * What is to happen after the pause in which typing claims happens when it is said.
	 */
	private static final String HOLD_PAUSES = """
			() => {
			  const wait = window.setTimeout;
			  window.held = [];
			  window.setTimeout = (act, time, ...values) =>
			    time === 300 ? -window.held.push(() => act(...values)) : wait(act, time, ...values);
			}""";

	/** Whatever it asks of the server is asked before this is answered. */
	private static final String END_PAUSES = """
			async () => {
			  window.held.forEach(act => act());
			  await fetch('/login');
			}""";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aPlainFeedbackIsTriagedWithSixClicksAndOneText() {
		String number = this.work.submit(Answers.of("description", "帮助页的截图和页面对不上"));
		Tasklist support = as("zh-CN", "support").openQueue();
		Page page = support.page();
		List<String> claims = claims(page);
		page.evaluate(COUNT_CLICKS);
		support.cards(number).first().click();
		assertThat(restatement(page)).isFocused();
		page.keyboard().type("截图是旧版");
		support.openForm().pick("类型", "文档与帮助").pick("影响客户", "2 · ").pick("严重程度", "2 · ").pick("紧迫程度", "2 · ");
		assertThat(page.locator("button.unclaim")).isVisible();
		support.picture("triage-six-clicks-1280");
		support.complete();
		assertThat((int) page.evaluate("() => window.clicks")).isLessThanOrEqualTo(CLICKS_OF_A_TRIAGE);
		assertThat(claims).hasSize(1);
		page.waitForCondition(() -> !this.work.openTasks(number).contains("triage"));
	}

	@Test
	void completingClaimsWhatNobodyTypedIn() {
		String number = this.work.submit(Answers.of("description", "打印小票时死机"));
		this.work.completes("support2", number, "triage", Answers.mediumDefect());
		Tasklist support = as("zh-CN", "support");
		support.open(number, "首次答复");
		support.page().waitForCondition(support.completeButton()::isEnabled);
		support.completeButton().click();
		assertThat(support.page().locator("button.unclaim")).isVisible();
		assertThat(support.page().locator(".notifications .alert")).containsText("请检查：");
	}

	@Test
	void whoGivesATaskBackRightAfterTypingIsRidOfIt() {
		String number = this.work.submit(Answers.of("description", "优惠券过期了"));
		Tasklist support = as("zh-CN", "support");
		Page page = support.page();
		support.claimAndOpen(number, TRIAGE);
		List<String> claims = claims(page);
		page.evaluate(HOLD_PAUSES);
		restatement(page).fill("优惠券提前失效");
		support.unclaim();
		assertThat(page.locator("button.claim")).isVisible();
		page.evaluate(END_PAUSES);
		assertThat(claims).isEmpty();
	}

	@Test
	void whatWasTypedIntoATaskThatSomebodyElseGotStays() {
		String number = this.work.submit(Answers.of("description", "积分没有到账"));
		Tasklist support = as("zh-CN", "support");
		Page page = support.page();
		support.open(number, TRIAGE);
		assertThat(page.locator(".disabled-form")).hasCount(0);
		String task = this.work.task(number, "triage").getId();
		this.rest.claims("support2", task);
		restatement(page).pressSequentially("积分晚到");
		assertThat(page.locator(".notifications .alert")).containsText("(support2) 认领");
		assertThat(restatement(page)).hasValue("积分晚到");
		assertThat(restatement(page)).not().isEditable();
		assertThat(support.completeButton()).isDisabled();
		support.picture("form-lost-1280");
		this.rest.program("support2").postJson("/engine-rest/task/" + task + "/unclaim", "{}");
		page.reload();
		assertThat(restatement(page)).hasValue("积分晚到");
	}

	@ParameterizedTest
	@CsvSource({ "support,zh-CN,1440,初筛,结论,重复", "support2,en,1024,Triage,Verdict,Duplicate" })
	void whoeverWorksInTasklistMeetsNoBarrier(String userId, String language, int width, String task, String field,
			String choice) {
		Page page = this.chromium.window(language);
		page.setViewportSize(width, Screenshots.HEIGHT);
		String number = this.work.submit(Answers.of("description", "字太小，看不清"));
		Tasklist tasklist = Tasklist.signIn(page, userId);
		tasklist.claimAndOpen(number, task).pick(field, choice);
		assertThat(Barriers.in(page, TASKLIST)).isEmpty();
		tasklist.picture("52-tasklist-" + width);
	}

	@Test
	void optionalGroupsAndHelpTextsOpenByKeyboardAndByWhatTheyHold() {
		String number = this.work.submit(Answers.of("description", "声音断断续续"));
		Tasklist support = as("zh-CN", "support");
		Page page = support.page();
		TaskForm form = support.open(number, TRIAGE);
		Locator group = page.locator("[data-folded]").filter(new Locator.FilterOptions().setHasText("归属与背景"));
		Locator module = page.getByLabel(Pattern.compile("^业务模块"));
		assertThat(module).isHidden();
		group.locator("> label").press("Enter");
		assertThat(module).isVisible();
		form.write("业务模块", "直播间");
		assertThat(page.locator(".task-draft")).containsText("草稿已保存");
		page.reload();
		assertThat(module).hasValue("直播间");
		assertThat(module).isVisible();
		Locator sign = page.getByLabel("说明：问题转述");
		Locator text = page.getByText("不改客户原话");
		assertThat(text).isHidden();
		assertThat(restatement(page)).hasAccessibleDescription(Pattern.compile("不改客户原话"));
		sign.press("Enter");
		assertThat(text).isVisible();
		assertThat(sign).hasAttribute("aria-expanded", "true");
	}

	@Test
	void aWideFormHasColumnsAndItsButtonIsAlwaysInSight() {
		String number = this.work.atPlan();
		for (String language : List.of("zh-CN", "en")) {
			Tasklist product = as(language, "product");
			Page page = product.page();
			product.open(number, language.equals("en") ? "Plan" : "制定措施");
			Locator measure = page.locator(".fjs-repeat-row-container").first();
			Locator kind = measure.locator("[id$='plan_kind_0']");
			Locator department = measure.locator("[id$='plan_department_0']");
			page.setViewportSize(1440, 900);
			assertThat(height(measure)).isLessThanOrEqualTo(HIGHEST_MEASURE);
			assertThat(kind.boundingBox().y).isCloseTo(department.boundingBox().y, within(2.0));
			assertThat(product.completeButton()).isInViewport();
			Layout.everythingFits(page);
			product.picture("plan-" + language + "-1440");
			page.setViewportSize(800, 900);
			page.waitForCondition(() -> kind.boundingBox().y + 20 < department.boundingBox().y);
			assertThat(product.completeButton()).isInViewport();
			Layout.everythingFits(page);
			product.picture("plan-" + language + "-800");
		}
	}

	@Test
	void triageFindsWhatIsKnownAndSaysWhoToldIt() {
		String mail = "known-" + System.nanoTime() + "@example.com";
		String earlier = this.work.submit(Answers.of("description", "第一次反馈", "product", "商城", "module", "支付",
				"customerGroup", "连锁门店", "customer", Answers.of("name", "陈晓", "email", mail)));
		String number = this.work.submit(Answers.of("summary", "付款页打不开", "description", "付款页又打不开了", "product", "商城",
				"region", "上海", "customer", Answers.of("name", "陈晓", "email", mail)));
		Tasklist support = as("zh-CN", "support");
		support.open(number, TRIAGE);
		Page page = support.page();
		assertThat(field(page, "问题转述（取自客户的标题，请改写）")).hasValue("付款页打不开");
		assertThat(field(page, "地区（客户所填，可改）")).hasValue("上海");
		assertThat(field(page, "业务模块（来自 " + earlier + "，可改）")).hasValue("支付");
		assertThat(field(page, "可能受影响的客户群（来自 " + earlier + "，可改）")).hasValue("连锁门店");
		assertThat(page.locator("button.claim")).isVisible();
		support.picture("triage-known-1280");
	}

	@Test
	void namesAreInTheLanguageOfTheReaderAlone() {
		String number = this.work.submit(Answers.of("description", "voice breaks", "product", "直播 Live"));
		Tasklist support = as("en", "support");
		support.open(number, "Triage");
		Page page = support.page();
		assertThat(support.openTaskName()).hasText("Triage");
		assertThat(page.locator("[cam-tasklist-task-meta] .groups")).hasText("Support");
		assertThat(page.locator(".task-filters h4 a").allInnerTexts()).hasSizeGreaterThan(5)
			.noneMatch((name) -> name.codePoints().anyMatch(Character::isIdeographic));
		assertThat(support.cards(number).locator(".names h4")).hasText("Triage");
		assertThat(support.cards(number).locator(".case-origin")).containsText("直播 Live");
		Tasklist chinese = as("zh-CN", "support");
		chinese.open(number, TRIAGE);
		assertThat(chinese.openTaskName()).hasText(TRIAGE);
		assertThat(chinese.page().locator(".task-filters h4 a").allInnerTexts()).hasSizeGreaterThan(5)
			.allMatch((name) -> name.codePoints().noneMatch((letter) -> letter < 128 && Character.isLetter(letter)));
	}

	/** What the page will have asked to claim. */
	private static List<String> claims(Page page) {
		List<String> claims = new ArrayList<>();
		page.onRequest((request) -> {
			if (request.url().endsWith("/claim")) {
				claims.add(request.url());
			}
		});
		return claims;
	}

	private Tasklist as(String language, String user) {
		return Tasklist.signIn(this.chromium.window(language), user);
	}

	private static Locator restatement(Page page) {
		return page.getByLabel(Pattern.compile("^问题转述"));
	}

	private static Locator field(Page page, String label) {
		return page.getByLabel(label).and(page.locator("input, textarea"));
	}

	private static int height(Locator part) {
		return (int) Math.ceil(part.boundingBox().height);
	}

}
