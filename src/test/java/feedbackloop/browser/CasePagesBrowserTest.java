package feedbackloop.browser;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.Media;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The search page, the case page and tasks on a wide screen, on a narrow one beside a
 * form, and on paper; the tabs of the case page; several cases at once.
 */
@CaseTest
@ExtendWith(InChromium.class)
class CasePagesBrowserTest {

	private static final int[] WIDTHS = { 380, 1280, 1920 };

	private static final int MOST_PAGES = 3;

	private static final Pattern PAGE = Pattern.compile("/Type /Page\\b");

	@Autowired
	private CaseWork work;

	private Page page;

	@BeforeEach
	void start(Chromium chromium) {
		this.page = chromium.signedIn("zh-CN", "manager", "/cases");
	}

	@Test
	void casesAreFoundAndReadOnScreensOfAnyWidthAndOnPaper() {
		this.work.submit(Answers.of("description", "付款后订单页白屏，重启手机也没有用", "product", "商城", "channel", "inApp"));
		String number = this.work.atPlan();
		this.work.completes("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "targetVersion", "3.2.0"),
						Answers.measure("communication", "support")));
		String fix = this.work.tasks(number, "fix").get(0).getId();

		for (int width : WIDTHS) {
			fits("/cases?text=订单页", "40-cases", width);
			fits("/cases?stuck=false", "40-cases-more", width);
			fits("/cases/" + number, "41-case", width);
			fits("/improvements", "48-improvements", width);
			fits("/improvements/" + this.work.improvementOf(number), "49-improvement", width);
			fits("/improvements/" + this.work.improvementOf(number) + "/moving", "49-moving", width);
			fits("/intake/day", "46-day", width);
			fits("/insights", "48-insights", width);
			fits("/insights/figures/firstResponse", "49-figure", width);
			fits("/backlog", "48-backlog", width);
			fits("/reviews", "48-reviews", width);
			fits("/knowledge", "64-articles", width);
			fits("/entrances", "47-entrances", width);
			fits("/tasks?list=queue", "42-tasks", width);
			fits("/tasks/" + fix, "43-task", width);
		}
		this.page.navigate("/cases?receivedFrom=gestern");
		assertThat(this.page.locator("#field-receivedFrom")).hasAttribute("aria-invalid", "true");
		onPaper(number);
	}

	@Test
	void severalCasesArePassedOnAfterAPreviewAndTakenBack() {
		List<String> numbers = List.of(this.work.submit(Answers.of("description", "会员卡批量转交甲")),
				this.work.submit(Answers.of("description", "会员卡批量转交乙")));
		this.page.navigate("/cases?text=会员卡批量转交");
		this.page.locator("#tick-all input").check();
		assertThat(this.page.locator("#ticked")).hasText("已选 2 件");
		this.page.locator("#selection button").click();
		this.page.getByLabel("转交给同事").check();
		this.page.getByLabel("转交给", new Page.GetByLabelOptions().setExact(true)).selectOption("support");
		Screenshots.take(this.page, "43-selection", 1024);
		this.page.locator("#what button").click();
		assertThat(this.page.locator("#ready tbody tr")).hasCount(2);
		for (int width : WIDTHS) {
			fits("/cases/selection", "44-selection-preview", width);
		}
		this.page.locator("#confirm button").click();
		assertThat(this.page.locator("#result")).containsText("已转交 2 件");
		numbers.forEach((number) -> assertThat(this.work.task(number, "triage").getAssignee()).isEqualTo("support"));
		for (int width : WIDTHS) {
			fits(this.page.url(), "45-selection-result", width);
		}
		this.page.locator("#undo button").click();
		assertThat(this.page.locator("#result")).containsText("已撤销 2 件");
	}

	@Test
	void theTabThatIsOpenStandsInTheAddress() {
		String number = this.work.submit(Answers.of("description", "地址改不了", "product", "商城"));
		this.page.navigate("/cases/" + number);
		Locator tabs = this.page.getByRole(AriaRole.TAB);
		assertThat(tabs.first()).hasAttribute("aria-selected", "true");
		assertThat(this.page.locator("#timeline")).isHidden();

		tabs.first().press("End");
		assertThat(tabs.last()).isFocused();
		assertThat(this.page.locator("#timeline")).isVisible();
		assertThat(this.page.locator("#facts")).isHidden();
		tabs.last().press("ArrowLeft");
		tabs.nth(tabs.count() - 2).press("ArrowRight");
		this.page.reload();
		assertThat(this.page.locator("#timeline")).isVisible();

		this.page.navigate("/cases");
		this.page.goBack();
		assertThat(this.page.locator("#timeline")).isVisible();
		this.page.navigate("/cases/" + number + "#clocks");
		assertThat(this.page.locator("#clocks")).isInViewport();
		this.page.goBack();
		assertThat(this.page.locator("#timeline")).isVisible();
	}

	/** English words are the longer ones, and these two may open most. */
	@ParameterizedTest
	@ValueSource(strings = { "manager", "admin" })
	void theHeaderIsOneLineAtTheWidthOfANotebook(String userId, Chromium chromium) {
		Page cases = chromium.signedIn("en", userId, "/cases");
		Locator header = cases.locator("header.site");
		cases.setViewportSize(1920, Screenshots.HEIGHT);
		int oneLine = height(header);

		cases.setViewportSize(1280, Screenshots.HEIGHT);

		assertThat(height(header)).as("no room for another word in the header: lead there from a page")
			.isEqualTo(oneLine);
	}

	@Test
	void longMessagesAreFolded() {
		String number = this.work.submit(Answers.of("description", "页面打不开，我试了很多次。".repeat(200)));
		this.page.navigate("/cases/" + number);
		Locator more = this.page.getByText("显示全文");
		int folded = height(this.page.locator("#conversation"));
		more.press("Enter");
		assertThat(this.page.getByText("收起")).hasAttribute("aria-expanded", "true");
		assertThat(height(this.page.locator("#conversation"))).isGreaterThan(2 * folded);
	}

	private static int height(Locator part) {
		return (int) part.evaluate("part => part.offsetHeight");
	}

	private void fits(String address, String picture, int width) {
		this.page.setViewportSize(width, Screenshots.HEIGHT);
		this.page.navigate(address);
		Eventually.holds(this.page,
				() -> assertThat(
						(int) this.page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth"))
					.as(address + " is not wider than " + width)
					.isZero());
		Screenshots.take(this.page, picture, width);
	}

	private void onPaper(String number) {
		this.page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		this.page.navigate("/cases/" + number);
		assertThat(this.page.locator("header nav").first()).isHidden();
		assertThat(this.page.locator("main form:visible")).hasCount(0);
		assertThat(this.page.locator("#explanation")).isVisible();
		assertThat(this.page.locator("#conversation")).isVisible();
		assertThat(this.page.locator("#timeline")).isVisible();
		assertThat(this.page.locator("#teamwork")).isHidden();
		String paper = new String(this.page.pdf(new Page.PdfOptions().setFormat("A4")), StandardCharsets.ISO_8859_1);
		assertThat(PAGE.matcher(paper).results()).hasSizeLessThanOrEqualTo(MOST_PAGES);
		Screenshots.take(this.page, "42-case-on-paper", 800);
	}

}
