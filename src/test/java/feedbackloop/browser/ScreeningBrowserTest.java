package feedbackloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Support works a queue of 30 new cases with spam among them, brings one back, undoes a
 * slip, and writes with the reply help.
 */
@BrowserTest
class ScreeningBrowserTest {

	private static final List<String> COMPLAINTS = List.of("下单后订单页一直打不开，换了两个浏览器都一样。", "退款申请三天了还没有到账，客服电话也打不通。",
			"搜索“儿童雨衣”出来的全是成人款，筛选没有用。", "新版的字太小，老人根本看不清，希望能放大。", "快递显示已签收，可是我没有收到，柜子里也没有。", "优惠券说满减，结账时却没有扣，请核实。",
			"帮助里写的入口在页面上找不到，是不是改版了？", "修改收货地址后又变回旧地址，试了四次。", "夜里收到三条一样的扣款短信，请查一下。", "谢谢仓库的师傅，冒雨把货送上楼，必须表扬。");

	private static final String ADVERTISEMENT = "低价代开各类发票，先开后付，加微信详谈。";

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void supportScreensAQueueOfThirtyInBulkAndBringsOneBack() {
		Page page = this.chromium.signedIn("zh-CN", "support", "/screening");
		page.navigate("/screening/list");
		page.locator("#kind").selectOption("word");
		page.locator("#value").fill("代开各类发票");
		page.locator("#reason").fill("发票广告");
		page.locator("form[action='/screening/list'] button").click();
		assertThat(page.locator(".notice")).hasText("已列入名单：代开各类发票");
		Screenshots.take(page, "screening-list", 1280);

		List<String> complaints = new ArrayList<>();
		List<String> spam = new ArrayList<>();
		IntStream.range(0, 30)
			.forEach((i) -> (i % 3 == 2 ? spam : complaints).add(this.work.submit(Answers.of("description", i % 3 == 2
					? ADVERTISEMENT + "第" + i + "批" : COMPLAINTS.get(i % COMPLAINTS.size()) + "甲乙丙".charAt(i / 10)))));

		page.navigate("/screening");
		assertThat(page.locator("#queue tbody tr").first()).containsText("发件人、域名或词语在拦截名单上");
		Screenshots.take(page, "screening-queue", 1280);
		Screenshots.take(page, "screening-queue", 1920);
		Screenshots.take(page, "screening-queue", 375);
		assertThat(page.locator("#queue tr[data-count='10']")).containsText("10 件相同或相近");
		decidesAllAlike(page, spam.size());
		spam.forEach((number) -> assertThat(row(page, number)).hasCount(0));
		complaints.forEach((number) -> assertThat(row(page, number)).hasCount(1));

		page.navigate("/screening/declined");
		String misjudged = spam.get(0);
		row(page, misjudged).locator("input[name=reason]").fill("是老客户，问的是正规发票");
		Screenshots.take(page, "screening-declined", 1280);
		Screenshots.take(page, "screening-declined", 375);
		row(page, misjudged).locator("button").click();
		assertThat(page.locator(".notice")).hasText(misjudged + " 已退回初筛。");
		page.navigate("/screening");
		assertThat(row(page, misjudged)).hasCount(1);
		page.navigate("/cases/" + misjudged);
		assertThat(page.locator("#status")).hasText("初步审核中");
		assertThat(page.locator(".steps")).containsText("不受理是误判，退回初筛：是老客户，问的是正规发票");
	}

	/** Four clicks and no typing: the row, the reason, the preview, the decision. */
	private static void decidesAllAlike(Page page, int count) {
		page.locator("#queue tr[data-count='" + count + "'] td:first-child input").check();
		assertThat(page.locator("#ticked")).hasText("已选 " + count + " 件");
		page.locator("input[name=verdict][value='spam.advertising']").check();
		page.locator("#decision button").click();
		assertThat(page.locator("#ready li")).hasCount(count);
		Screenshots.take(page, "screening-preview", 1280);
		Screenshots.take(page, "screening-preview", 390);
		page.locator("#confirm button").first().click();
		assertThat(page.locator("#result")).containsText("已判为垃圾：" + count + " 件。");
		Screenshots.take(page, "screening-decided", 1280);
	}

