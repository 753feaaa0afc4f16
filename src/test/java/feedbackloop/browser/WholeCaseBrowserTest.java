package feedbackloop.browser;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Works one case from the public page through Tasklist to closed, as each of the people
 * concerned. A picture of every step can be taken.
 */
@BrowserTest
class WholeCaseBrowserTest {

	/** Whoever worked for the same customer before would get the tasks. */
	private static final String NOBODY_KNOWS = String.format("%07d", System.nanoTime() % 10_000_000);

	private static final String CHINESE = "zh-CN";

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	private final Map<String, Tasklist> staff = new HashMap<>();

	private CustomerPages customer;

	private String number;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aCaseIsWorkedFromThePublicPageThroughTasklistToClosed() {
		customerSubmits();
		supportTriages();
		supportAnswers();
		teamsContribute();
		productAnalyses();
		productPlans();
		managerApproves();
		engineeringFixes();
		supportTellsCustomers();
		anotherOfSupportChecks();
		qualityTests();
		engineeringPilots();
		operationsReleases();
		qualityVerifies();
		customerConfirms();
		supportMayNotCloseWhatItCarriedOut();
		anotherOfSupportCloses();
		everybodySeesTheWholeStory();
		signingOutLeadsToTheSignInPage();
	}

	private void customerSubmits() {
		this.customer = new CustomerPages(this.chromium.window(CHINESE)).openStart();
		Screenshots.take(this.customer.page(), "01-submit", 375);
		Screenshots.take(this.customer.page(), "01-submit", 1920);
		this.customer.write("description", "下单后订单页一直打不开，刷新也没有用。我的电话是 13812345678。")
			.write("demand", "请尽快恢复，我要看物流")
			.pick("不能")
			.write("product", "商城")
			.write("customer.name", "王小明")
			.write("customer.phone", "1390" + NOBODY_KNOWS)
			.write("customer.email", NOBODY_KNOWS + "@example.com");
		Screenshots.take(this.customer.page(), "02-submit-filled", 1280);
		this.number = this.customer.submit();
		Screenshots.take(this.customer.page(), "03-receipt", 1280);
		Screenshots.take(this.customer.page(), "03-receipt", 375);
		this.customer.follow(this.number, this.customer.secret());
		assertThat(this.customer.status()).hasAttribute("data-status", "received");
		assertThat(this.customer.main()).containsText("下单后订单页一直打不开");
		Screenshots.take(this.customer.page(), "04-follow-received", 1280);
	}

	private void supportTriages() {
		Tasklist support = as("support").openQueue();
		assertThat(support.cards(this.number).first()).isVisible();
		support.picture("05-tasklist-queue");
		support.open(this.number, "初筛");
		assertThat(support.completeButton()).isEnabled();
		support.picture("06-triage-unclaimed");
		TaskForm form = support.claimAndOpen(this.number, "初筛");
		form.pick("结论", "有效");
		support.pictureOfForm("07-triage-valid");
		form.write("问题转述", "客户下单后打不开订单页")
			.choose("类型", "功能缺陷")
			.choose("影响客户", "5 · ")
			.choose("严重程度", "4 · ")
			.choose("紧迫程度", "3 · ");
		support.pictureOfForm("08-triage-filled");
		support.complete();
		support.page().navigate("/cases/" + this.number);
		assertThat(support.page().locator("#grade")).containsText("高");
		Screenshots.take(support.page(), "09-case-graded", 1280);
	}

	private void supportAnswers() {
		Tasklist support = as("support");
		TaskForm form = support.claimAndOpen(this.number, "首次答复");
		form.write("给客户的答复", "您好，我们已经看到问题，工程师正在处理。")
			.pick("此答复已解决问题", "否")
			.write("下一步", "工程师正在排查订单页的缓存")
			.date("预计日期", inDays(5));
		support.pictureOfForm("10-first-response").complete();
		this.customer.look();
		assertThat(this.customer.status()).hasAttribute("data-status", "inProgress");
		assertThat(this.customer.main()).containsText("我们已经看到问题");
		Screenshots.take(this.customer.page(), "11-follow-answered", 375);
	}

