package feedbackloop.browser;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import feedbackloop.evidence.SampleFiles;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A customer sends a screenshot with the feedback, and staff see it in the case, also in
 * the narrow frame beside a form.
 */
@CaseTest
@ExtendWith(InChromium.class)
class FilesBrowserTest {

	private static final String CHINESE = "zh-CN";

	private static final int FRAME = 380;

	private static final FilePayload SCREENSHOT = new FilePayload("订单页截图.png", "image/png",
			SampleFiles.picture("png", 1200, 800));

	private static final FilePayload LOG = new FilePayload("浏览器日志.txt", "text/plain",
			"10:21 订单页打不开".getBytes(StandardCharsets.UTF_8));

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aScreenshotSentWithTheFeedbackShowsInTheCase() throws Exception {
		CustomerPages customer = new CustomerPages(this.chromium.window(CHINESE)).openStart();
		customer.write("description", "订单页打不开，请看截图");
		choose(customer.page(), SCREENSHOT);
		Screenshots.take(customer.page(), "40-submit-with-file", 375);
		String number = customer.submit();
		customer.look();
		customer.write("text", "附上日志");
		choose(customer.page(), LOG, new FilePayload("安装.exe", "application/octet-stream", new byte[] { 'M', 'Z' }));
		customer.page().locator("form[enctype] button[type=submit]").click();
		assertThat(customer.main()).containsText("第 2 个文件的类型不接受");
		Screenshots.take(customer.page(), "41-file-refused", 1280);
		choose(customer.page(), LOG);
		customer.page().locator("form[enctype] button[type=submit]").click();
		assertThat(customer.page().locator("#files li")).hasCount(2);
		Screenshots.take(customer.page(), "42-follow-with-files", 375);

		Page page = this.chromium.signedIn(CHINESE, "support", "/cases/" + number);
		page.navigate("/cases/" + number + "#files");
		Locator thumbnail = page.locator("#files img");
		assertThat(thumbnail).hasCount(1);
		thumbnail.scrollIntoViewIfNeeded();
		assertThat(thumbnail).hasJSProperty("naturalWidth", 320);
		Screenshots.take(page, "43-case-with-files", 1280);
		Screenshots.take(page, "43-case-with-files", FRAME);
		page.setViewportSize(FRAME, Screenshots.HEIGHT);
		Eventually.holds(page,
				() -> assertThat((int) page.locator("#files").evaluate("part => part.scrollWidth - part.clientWidth"))
					.isZero());
		page.locator("#files input[type=file]")
			.setInputFiles(new FilePayload("附件.pdf", "application/pdf",
					"%PDF-1.4\n1 0 obj<<>>endobj\n%%EOF\n".getBytes(StandardCharsets.US_ASCII)));
		page.locator("#files button").click();
		assertThat(page.locator("#files li")).hasCount(3);

		Download download = page.waitForDownload(() -> page.locator("#files").getByText("浏览器日志.txt").click());
		assertThat(download.suggestedFilename()).isEqualTo("浏览器日志.txt");
		Path saved = download.path();
		assertThat(Files.readAllBytes(saved)).isEqualTo(LOG.buffer);
		page.navigate("/cases/" + number);
		assertThat(page.locator("li[data-kind=fileOpened]")).containsText("support");
	}

	private static void choose(Page page, FilePayload... files) {
		page.locator("form[enctype] input[type=file]").setInputFiles(files);
	}

}
