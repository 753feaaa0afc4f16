package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * The page on which a person says what to be told, on a wide and on a narrow screen.
 */
@CaseTest
@ExtendWith(InChromium.class)
class NoticesBrowserTest {

	private static final int[] WIDTHS = { 390, 1280 };

	@Autowired
	private JdbcClient database;

	@AfterEach
	void nobodyWantsLess() {
		this.database.sql("delete from notice_choice").update();
		this.database.sql("delete from notice_quiet_hours").update();
	}

	@Test
	void aLineIsTurnedDownAndQuietHoursAreSet(Chromium chromium) {
		Page page = chromium.signedIn("zh-CN", "support", "/absence");
		page.locator("#my-notices").click();
		page.getByLabel("评论提到我或我的部门").selectOption("digest");
		page.locator("#quietFrom").fill("20:00");
		page.locator("main button[type=submit]").click();
		assertThat(page.locator(".problem")).containsText("免打扰时段请填两个不同的时间");
		assertThat(page.getByLabel("评论提到我或我的部门")).hasValue("digest");
		assertThat(page.locator("#quietFrom")).hasValue("20:00");
		fits(page, "50-notices-refused");

		page.locator("#quietUntil").fill("08:00");
		page.locator("main button[type=submit]").click();
		assertThat(page.locator(".notice")).containsText("已保存");
		page.navigate("/notices?lang=en");
		assertThat(page.getByLabel("A comment mentions me or a team of mine")).hasValue("digest");
		assertThat(page.getByLabel("To", new Page.GetByLabelOptions().setExact(true))).hasValue("08:00");
		assertThat(page.locator("[data-event=incident]")).hasCount(0);
		fits(page, "51-notices-en");
		fits(chromium.signedIn("en", "operations", "/notices"), "52-notices-operations-en");
		fits(chromium.signedIn("zh-CN", "manager", "/notices"), "53-notices-manager");
	}

	private static void fits(Page page, String picture) {
		for (int width : WIDTHS) {
			page.setViewportSize(width, Screenshots.HEIGHT);
			assertThat((int) page.locator("html").evaluate("html => html.scrollWidth - html.clientWidth"))
				.as("it is not wider than " + width)
				.isZero();
			Screenshots.take(page, picture, width);
		}
	}

}
