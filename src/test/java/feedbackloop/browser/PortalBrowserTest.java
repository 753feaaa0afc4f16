package feedbackloop.browser;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.FrameLocator;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import feedbackloop.evidence.SampleFiles;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.FilesAsBefore;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * The public form as customers meet it, with a field that its owner adds in the browser;
 * and the same form within another site.
 */
@CaseTest
@ExtendWith({ InChromium.class, FilesAsBefore.class })
class PortalBrowserTest {

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aFieldThatTheOwnerAddsIsAskedAndStandsOnTheCasePage() {
		Page owner = this.chromium.signedIn("zh-CN", "owner", "/rules");
		ScriptGuard guard = new ScriptGuard(owner);
		owner.navigate("/rules/edit?name=forms/portal.form");
		Locator text = owner.locator("#text-0");
		text.fill(text.inputValue().replaceFirst("\"components\": \\[", """
				"components": [
				{"type": "textfield", "key": "orderNumber", "id": "portal_order", "label": "订单号 Order number",
				 "validate": {"required": true, "maxLength": 20}},
				{"type": "textfield", "key": "loss", "id": "portal_loss", "label": "损失 Loss",
				 "validate": {"maxLength": 20}, "conditional": {"hide": "=coreBlocked != \\\\"yes\\\\""}},"""));
		assertThat(owner.locator("#as-shown")).containsText("订单号");
		Screenshots.take(owner, "portal-preview", 1280);
		owner.locator("#save").click();
		owner.locator("#reason").fill("要知道是哪张订单");
		owner.locator("#put-live").click();
		assertThat(owner.locator("#went-live li")).hasCount(1);
		guard.check();

		Page customer = this.chromium.window("zh-CN");
		ScriptGuard customersGuard = new ScriptGuard(customer);
		CustomerPages pages = new CustomerPages(customer).openStart();
		assertThat(customer.locator("#field-loss")).isHidden();
		pages.pick("不能，核心功能无法使用");
		assertThat(customer.locator("#field-loss")).isVisible();
		pages.write("description", "订单页打不开").write("loss", "三十元");
		customer.locator("#field-files")
			.setInputFiles(new FilePayload("截图.png", "image/png", SampleFiles.picture("png", 50, 50)));
		assertThat(customer.locator("#chosen")).containsText("截图.png");
		customer.locator("main button[type=submit]").click();
		assertThat(customer.locator("#problems")).containsText("订单号");
		// What was chosen is still there.
		assertThat(customer.locator("#chosen")).containsText("截图.png");
		Screenshots.take(customer, "portal-refused", 390);
		pages.write("orderNumber", "A12345").write("customer.email", "wang@example.org");
		Screenshots.take(customer, "portal-filled", 1280);
		Screenshots.take(customer, "portal-filled", 390);
		String number = pages.submit();
		customersGuard.check();
		pages.look();
		assertThat(customer.locator("#files")).containsText("截图.png");
		customer.locator("#consent").click();
		Screenshots.take(customer, "portal-consent", 390);
		Screenshots.take(customer, "portal-consent", 1280);

		Page support = this.chromium.signedIn("zh-CN", "support", "/cases/" + number);
		assertThat(support.locator("#facts")).containsText("订单号");
		assertThat(support.locator("#facts")).containsText("A12345");
		Screenshots.take(support, "portal-case", 1280);
		support.navigate("/entrances");
		Screenshots.take(support, "entrances", 1280);
		Screenshots.take(support, "entrances", 390);
	}

	@Test
	void itIsSubmittedWithoutJavaScript() {
		for (String language : List.of("zh-CN", "en")) {
			try (BrowserContext plain = this.chromium.withoutScripts(language)) {
				Page page = plain.newPage();
				page.navigate("/");
				Screenshots.take(page, "portal-plain-" + language, 1280);
				Screenshots.take(page, "portal-plain-" + language, 390);
				page.locator("#field-description").fill("订单页打不开");
				page.locator("#field-files")
					.setInputFiles(new FilePayload("a.png", "image/png", SampleFiles.picture("png", 50, 50)));
				page.locator("main button[type=submit]").click();
				assertThat(page.locator("#number")).containsText("FB-");
			}
		}
	}

	@Test
	void anotherSiteShowsItInAFrame() throws IOException {
		HttpServer site = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		site.createContext("/", this::page);
		site.start();
		try {
			Page visitor = this.chromium.window("zh-CN");
			visitor.navigate("http://127.0.0.1:" + site.getAddress().getPort());
			FrameLocator frame = visitor.frameLocator("iframe");
			assertThat(frame.locator("h1")).hasText("提交反馈");
			assertThat(frame.locator("header.site")).hasCount(0);
			Screenshots.take(visitor, "portal-embedded", 1280);
			Screenshots.take(visitor, "portal-embedded", 390);
			frame.locator("button[lang=en]").click();
			assertThat(frame.locator("h1")).hasText("Give feedback");
			frame.locator("#field-description").fill("The order page stays empty");
			frame.locator("#field-files")
				.setInputFiles(new FilePayload("a.png", "image/png", SampleFiles.picture("png", 50, 50)));
			frame.locator("form button[type=submit]").click();
			assertThat(frame.locator("#number")).containsText("FB-");
			assertThat(frame.locator("h1")).hasText("We received your feedback");
			Screenshots.take(visitor, "portal-embedded-receipt", 1280);
		}
		finally {
			site.stop(0);
		}
	}

	private void page(HttpExchange exchange) throws IOException {
		byte[] page = ("<!DOCTYPE html><title>Shop</title><h1>Another site</h1><iframe src=\"" + this.chromium.baseUrl()
				+ "/embed\" title=\"Feedback\" width=\"100%\" height=\"1100\"></iframe>")
			.getBytes(StandardCharsets.UTF_8);
		exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
		exchange.sendResponseHeaders(200, page.length);
		exchange.getResponseBody().write(page);
		exchange.close();
	}

}
