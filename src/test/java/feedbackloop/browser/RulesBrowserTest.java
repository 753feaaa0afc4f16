package feedbackloop.browser;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.CaseTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A process owner changes rules and texts in the browser and goes back again.
 */
@CaseTest
class RulesBrowserTest {

	@LocalServerPort
	private int port;

	@Autowired
	private JdbcClient database;

	private Chromium chromium;

	@BeforeEach
	void start() throws Exception {
		this.chromium = new Chromium("http://127.0.0.1:" + this.port);
		if (this.database.sql("select count(*) from model_version").query(Integer.class).single() == 0) {
			try (var all = Files.walk(Path.of("."), 4)) {
				for (Path f : all.toList()) {
					String n = f.normalize().toString();
					if (n.matches("(processes/.*\\.(bpmn|dmn|txt|yaml))|(forms/.*\\.form)")) {
						this.database.sql(
								"insert into model_version(name,version,text,deployment_id,deployed_by,deployed_at,source) values(?,1,?,'x','system',now(),'folder')")
							.params(List.of(n, Files.readString(f)))
							.update();
					}
				}
			}
			this.database.sql(
					"update model_version v set definition_id=(select id_ from act_re_decision_def d where d.resource_name_=v.name order by version_ desc limit 1) where name like '%.dmn'")
				.update();
			this.database.sql(
					"update model_version v set definition_id=(select id_ from act_re_procdef d where d.resource_name_=v.name order by version_ desc limit 1) where name like '%.bpmn'")
				.update();
		}
	}

	@AfterEach
	void stop() {
		this.chromium.close();
	}

	@Test
	void look() throws Exception {
		Page page = signedIn("owner", "zh-CN");
		page.onConsoleMessage((m) -> System.out.println("CONSOLE " + m.type() + " " + m.text()));
		page.onPageError((m) -> System.out.println("PAGEERROR " + m));
		page.navigate("/rules");
		Screenshots.take(page, "rules", 1280);
		page.navigate("/rules/file?name=processes/grade.dmn");
		Screenshots.take(page, "rules-grade", 1280);
		page.navigate("/rules/file?name=processes/feedback.bpmn");
		page.waitForTimeout(2500);
		Screenshots.take(page, "rules-feedback", 1280);
		page.navigate("/rules/file?name=forms/triage.form");
		Screenshots.take(page, "rules-triage", 1280);
		page.navigate("/rules/file?name=processes/messages/resolved.zh-CN.txt");
		Screenshots.take(page, "rules-text", 1280);
		page.navigate("/rules/edit?name=processes/grade.dmn");
		page.waitForTimeout(2500);
		Screenshots.take(page, "rules-edit-grade", 1280);
		Locator cell = page.locator("#table-editor td[data-element-id=high_score_priorityScore] .content-editable");
		System.out.println("CELLS " + page.locator("#table-editor td[data-element-id]").count());
		Files.writeString(Path.of("/tmp/rp/editor.html"), page.locator("#table-editor").innerHTML());
		page.navigate("/rules/edit?name=processes/messages/resolved.zh-CN.txt");
		page.waitForTimeout(500);
		Screenshots.take(page, "rules-edit-text", 1280);
		page.navigate("/rules/edit?name=processes/calendar.yaml");
		Screenshots.take(page, "rules-edit-calendar", 1280);
		page.navigate("/rules/drafts");
		Screenshots.take(page, "rules-drafts", 1280);
	}

	private Page signedIn(String userId, String language) {
		Page page = this.chromium.window(language);
		page.navigate("/rules");
		page.locator("#username").fill(userId);
		page.locator("#password").fill("feedback");
		page.locator("button[type=submit]").click();
		return page;
	}

}
