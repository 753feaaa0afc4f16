package feedbackloop.browser;

import com.microsoft.playwright.Locator;
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
		Chromium.endsSession(this.page);
		this.page.locator("#message-text").fill("还没写完");
		assertThat(this.page.locator("#message-saved")).containsText("没有保存");
		assertThat(this.page.locator("#message-text")).hasValue("还没写完");
	}

	@Test
	void twoWindowsDoNotOverwriteEachOther() {
		this.page.locator("#message-text").fill("第一个窗口");
		assertThat(saved(this.page)).hasText("草稿已保存。");
		try (Page second = this.page.context().newPage()) {
			second.navigate(this.page.url());
			assertThat(second.locator("#message-text")).hasValue("第一个窗口");
			second.locator("#message-text").fill("第二个窗口");
			assertThat(saved(second)).hasText("草稿已保存。");

			this.page.locator("#message-text").fill("第一个窗口再写");
			assertThat(saved(this.page)).containsText("别的窗口里有更新的草稿");
			this.page.getByText("保留这里的").click();
			assertThat(saved(this.page)).hasText("草稿已保存。");

			second.locator("#message-text").fill("第二个窗口再写");
			assertThat(saved(second)).containsText("别的窗口里有更新的草稿");
			second.getByText("读取那一份").click();
			assertThat(second.locator("#message-text")).hasValue("第一个窗口再写");
		}
	}

	private static Locator saved(Page page) {
		return page.locator("#message-saved");
	}

}
