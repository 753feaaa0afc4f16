package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.metoo.KnownProblem;
import feedbackloop.privacy.Vault;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A lead splits cases off, moves the rest, and says what becomes of the improvement that
 * has none left.
 */
@CaseTest
@ExtendWith(InChromium.class)
class CauseMovesBrowserTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private Vault vault;

	@Test
	void casesGoToAnotherCause(Chromium chromium) {
		String number = this.work.atPlan();
		String left = this.work.improvementOf(number);
		String joined = this.work.submit(Answers.of("description", "发票下载以后是空白页"));
		this.work.completes("support", joined, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", left));
		String target = this.work.improvementOf(this.work.atPlan());
		Page page = chromium.signedIn("zh-CN", "lead", "/improvements/" + left);
		page.locator("#moving").click();
		page.locator("input[value=split]").check();
		page.locator("[data-case='" + joined + "'] input").check();
		page.locator("#choose button").click();
		assertThat(page.locator("#preview")).containsText("1 个案件拆出");
		page.reload();
		assertThat(page.locator("#told")).containsText("1 位客户");
		looked(page, "70-moving");
		page.locator("#reason").fill("空白页是另一个原因");
		page.locator("#preview button").click();
		assertThat(page.locator("#moves")).containsText("空白页是另一个原因");

		page.locator("#moving").click();
		page.locator("input[value=merge]").check();
		page.locator("#to").fill(left);
		page.locator("#choose button").click();
		assertThat(page.locator("[role=alert]")).containsText("以外的改进");
		page.locator("#to").fill(target);
		page.locator("input[value=move]").check();
		page.locator("#tick-all input").check();
		page.locator("#choose button").click();
		page.locator("#reason").fill("与订单页是一回事");
		page.locator("#preview button").click();
		assertThat(page.locator("#empty")).containsText("已没有案件");
		looked(page, "71-empty");

		Page english = chromium.signedIn("en", "manager2", "/improvements/" + left);
		looked(english, "72-empty-en");
		english.navigate("/improvements/" + target + "/moving");
		looked(english, "73-moving-en");
		page.locator("#empty-reason").fill("没有别的案件");
		page.locator("#empty button[value=end]").click();
		assertThat(page.locator("#state")).hasText("无案件而结束");
		assertThat(page.locator("#moving")).hasCount(0);
	}

	@Test
	void aCustomerWantsToBeToldOfAKnownProblem(Chromium chromium) {
		KnownProblem problem = new KnownProblem(this.database, this.vault);
		String number = this.work.atPlan();
		long article = problem.of(number, this.work.improvementOf(number), "榉树发票打不开");
		Page customer = chromium.window("zh-CN");
		customer.navigate("/");
		customer.locator("[name=description]").fill("榉树发票打不开，提示出错");
		customer.locator("#suggested a[href$=metoo]").first().waitFor();
		looked(customer, "74-suggested");
		customer.navigate("/help/" + article);
		customer.locator("#metoo [name=email]").fill("zelkova@example.com");
		customer.locator("#metoo [name=agreed]").check();
		looked(customer, "75-me-too");
		customer.locator("#metoo button").click();
		assertThat(customer.locator("#metoo .notice")).containsText("确认信正在路上");
		customer.navigate(problem.link(article));
		looked(customer, "76-confirm");
		customer.locator("button[value=confirm]").click();
		assertThat(customer.locator("#state")).containsText("已登记");
		customer.locator(".languages a[lang=en]").click();
		looked(customer, "77-confirmed-en");
		customer.locator("button[value=withdraw]").click();
		assertThat(customer.locator(".notice")).containsText("erased");
		problem.withdraw(article);
	}

	private static void looked(Page page, String name) {
		assertThat(Barriers.on(page)).isEmpty();
		Screenshots.take(page, name, 1280);
		Screenshots.take(page, name, 390);
	}

}
