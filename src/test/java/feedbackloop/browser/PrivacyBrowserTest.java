package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Privacy erases a customer, who finds a sentence afterwards.
 */
@CaseTest
@ExtendWith(InChromium.class)
class PrivacyBrowserTest {

	private static final int[] WIDTHS = { 390, 1024, 1280 };

	@Autowired
	private CaseWork work;

	@ParameterizedTest
	@CsvSource({ "zh-CN,已删除,13955501001", "en,Erased,13955501002" })
	void aCustomerIsSeenHeldAndErased(String language, String word, String phone, Chromium chromium) {
		String number = submit(phone);
		String other = submit(phone);
		Page page = chromium.signedIn(language, "privacy", "/cases");
		page.locator("header a[href='/privacy']").click();
		page.locator("#field-number").fill(number.toLowerCase());
		page.locator("#field-number").press("Enter");
		assertThat(page.locator("#person")).containsText(other);

		page.locator("#field-reason").fill("court 法院");
		page.locator("#person button[formaction='/privacy/holds']").click();
		assertThat(page.locator(".notice")).isVisible();
		page.locator("#field-reason").fill("asked 客户要求");
		fits(page, "80-privacy-" + language);
		assertThat(Barriers.on(page)).isEmpty();
		page.locator("#person form[action='/privacy/erasure'] button").last().click();
		assertThat(page.locator("#problems")).containsText("court 法院");
		assertThat(page.locator("#field-reason")).hasValue("asked 客户要求");
		assertThat(Barriers.on(page)).isEmpty();
		page.locator("#person form[action='/privacy/holds/lifting'] button").click();
		page.locator("#field-reason").fill("asked 客户要求");
		page.locator("#person form[action='/privacy/erasure'] button").last().click();

		assertThat(page.locator("#receipt")).containsText(number);
		assertThat(page.locator("#receipt")).containsText(other);
		fits(page, "81-privacy-erased-" + language);
		page.navigate("/cases/" + number);
		assertThat(page.locator("main")).containsText(word);
		assertThat(page.locator("main")).not().containsText("已删除 Erased");
		fits(page, "82-case-erased-" + language);
		assertThat(Barriers.on(page)).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "zh-CN", "en" })
	void theRegisterNamesWhatIsKept(String language, Chromium chromium) {
		Page page = chromium.signedIn(language, "privacy", "/privacy");
		page.locator("main a[href='/privacy/register']").click();
		assertThat(page.locator("tr[data-table=contact]")).containsText("phone_sealed");
		assertThat(page.locator("tr[data-table=contact]")).containsText("180");
		page.locator("summary").click();
		fits(page, "84-register-" + language);
		assertThat(Barriers.on(page)).isEmpty();
	}

	@Test
	void theCustomerReadsASentence(Chromium chromium) {
		String number = submit("13955501003");
		Page page = chromium.signedIn("en", "privacy", "/privacy?number=" + number);
		page.locator("#field-reason").fill("asked");
		page.locator("#person form[action='/privacy/erasure'] button").last().click();
		assertThat(page.locator("#receipt")).isVisible();
		Page customer = chromium.window("en");
		customer.navigate("/follow");
		customer.locator("[name=number]").fill(number);
		customer.locator("[name=secret]").fill(this.work.secretOf(number));
		customer.locator("main button[type=submit]").first().click();
		assertThat(customer.locator("main")).containsText("was erased");
		fits(customer, "83-follow-erased");
		assertThat(Barriers.on(customer)).isEmpty();
	}

	private String submit(String phone) {
		return this.work.submit(Answers.of("description", "付款页一直转圈", "customer",
				Answers.of("name", "李大为", "phone", phone, "email", "li" + phone + "@example.com")));
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
