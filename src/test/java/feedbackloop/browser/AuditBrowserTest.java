package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Media;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * An auditor goes from a case to its trail, to who saw it and to the proof, in both
 * languages.
 */
@CaseTest
@ExtendWith(InChromium.class)
class AuditBrowserTest {

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void fromACaseToItsTrailToWhoSawItToTheProof() {
		String number = this.work.atPlan();
		for (String language : new String[] { "zh-CN", "en" }) {
			Page page = this.chromium.window(language);
			Chromium.signIn(page, "auditor", "/cases/" + number + "/trail");
			assertThat(page.locator("#rule")).containsText(language.equals("en") ? "Grade" : "等级");
			assertThat(page.locator("#in-time dt")).hasCount(2);
			Screenshots.take(page, "60-trail-" + language, 1280);
			page.locator("#looks a").click();
			assertThat(page.locator("#seen tr[data-user=auditor]")).hasCount(1);
			Screenshots.take(page, "61-access-" + language, 1280);
			page.locator(".views a").last().click();
			assertThat(page).hasURL(Pattern.compile("/audit/proof$"));
			page.locator("main form button").click();
			assertThat(page.locator("#result[data-holds=true]")).isVisible();
			Screenshots.take(page, "62-proof-" + language, 1280);
		}
	}

	@Test
	void theTrailIsFilteredAndPrinted() {
		String number = this.work.atPlan();
		Page page = this.chromium.window("zh-CN");
		Chromium.signIn(page, "support", "/cases/" + number + "/trail");
		assertThat(page.locator("#looks a")).hasCount(0);
		page.locator("input[name=kind][value=form]").check();
		page.selectOption("#field-person", "support");
		page.locator("main form button").click();
		assertThat(page.locator("#story tr[data-kind=form]")).hasCount(2);
		assertThat(page.locator("#story tr[data-kind=event]")).hasCount(0);

		page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
		page.navigate("/cases/" + number + "/trail");
		assertThat(page.locator("#downloads")).isHidden();
		assertThat(page.locator("main form:visible")).hasCount(0);
		Screenshots.take(page, "63-trail-on-paper", 800);
	}

}
