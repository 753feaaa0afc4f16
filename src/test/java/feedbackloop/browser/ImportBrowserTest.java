package feedbackloop.browser;

import java.nio.charset.StandardCharsets;
import java.util.UUID;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A colleague of support brings in the reviews of a store.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ImportBrowserTest {

	private static final int[] WIDTHS = { 390, 1024, 1280 };

	private static final String CSV = """
			评论ID,评论内容,评论时间,昵称,手机,星级,应用版本
			r1-%1$s,更新以后一直闪退，请尽快修复,2025/3/4 9:30,王小明,13812345678,1,8.2.0
			r2-%1$s,,2025/3/5 10:00,李雷,,2,8.2.0
			r3-%1$s,界面很好看，但找不到订单入口,2025/3/6 21:05,,,3,8.1.9
			""";

	@Test
	void aFileIsDescribedLookedAtAndBroughtIn(Chromium chromium) {
		Page page = chromium.signedIn("zh-CN", "support", "/intake");
		page.getByText("导入反馈").click();
		uploads(page);
		assertThat(page.locator("#columns tbody tr")).hasCount(7);
		assertThat(page.locator("#columns")).not().containsText("王小明");
		looksGood(page, "70-import");
		page.locator("#source").fill("应用商店 " + UUID.randomUUID());
		page.locator("#channel").selectOption("appStore");
		page.locator("#plan button").click();

		assertThat(page.locator("#preview")).containsText("2 行将生成案件");
		assertThat(page.locator("#preview")).containsText("请填写 描述");
		assertThat(page.locator("#preview")).not().containsText("13812345678");
		assertThat(page.locator("#preview")).not().containsText("王小明");
		looksGood(page, "71-import-preview");
		page.locator("#start button").click();
		assertThat(page.locator("#created")).hasText("2");
		assertThat(page.locator("#failed")).containsText("请填写 描述");
		looksGood(page, "72-import-result");
		page.navigate("/imports");
		looksGood(page, "73-imports");
	}

	@Test
	void whatIsRefusedIsSaidBesideTheFileAlsoInEnglish(Chromium chromium) {
		Page page = chromium.signedIn("en", "lead", "/imports");
		page.locator("#field-files").setInputFiles(new FilePayload("a.csv", "text/csv", new byte[] { 0, 1, 2, 0, 0 }));
		page.locator("#upload button").click();
		assertThat(page.locator("#upload-problem")).containsText("This is no table");
		uploads(page);
		looksGood(page, "74-import-en");
	}

	private static void uploads(Page page) {
		byte[] csv = CSV.formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
		Locator files = page.locator("#field-files");
		files.setInputFiles(new FilePayload("评论导出.csv", "text/csv", csv));
		page.locator("#upload button").click();
		assertThat(page.locator("#plan")).isVisible();
	}

	private static void looksGood(Page page, String picture) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, Screenshots.HEIGHT);
			assertThat(page.evaluate("document.documentElement.scrollWidth")).as("%s at %d", picture, width)
				.isEqualTo(width);
			Screenshots.take(page, picture, width);
		}
		assertThat(Barriers.on(page)).isEmpty();
	}

}
