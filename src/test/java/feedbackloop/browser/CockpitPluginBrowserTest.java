package feedbackloop.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.google.gson.Gson;
import com.google.gson.JsonObject;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Our parts of Cockpit cannot harm it: what is missing or broken costs itself only, no
 * browser keeps an old file, and what people wrote is text.
 */
@CaseTest
@ExtendWith(InChromium.class)
class CockpitPluginBrowserTest {

	private static final String FILES = "META-INF/resources/webjars/camunda/app/";

	private static final List<Fault> FAULTS = List.of(new Fault("is missing", 404, ""),
			new Fault("is no script", 200, "export default [{;"),
			new Fault("fails when it is loaded", 200, "throw new Error('broken');"),
			new Fault("fails when it draws", 200, "export default () => { throw new Error('broken'); };"));

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void aBrokenFileCostsItselfOnly() {
		CockpitHistory auditor = CockpitHistory.signIn(this.chromium.window("zh-CN"), "auditor");
		for (String file : List.of("scripts/plugins.js", "scripts/history/plugins.js", "scripts/title.js",
				"scripts/words.js", "scripts/header-links.js")) {
			for (Fault fault : FAULTS.subList(0, 3)) {
				broken(auditor, file, fault, () -> {
					auditor.open("/processes");
					assertThat(auditor.page().locator(".ctn-view.processes-dashboard")).containsText("feedback");
				});
			}
		}
	}

	@Test
	void aBrokenPageSaysSoInItsPlace() {
		String id = this.work.instance(this.work.submit()).getId();
		CockpitHistory auditor = CockpitHistory.signIn(this.chromium.window("zh-CN"), "auditor");
		for (Fault fault : FAULTS) {
			broken(auditor, "scripts/history/instance-page.js", fault, () -> {
				auditor.open("/process-instance/" + id + "/history");
				assertThat(auditor.page().locator(".past-notice")).containsText("没有加载成功");
				auditor.page().locator("[cam-widget-header] a[href^='#/processes']").first().click();
				assertThat(auditor.page().locator(".ctn-view.processes-dashboard")).containsText("feedback");
			});
		}
		auditor.open("/process-instance/" + id + "/history");
		assertThat(auditor.page().locator(".past-canvas .past-place").first()).isVisible();
	}

	@Test
	void aNumberOfTasksIsTrueOrNotShown() {
		this.work.submit();
		for (String user : List.of("auditor", "owner")) {
			CockpitHistory reader = CockpitHistory.signIn(this.chromium.window("zh-CN"), user).open("/dashboard");
			assertThat(reader.page().locator(".process-instances .value")).isVisible();
			assertThat(reader.page().locator(".open-human-tasks")).isHidden();
			assertThat(reader.page().locator("a[href='#/tasks']:visible")).hasCount(0);
			reader.open("/tasks");
			Locator tasks = reader.page().locator(".tasks-dashboard");
			assertThat(tasks).isVisible();
			assertThat(tasks.locator(".dashboard-view:visible")).hasCount(0);
			assertThat(tasks.evaluate("element => getComputedStyle(element, '::before').content").toString())
				.contains("所以不显示数字");
		}
		CockpitHistory manager = CockpitHistory.signIn(this.chromium.window("zh-CN"), "manager").open("/dashboard");
		Locator number = manager.page().locator(".open-human-tasks .value");
		assertThat(number).isVisible();
		assertThat(number).not().hasText("0");
	}

	@Test
	void noBrowserKeepsAnOldFile() throws IOException {
		Page page = CockpitHistory.signIn(this.chromium.window("zh-CN"), "auditor").page();
		List<String> files = Stream.of("cockpit", "tasklist").flatMap(CockpitPluginBrowserTest::files).toList();
		assertThat(files).hasSizeGreaterThan(20);
		for (String file : files) {
			APIResponse answer = page.request().get("/camunda/app/" + file);
			assertThat(answer.status()).as(file).isEqualTo(200);
			assertThat(answer.headers().get("cache-control")).as(file).contains("no-cache");
		}
	}

	@Test
	void whatPeopleWroteIsText() throws IOException {
		String all = new ClassPathResource("payloads.txt").getContentAsString(StandardCharsets.UTF_8);
		String number = this.work.submit(Answers.of("description", all, "summary", all.substring(0, 150)));
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "restatement", all));
		this.work.completes("support", number, "firstResponse", Answers.with(Answers.answer(), "responseText", all));
		this.work.contributes(number);
		this.work.completes("product", number, "analysis",
				Answers.with(Answers.analysis(), "rootCause", all, "direction", all));
		Page window = this.chromium.window("zh-CN");
		ScriptGuard guard = new ScriptGuard(window);
		CockpitHistory auditor = CockpitHistory.signIn(window, "auditor");
		List<String> lines = all.lines().toList();
		auditor.asksFor(number);
		isText(auditor.answer("who"), lines);
		guard.check();
		for (String key : List.of(number, this.work.improvementOf(number))) {
			auditor.open("/process-instance/" + this.work.instance(key).getId() + "/history");
			for (String tab : List.of("activities", "decisions", "changes", "clocks", "jobs", "operations", "related",
					"messages", "tasks", "written")) {
				auditor.openTab(tab);
				guard.check();
			}
			isText(auditor.tab(), lines);
		}
		auditor.open("/audit?number=" + number + "&person=<img src=x onerror=window.pwned=1>&rule={{191*193}}");
		assertThat(window.locator(".past-answers h2")).containsText(number);
		assertThat(window.locator(".past-page")).not().containsText("36863");
		guard.check();
	}

	private static void isText(Locator part, List<String> lines) {
		Eventually.holds(part.page(), () -> assertThat(part.textContent()).contains(lines));
		assertThat(part).not().containsText("36863");
	}

	/** Routes of Playwright would do the same, but load all other files anew, too. */
	private static void broken(CockpitHistory auditor, String file, Fault fault, Runnable look) {
		CDPSession tools = auditor.page().context().newCDPSession(auditor.page());
		AtomicInteger asked = new AtomicInteger();
		tools.on("Fetch.requestPaused", (event) -> {
			asked.incrementAndGet();
			tools.send("Fetch.fulfillRequest", fault.answer(event.get("requestId").getAsString()));
		});
		tools.send("Fetch.enable", json(Map.of("patterns", List.of(Map.of("urlPattern", "*/" + file + "*")))));
		look.run();
		tools.detach();
		assertThat(asked).as(file + " " + fault.what()).hasPositiveValue();
	}

	private static JsonObject json(Map<String, Object> values) {
		return new Gson().toJsonTree(values).getAsJsonObject();
	}

	private static Stream<String> files(String app) {
		try {
			return Stream
				.of(new PathMatchingResourcePatternResolver()
					.getResources("file:src/main/resources/" + FILES + app + "/**/*.*"))
				.map(CockpitPluginBrowserTest::address);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	private static String address(Resource file) {
		try {
			return file.getURL().getPath().split(FILES)[1];
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * Something that may be wrong with a file.
	 */
	private record Fault(String what, int status, String script) {

		JsonObject answer(String requestId) {
			return json(Map.of("requestId", requestId, "responseCode", this.status, "responseHeaders",
					List.of(Map.of("name", "Content-Type", "value", "text/javascript")), "body",
					Base64.getEncoder().encodeToString(this.script.getBytes(StandardCharsets.UTF_8))));
		}

	}

}
