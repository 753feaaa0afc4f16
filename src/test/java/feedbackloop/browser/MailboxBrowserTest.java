package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.mailbox.MailTools;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Support looks at mail that nobody could sort.
 */
@CaseTest
@ExtendWith(InChromium.class)
@Import(MailTools.class)
class MailboxBrowserTest {

	private static final int[] WIDTHS = { 390, 1024, 1280 };

	@Autowired
	private MailTools tools;

	@Test
	void whatAProgramSentIsTakenAsAFeedback(Chromium chromium) {
		this.tools.arrives("no-reply@form.example.com", "Subject: browser form", "订单页打不开，请看看");
		Page page = chromium.signedIn("zh-CN", "support", "/outbox");
		page.getByText("收到的邮件").click();
		page.getByText("程序发来的", new Page.GetByTextOptions().setExact(true)).click();
		fits(page, "60-mailbox");
		assertThat(Barriers.on(page)).isEmpty();

		page.getByText("browser form").first().click();
		assertThat(page.locator("#mail-text")).hasText("订单页打不开，请看看");
		fits(page, "61-mail");
		assertThat(Barriers.on(page)).isEmpty();
		page.getByText("这是反馈，登记").click();
		assertThat(page.locator(".notice")).hasText("马上登记成反馈。");
		this.tools.workDue();
		page.reload();

		assertThat(page.locator("main")).containsText("新的反馈");
		page.locator("main a[href^='/cases/']").click();
		assertThat(page.locator("main")).containsText("订单页打不开，请看看");
	}

	private static void fits(Page page, String picture) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, 900);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as("%s at %d", picture, width)
				.isEqualTo(width);
			Screenshots.take(page, picture, width);
		}
	}

}