	/** Quality fills in only what engineering fills in, too. */
	private void teamsContribute() {
		this.work.completes("quality", this.work.contribution(this.number, "quality"), Answers.contribution("quality"));
		Tasklist engineering = as("engineering");
		TaskForm form = engineering.claimAndOpen(this.number, "协助分析");
		form.write("情况与结论", "查过记录，近期有同样的反馈").choose("技术归类", "程序错误").choose("工作量", "S · ");
		engineering.pictureOfForm("12-contribute-engineering").complete();
	}

	private void productAnalyses() {
		Tasklist product = as("product");
		TaskForm form = product.claimAndOpen(this.number, "原因分析");
		product.pictureOfForm("13-analysis-empty");
		for (int i = 1; i <= 5; i++) {
			form.row("为什么", i).write(i + ". 为什么", "第" + i + "层原因").write("证据", "日志第" + i + "段");
		}
		form.write("根本原因", "缓存没有失效").write("改进方向", "更新缓存策略");
		form.choose("与产品方向的契合", "高").pick("同行也普遍存在", "否").pick("立即处理", "否");
		product.pictureOfForm("14-analysis-filled").complete();
	}

	private void productPlans() {
		Tasklist product = as("product");
		TaskForm form = product.claimAndOpen(this.number, "制定措施");
		product.pictureOfForm("15-plan-empty");
		measure(form.row("措施", 1), "修正订单页缓存", "产品", "研发", "engineering");
		measure(form.row("措施", 2), "告知受影响的客户", "客户沟通", "客服", "support");
		product.pictureOfForm("16-plan-filled").complete();
	}

	private static void measure(TaskForm row, String title, String kind, String department, String owner) {
		row.write("做什么", title)
			.choose("类别", kind)
			.choose("责任部门", department)
			.choose("责任人", "(" + owner + ")")
			.date("计划完成日期", inDays(10))
			.write("人日", "2")
			.write("验收标准", "订单页两秒内打开")
			.write("衡量指标", "打开成功率")
			.write("风险与控制点", "缓存击穿，先小范围试点");
	}

	private void managerApproves() {
		Tasklist manager = as("manager");
		TaskForm form = manager.claimAndOpen(this.number, "审批");
		form.pick("批准", "批准");
		manager.pictureOfForm("17-approval").complete();
	}

	private void engineeringFixes() {
		Tasklist engineering = as("engineering");
		TaskForm form = engineering.claimAndOpen(this.number, "实施");
		form.write("完成情况", "缓存键加上版本号").write("修复版本", "2.4.1").write("回滚方案", "回退到 2.4.0").write("回归测试方案", "订单回归用例");
		form.write("窗口开始", LocalDate.now().plusDays(1) + " 22:00");
		form.write("窗口结束", LocalDate.now().plusDays(1) + " 23:00");
		engineering.pictureOfForm("18-fix-system").complete();
	}

	private void supportTellsCustomers() {
		Tasklist support = as("support");
		TaskForm form = support.claimAndOpen(this.number, "实施");
		form.write("完成情况", "更新了帮助文档并告知客户");
		support.pictureOfForm("19-fix-document").complete();
	}

	private void anotherOfSupportChecks() {
		Tasklist support = as("support2");
		TaskForm form = support.claimAndOpen(this.number, "检查");
		form.pick("检查通过", "通过").write("检查结果", "照着帮助文档做得通");
		support.pictureOfForm("19-check").complete();
	}

	private void qualityTests() {
		Tasklist quality = as("quality");
		TaskForm form = quality.claimAndOpen(this.number, "测试");
		form.pick("测试通过", "通过").write("测试结果", "订单回归用例全部通过");
		quality.pictureOfForm("20-test").complete();
	}

