package feedbackloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.models.migrate.MigrationInTest;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process owner sees what a new version changes, also where it is hostile, and moves
 * running cases to it.
 */
@CaseTest
@ExtendWith(InChromium.class)
class NewVersionsBrowserTest {

	private static final String HOSTILE = "&lt;img src=x onerror=&quot;document.title='owned'&quot;&gt;";

	private static final Pattern OWNED = Pattern.compile("owned");

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ApplicationContext application;

	private MigrationInTest migrating;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.migrating = new MigrationInTest(this.application);
		this.chromium = chromium;
	}

	@AfterEach
	void stop() {
		this.migrating.remove();
		this.database
			.sql("delete from model_version where name like 'processes/compared%' or name like 'forms/compared%'")
			.update();
	}

	@Test
	void aProcessIsDrawnTwiceWithItsChangesMarked() throws IOException {
		String text = Files.readString(Path.of("processes", "measure.bpmn"));
		version("processes/compared.bpmn", 1, text);
		version("processes/compared.bpmn", 2,
				text.replace("name=\"实施 Fix\"", "name=\"" + HOSTILE + "\"")
					.replace("camunda:candidateGroups=\"quality\"", "camunda:candidateGroups=\"lead\"")
					.replace("id=\"pilot\"", "id=\"trialRun\"")
					.replace("bpmnElement=\"pilot\"", "bpmnElement=\"trialRun\"")
					.replace("Ref=\"pilot\"", "Ref=\"trialRun\""));
		Page page = this.chromium.signedIn("zh-CN", "owner", "/rules/compare?name=processes/compared.bpmn&from=1&to=2");
		List<String> problems = new ArrayList<>();
		page.onConsoleMessage((message) -> {
			if (message.type().equals("error")) {
				problems.add(message.text());
			}
		});
		page.reload();
		assertThat(page.locator(".diagram[data-drawn]")).hasCount(2);
		assertThat(page.locator(".diagram[data-side=after] .compare-changed[data-element-id=test]")).hasCount(1);
		assertThat(page.locator(".diagram[data-side=after] .compare-added[data-element-id=trialRun]")).hasCount(1);
		assertThat(page.locator(".diagram[data-side=before] .compare-removed[data-element-id=pilot]")).hasCount(1);
		assertThat(page.locator("#same")).hasCount(0);
		assertThat(page.locator("#elements [data-element=test]")).containsText("quality → lead");
		assertThat(page.locator("#elements [data-element=fix]")).containsText("<img src=x");
		page.locator(".diagram[data-side=after] [data-element-id=test] .djs-hit").first().click();
		assertThat(page.locator("#chosen")).containsText("quality");
		Screenshots.take(page, "compare-process", 1280);
		assertThat(Barriers.on(page)).isEmpty();
		assertThat(problems).isEmpty();
		assertThat(page).not().hasTitle(OWNED);
		Page english = this.chromium.signedIn("en", "auditor",
				"/rules/compare?name=processes/compared.bpmn&from=1&to=live&lang=en");
		assertThat(english.locator(".diagram[data-drawn]")).hasCount(2);
		Screenshots.take(english, "compare-process-en", 1280);
	}

	@Test
	void aTableAndAFormAreComparedWithoutScripts() throws IOException {
		String table = Files.readString(Path.of("processes", "grade.dmn"));
		version("processes/compared.dmn", 1, table);
		version("processes/compared.dmn", 2,
				table.replace("[5..8[", "[6..8[")
					.replace("&lt; 5", "&lt; 6")
					.replace("label=\"严重程度 Severity\"", "label=\"" + HOSTILE + "\""));
		String form = Files.readString(Path.of("forms", "triage.form"));
		version("forms/compared.form", 1, form);
		version("forms/compared.form", 2, form.replaceFirst("\"required\": true", "\"required\": false")
			.replace("有效 Valid", "<script>document.title='owned'</script>"));
		Page page = this.chromium.signedIn("zh-CN", "owner", "/rules/compare?name=processes/compared.dmn&from=1&to=2");
		Locator changed = page.locator("#rules tr[data-mark=changed]");
		assertThat(changed.first()).containsText("[5..8[");
		assertThat(changed.first()).containsText("[6..8[");
		Screenshots.take(page, "compare-table", 1280);
		Screenshots.take(page, "compare-table", 380);
		assertThat(Barriers.on(page)).isEmpty();
		page.navigate("/rules/compare?name=forms/compared.form");
		assertThat(page.locator("#fields [data-field=verdict]")).containsText("必填");
		assertThat(page.locator("#fields [data-field=verdict]")).containsText("<script>");
		Screenshots.take(page, "compare-form", 1280);
		assertThat(page).not().hasTitle(OWNED);
	}

	@Test
	void casesAreTriedAndMoved() {
		int from = this.migrating.ours();
		String moves = this.work.submit();
		String stays = this.work.submit();
		this.work.completes("support", stays, "triage", Answers.mediumDefect());
		this.work.completes("support", stays, "firstResponse", Answers.answer());
		this.migrating.edit();
		Page page = this.chromium.signedIn("zh-CN", "owner", "/rules/running");
		Screenshots.take(page, "running", 1280);
		page.locator("#versions [data-process=feedback][data-version='" + from + "'] button").click();
		assertThat(page.locator("#migration")).hasAttribute("data-state", "trying");
		this.migrating.work();
		assertThat(page.locator("#cases [data-of='" + moves + "']")).containsText("改称");
		assertThat(page.locator("#cases [data-of='" + stays + "']")).containsText("新版本里没有它");
		Screenshots.take(page, "running-tried", 1280);
		Screenshots.take(page, "running-tried", 380);
		assertThat(Barriers.on(page)).isEmpty();
		page.locator("#reason").fill("受理的名称更清楚");
		page.locator("#start button").click();
		assertThat(page.locator("#pause")).isVisible();
		this.migrating.work();
		assertThat(page.locator("#migration")).hasAttribute("data-state", "moved");
		assertThat(page.locator("#staying")).containsText("1 件按版本 " + from + " 走完");
		Screenshots.take(page, "running-moved", 1280);
		String path = page.url().replaceFirst("^https?://[^/]+", "");
		Page auditor = this.chromium.signedIn("en", "auditor", path + "?lang=en");
		assertThat(auditor.locator("#cases [data-of='" + moves + "']")).containsText("is called");
		assertThat(auditor.locator("main form")).hasCount(0);
		Screenshots.take(auditor, "running-moved-en", 1280);
	}

	private void version(String name, int version, String text) {
		this.database.sql("""
				insert into model_version (name, version, text, deployment_id, deployed_by, deployed_at, source, reason)
				values (:name, :version, :text, 'none', 'owner', now(), 'page', :reason)
				""")
			.param("name", name)
			.param("version", version)
			.param("text", text)
			.param("reason", "<b>试一试</b>")
			.update();
	}

}
