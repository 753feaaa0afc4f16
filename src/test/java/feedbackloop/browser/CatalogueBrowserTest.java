package feedbackloop.browser;

import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fields offer the catalogue while somebody types: modules of the chosen product, and
 * free text is marked and taken.
 */
@BrowserTest
class CatalogueBrowserTest {

	private static final String OFFERED = "input => [...input.list.options].map(option => option.value)";

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@ParameterizedTest
	@CsvSource({ "zh-CN, 手机应用, 门店, 店内服务, 不在目录中，照样收下",
			"en, Mobile app, Store, Service, Not in the catalogue; it is taken all the same" })
	void modulesFollowTheProductAndFreeTextIsTaken(String language, String app, String store, String service,
			String mark) {
		Page page = this.chromium.signedIn(language, "support", "/intake");
		Locator product = page.locator("#field-product");
		Locator module = page.locator("#field-module");
		assertThat(offered(product)).contains(app, store);
		page.waitForCondition(() -> offered(module).contains(service));
		product.fill(store.toUpperCase());
		page.waitForCondition(() -> offered(module).size() == 2);
		assertThat(offered(module)).contains(service);
		module.fill("柜台");
		assertThat(page.locator(".not-known")).hasText(mark);
		page.locator("#field-region").scrollIntoViewIfNeeded();
		Screenshots.take(page, "catalogue-intake-" + language);
		page.locator("#field-description").fill("柜台前排队太久");
		page.locator("main form button[type=submit]").click();
		String number = page.locator("#number").innerText();
		page.navigate("/cases/" + number);
		assertThat(page.locator("#facts")).containsText(store);
		page.locator("#facts").scrollIntoViewIfNeeded();
		Screenshots.take(page, "catalogue-case-" + language);
		assertThat(page.locator("#facts")).containsText(language.equals("en") ? "not in the catalogue" : "不在目录中");
		page.navigate("/cases?product=store&module=柜台");
		assertThat(page.locator("#found")).containsText(number);
		Screenshots.take(page, "catalogue-cases-" + language);
	}

	@ParameterizedTest
	@CsvSource({ "zh-CN, 初筛, 归属与背景, 网站, 帮助, 不在目录中，照样收下",
			"en, Triage, Background, Website, Help, Not in the catalogue; it is taken all the same" })
	void triageOffersItInTasklist(String language, String task, String group, String website, String help,
			String mark) {
		String number = this.work.submit(Answers.of("description", "帮助页搜不到"));
		Tasklist support = Tasklist.signIn(this.chromium.window(language), "support");
		support.open(number, task);
		Page page = support.page();
		Locator product = page.locator("input[id$=triage_product]");
		Locator module = page.locator("input[id$=triage_module]");
		page.waitForCondition(() -> product.getAttribute("list") != null);
		page.locator("textarea[id$=triage_restatement]").fill("help");
		page.locator("[data-folded=true]")
			.filter(new Locator.FilterOptions().setHasText(group))
			.locator("> label")
			.press("Enter");
		product.fill(website);
		page.waitForCondition(() -> offered(module).equals(List.of("账号与登录", "订单", "支付", "帮助"))
				|| offered(module).equals(List.of("Account and sign-in", "Orders", "Payment", "Help")));
		assertThat(offered(module)).contains(help);
		module.fill("搜索");
		assertThat(page.locator(".fjs-container .not-known")).hasText(mark);
		support.picture("catalogue-tasklist-" + language);
		module.fill(help);
		assertThat(page.locator(".fjs-container .not-known")).hasCount(0);
	}

	@Test
	void triageOffersItOnThePhone() {
		String number = this.work.submit(Answers.of("description", "帮助页打不开"));
		Page page = this.chromium.signedIn("zh-CN", "support", "/tasks/" + this.work.task(number, "triage").getId());
		page.setViewportSize(390, 844);
		page.locator("summary").filter(new Locator.FilterOptions().setHasText("归属与背景")).click();
		Locator product = page.locator("[name=product]");
		product.fill("网站");
		page.waitForCondition(() -> offered(page.locator("[name=module]")).size() == 4);
		page.locator("[name=region]").fill("月球");
		assertThat(page.locator(".not-known")).hasText("不在目录中，照样收下");
		Screenshots.take(page, "catalogue-task-390");
	}

	@ParameterizedTest
	@CsvSource({ "zh-CN, 手机应用", "en, Mobile app" })
	void ownersEditItWithAPreview(String language, String app) {
		Page page = this.chromium.signedIn(language, "owner", "/rules/file?name=processes/catalogue.yaml");
		assertThat(page.locator("main")).containsText(app);
		Screenshots.take(page, "catalogue-rules-" + language);
		page.navigate("/rules/edit?name=processes/catalogue.yaml");
		Locator text = page.locator("textarea").first();
		text.fill(text.inputValue().replace("  legal:\n    zh-CN: 法务\n    en: Legal\n", ""));
		assertThat(page.locator("main")).containsText("processes/routing.dmn");
		page.getByText("processes/routing.dmn").first().scrollIntoViewIfNeeded();
		Screenshots.take(page, "catalogue-edit-" + language);
	}

	@SuppressWarnings("unchecked")
	private static List<String> offered(Locator input) {
		return (List<String>) input.evaluate(OFFERED);
	}

}