	@Test
	void theDecisionIsInSightEverywhereAndASlipIsUndone() {
		IntStream.range(0, 12)
			.forEach((i) -> this.work.submit(Answers.of("description", COMPLAINTS.get(i % 10) + "丁戊己".charAt(i % 3))));
		List<String> spam = IntStream.range(0, 20)
			.mapToObj((i) -> this.work.submit(Answers.of("description", "兼职日结，" + ADVERTISEMENT + "第" + i + "批")))
			.toList();
		Page page = this.chromium.signedIn("zh-CN", "lead", "/screening");
		for (int width : new int[] { 390, 1024, 1280 }) {
			page.setViewportSize(width, 800);
			page.evaluate("window.scrollTo(0, 0)");
			assertThat(page.locator("#decision button")).isInViewport();
			page.evaluate("window.scrollTo(0, document.body.scrollHeight)");
			Assertions
				.assertThat(page.locator("#queue tbody tr").last().boundingBox().y
						+ page.locator("#queue tbody tr").last().boundingBox().height)
				.as("the last row is free at %d", width)
				.isLessThanOrEqualTo(page.locator("#decision").boundingBox().y);
			Assertions.assertThat(page.evaluate("document.documentElement.scrollWidth <= innerWidth"))
				.as("nothing is wider than %d", width)
				.isEqualTo(true);
		}

		page.locator("#tick-all input").check();
		page.locator("input[name=verdict][value='spam.fraud']").check();
		page.locator("#decision button").click();
		page.locator("#ready li input").first().uncheck();
		page.locator("#confirm button.second").click();
		assertThat(page.locator("input[name=verdict][value='spam.fraud']")).isChecked();
		assertThat(page.locator("#tick-all input")).isChecked();
		page.locator("#tick-all input").uncheck();

		decidesAllAlike(page, 20);
		Assertions.assertThat(spam)
			.allSatisfy((number) -> Assertions.assertThat(this.work.status(number)).isEqualTo("declined"));
		page.locator("#undo button").click();
		assertThat(page.locator("#result")).hasText("已撤销，退回初筛：20 件。");
		Assertions.assertThat(spam)
			.allSatisfy((number) -> Assertions.assertThat(this.work.openTasks(number)).containsExactly("triage"));
	}

	@Test
	void aDraftOfTheReplyHelpLandsInTheFormOfTheTask() {
		String number = this.work.submit(Answers.of("description", "订单页打不开，提示“网络错误”。", "product", "商城"));
		Page page = this.chromium.signedIn("zh-CN", "support", "/screening");
		page.navigate("/cases/" + number);
		page.locator("#reply a[href*=needInformation]").click();
		page.locator("#event").selectOption("question");
		Screenshots.take(page, "reply-draft", 1280);
		page.locator("#draft button").click();
		assertThat(page.locator("#preview .words")).containsText("您用的是什么设备和版本");
		assertThat(page.locator("[data-part=expectedTime]")).hasAttribute("data-present", "false");
		Screenshots.take(page, "reply-preview", 1280);
		Screenshots.take(page, "reply-preview", 400);
		assertThat(page.locator("#copy")).isHidden();
		String question = page.locator("#responseText").inputValue();

		Tasklist tasklist = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		tasklist.claimAndOpen(number, "初筛").pick("结论", "需补充信息");
		Locator field = tasklist.page().locator("textarea[id$='_question']");
		assertThat(field).isEditable();
		tasklist.page()
			.evaluate("text => window.postMessage({feedbackLoop: 'question', text}, window.location.origin)", question);
		assertThat(field).hasValue(question);
		tasklist.complete();

		Assertions.assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		Assertions.assertThat(this.work.asCustomer(number).get("messages").toString()).contains("您用的是什么设备和版本");
	}

	private static Locator row(Page page, String number) {
		return page.locator("tr[data-number='" + number + "']");
	}

}
