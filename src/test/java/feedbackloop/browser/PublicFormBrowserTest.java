package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The form for customers loses nothing: when the language changes, when it is refused,
 * and when somebody goes back.
 */
@BrowserTest
class PublicFormBrowserTest {

	private static final String DESCRIPTION = "下单后订单页一直打不开";

	private Page page;

	@BeforeEach
	void start(Chromium chromium) {
		this.page = chromium.window("zh-CN");
		this.page.navigate("/");
		field("description").fill(DESCRIPTION);
	}

	@Test
	void anotherLanguageKeepsWhatWasTyped() {
		this.page.locator("[name=coreBlocked][value=yes]").check();
		openContact();
		field("customer.name").fill("王小明");

		this.page.locator(".languages button:text('English')").click();

		assertThat(this.page.locator("html")).hasAttribute("lang", "en");
		assertThat(field("description")).hasValue(DESCRIPTION);
		assertThat(field("customer.name")).hasValue("王小明");
		assertThat(this.page.locator("[name=coreBlocked][value=yes]")).isChecked();
	}

	@Test
	void enterSendsTheFormAndARefusalIsWhereTheReaderStarts() {
		field("evidence.url").fill("截图.png");
		openContact();
		field("customer.phone").fill("打我手机");

		field("product").press("Enter");

		Locator problems = this.page.locator("#problems");
		assertThat(problems).isFocused();
		assertThat(problems).containsText("电话 不是有效的电话号码");
		assertThat(this.page.locator("html")).hasAttribute("lang", "zh-CN");
		problems.locator("a").first().click();
		assertThat(field("evidence.url")).isFocused();
		problems.locator("a").last().click();
		assertThat(field("consent")).isFocused();
	}

	@Test
	void goingBackToARefusedFormFindsIt() {
		openContact();
		field("customer.phone").fill("打我手机");
		send();
		this.page.locator(".site nav a[href='/help']").click();
		assertThat(this.page).hasURL(Pattern.compile("/help$"));

		this.page.goBack();

		assertThat(field("description")).hasValue(DESCRIPTION);
		field("customer.phone").fill("13800000000");
		field("consent").check();
		send();
		assertThat(this.page.locator("#secret")).isVisible();
	}

	@Test
	void goingBackFromTheReceiptGivesAFormThatCanBeSent() {
		send();
		String first = this.page.locator("#number").innerText();

		this.page.goBack();
		field("description").fill("另一件事：优惠券用不了");
		send();

		assertThat(this.page.locator("#number")).not().hasText(first);
	}

	@Test
	void theSecretIsCopiedByOneClick() {
		send();
		this.page.locator("#copy-secret").click();

		assertThat(this.page.locator("#secret-copied")).isVisible();
		this.page.locator("h1")
			.evaluate("(title) => { title.contentEditable = 'true'; title.textContent = ''; title.focus(); }");
		this.page.keyboard().press("Control+V");
		assertThat(this.page.locator("h1")).hasText(this.page.locator("#secret").innerText());
	}

	/** The form begins anonymous. */
	private void openContact() {
		this.page.locator("#part-portal_contact summary").click();
	}

	private void send() {
		this.page.locator("main button[type=submit]").click();
	}

	private Locator field(String name) {
		return this.page.locator("[name='" + name + "']");
	}

}
