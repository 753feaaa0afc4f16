package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An administrator makes a client, copies its key, gives it another one and takes the
 * first away.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ClientsBrowserTest {

	private static final int[] WIDTHS = { 390, 1280 };

	@ParameterizedTest
	@CsvSource({ "zh-CN,商城 App,已吊销", "en,Loyalty app,revoked" })
	void aKeyIsMadeCopiedReplacedAndRevoked(String language, String name, String revoked, Chromium chromium) {
		Page page = chromium.signedIn(language, "admin", "/cases");
		page.navigate("/intake");
		page.locator("main a[href='/clients']").click();
		page.locator("#field-perMinute").fill("often");
		page.locator("main form button[type=submit]").click();
		assertThat(page.locator("#problems li")).hasCount(3);
		fits(page, "85-clients-wrong-" + language);
		assertThat(Barriers.on(page)).isEmpty();

		page.locator("#field-clientName").fill(name);
		page.locator("#field-purpose").fill("Shop, Li");
		page.locator("input[value=inApp]").check();
		page.locator("#field-perMinute").fill("600");
		page.locator("main form button[type=submit]").click();
		String key = page.locator("#secret").innerText();
		assertThat(key).matches("fbl_[0-9a-f]{64}");
		fits(page, "86-client-key-" + language);
		assertThat(Barriers.on(page)).isEmpty();
		page.locator("#copy-secret").click();
		assertThat(page.locator("#secret-copied")).isVisible();
		page.locator("main a.button").click();
		page.locator("#field-purpose").fill("");
		page.keyboard().press("Control+V");
		assertThat(page.locator("#field-purpose")).hasValue(key);

		page.goBack();
		assertThat(page).hasURL(Pattern.compile(".*/clients/\\d+(\\?.*)?"));
		assertThat(page.locator("body")).not().containsText(key.substring(10));
		page.navigate("/clients");
		page.locator("#clients a").filter(new Locator.FilterOptions().setHasText(name)).click();
		page.locator("#rotate button").click();
		String next = page.locator("#secret").innerText();
		page.locator("main a.button").click();
		assertThat(page.locator("#keys form")).hasCount(2);
		fits(page, "87-client-two-keys-" + language);
		assertThat(Barriers.on(page)).isEmpty();
		page.locator("#keys form button").last().click();

		assertThat(page.locator("#keys tbody tr").last()).containsText(revoked);
		assertThat(page.locator("#keys tbody tr").first()).containsText(next.substring(0, 10));
		page.reload();
		assertThat(page.locator("#keys form")).hasCount(1);
		fits(page, "88-client-" + language);
		assertThat(Barriers.on(page)).isEmpty();
		page.navigate("/clients");
		fits(page, "89-clients-" + language);
		assertThat(Barriers.on(page)).isEmpty();
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
