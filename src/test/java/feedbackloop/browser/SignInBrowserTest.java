package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Whoever has to sign in first comes to the very place that was asked for.
 */
@BrowserTest
class SignInBrowserTest {

	@Autowired
	private CaseWork work;

	private Page page;

	@BeforeEach
	void start(Chromium chromium) {
		this.page = chromium.window("zh-CN");
	}

	@Test
	void aPlaceInAPageIsFoundAlsoAfterAWrongPassword() {
		String number = this.work.submit();
		this.page.navigate("/cases/" + number + "#tab-past");
		signIn("wrong");
		assertThat(this.page.locator(".wrong")).isVisible();
		signIn("feedback");
		assertThat(this.page).hasURL(Pattern.compile(".*/cases/" + number + "#tab-past$"));
		assertThat(this.page.locator("#tab-past")).isVisible();
	}

	@Test
	void aTaskOfTasklistIsFoundAlsoWhenTheSessionEnds() {
		String number = this.work.submit();
		String other = this.work.submit();
		this.page.navigate(address(number));
		signIn("feedback");
		assertThat(this.page.locator("a[href^='/cases/']").first()).containsText(number);
		Chromium.endsSession(this.page);
		this.page.navigate("about:blank");
		this.page.navigate(address(other));
		signIn("feedback");
		assertThat(this.page.locator("a[href^='/cases/']").first()).containsText(other);
		Chromium.endsSession(this.page);
		this.page.reload();
		signIn("feedback");
		assertThat(this.page.locator("a[href^='/cases/']").first()).containsText(other);
	}

	private String address(String number) {
		return "/camunda/app/tasklist/default/#/?task=" + this.work.task(number, "triage").getId();
	}

	private void signIn(String password) {
		this.page.locator("#username").fill("support");
		this.page.locator("#password").fill(password);
		this.page.locator("main button[type=submit]").click();
	}

}