	private void engineeringPilots() {
		Tasklist engineering = as("engineering");
		TaskForm form = engineering.claimAndOpen(this.number, "试点");
		form.pick("试点通过", "通过").write("试点结果", "五十位同事试用一天，没有问题");
		engineering.pictureOfForm("21-pilot").complete();
	}

	private void operationsReleases() {
		Tasklist operations = as("operations");
		TaskForm form = operations.claimAndOpen(this.number, "发布");
		form.pick("已发布", "已发布");
		assertThat(operations.completeInVain()).containsText("还没有开启");
		form.write("提前发布的理由", "客户今晚就要用");
		operations.pictureOfForm("22-release").complete();
	}

	private void qualityVerifies() {
		Tasklist quality = as("quality");
		TaskForm form = quality.claimAndOpen(this.number, "验证");
		Ways.verify(form, 2);
		quality.pictureOfForm("23-verification").complete();
	}

	private void customerConfirms() {
		this.customer.waitForStatus("resolved");
		Screenshots.take(this.customer.page(), "24-follow-resolved", 1280);
		Screenshots.take(this.customer.page(), "24-follow-resolved", 375);
		this.customer.confirm("现在很快，谢谢");
		assertThat(this.customer.status()).hasAttribute("data-status", "closed");
		Screenshots.take(this.customer.page(), "25-follow-closed", 1280);
	}

	private void supportMayNotCloseWhatItCarriedOut() {
		Tasklist support = as("support");
		TaskForm form = support.claimAndOpen(this.number, "结案");
		support.pictureOfForm("26-closure-empty");
		close(form);
		assertThat(support.completeInVain()).containsText("不能由您验证或结案");
		support.picture("27-closure-refused");
		support.unclaim();
	}

	private void anotherOfSupportCloses() {
		Tasklist support = as("support2");
		close(support.claimAndOpen(this.number, "结案"));
		support.pictureOfForm("28-closure-filled").complete();
	}

	private static void close(TaskForm form) {
		form.row("知识文章", 1)
			.choose("种类", "常见问题")
			.write("标题", "订单页打不开怎么办")
			.write("正文", "请刷新页面，或更新到 2.4.1。")
			.tick("对客户公开");
		form.write("成本", "四人日").write("效果", "相关投诉下降九成").write("预警信号", "缓存命中率低于 90%").date("留意至", inDays(30));
	}

	private void everybodySeesTheWholeStory() {
		Page page = as("manager").page();
		page.navigate("/cases/" + this.number);
		Locator main = page.locator("main");
		assertThat(main.locator("#facts div").filter(new Locator.FilterOptions().setHasText("产品或服务")))
			.containsText("商城");
		assertThat(main).containsText("缓存没有失效");
		assertThat(main).containsText("订单页打不开怎么办");
		assertThat(main).not().containsText("13812345678");
		assertThat(main).not().containsText("1390" + NOBODY_KNOWS);
		assertThat(main).not().containsText("王小明");
		Screenshots.take(page, "29-case-closed", 1280);
		Screenshots.take(page, "29-case-closed", 1920);
		page.navigate("/outbox");
		for (String subject : List.of("我们已收到您的反馈", "对您反馈的答复", "您反馈的问题已解决", "您的反馈已结案")) {
			assertThat(page.locator("tbody")).containsText(subject);
		}
		Screenshots.take(page, "30-outbox", 1280);
	}

	private void signingOutLeadsToTheSignInPage() {
		Tasklist manager = as("manager").openQueue();
		manager.signOut();
		// Tasklist has a place of that name, too, from which it leads on.
		assertThat(manager.page()).hasURL(Pattern.compile("^[^#]*/login"));
		manager.picture("31-signed-out");
		manager.page().navigate("/cases/" + this.number);
		assertThat(manager.page()).hasURL(Pattern.compile("/login"));
	}

	private Tasklist as(String user) {
		return this.staff.computeIfAbsent(user, (id) -> Tasklist.signIn(this.chromium.window(CHINESE), id));
	}

	private static LocalDate inDays(int days) {
		return LocalDate.now().plusDays(days);
	}

}
