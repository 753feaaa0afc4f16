package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What somebody types to a customer is saved while it is typed.
 */
@CaseTest
@ExtendWith(InChromium.class)
class MessageBrowserTest {

	@Autowired
	private CaseWork work;

	private Page page;

	@BeforeEach
	void open(Chromium chromium) {
		this.page = chromium.signedIn("zh-CN", "support", "/cases/" + this.work.submit());
		this.page.locator("#message > details > summary").click();
	}

	@Test
	void aLongTextIsSavedToo() {
		String text = "我们正在查看。".repeat(2_000);
		this.page.locator("#message-text").fill(text);
		assertThat(this.page.locator("#message-saved")).hasText("草稿已保存。");

		this.page.reload();

		assertThat(this.page.locator("#message-text")).hasValue(text);
	}

	@Test
	void whoeverIsSignedOutMeanwhileIsTold() {
		this.page.context().clearCookies();
		this.page.locator("#message-text").fill("还没写完");
		assertThat(this.page.locator("#message-saved")).containsText("没有保存");
		assertThat(this.page.locator("#message-text")).hasValue("还没写完");
	}

}
