package feedbackloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.microsoft.playwright.Page;
import feedbackloop.models.replay.ReplaysInTest;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A process owner tries an edited table on past cases and on a single one, and an auditor
 * reads what came of it.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ReplayBrowserTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private ApplicationContext application;

	@TempDir
	private Path folder;

	private Chromium chromium;

	private Path grade;

	@BeforeEach
	void start(Chromium chromium) throws IOException {
		this.chromium = chromium;
		this.grade = this.folder.resolve("grade.dmn");
		Files.writeString(this.grade,
				Files.readString(Path.of("processes/grade.dmn"))
					.replace("[5..8[", "[7..8[")
					.replace("&lt; 5", "&lt; 7"));
	}

	@Test
	void anEditedTableIsTriedOnPastCases() {
		graded(3, 3, 3);
		graded(5, 5, 5);
		graded(1, 1, 1);
		Page owner = this.chromium.signedIn("zh-CN", "owner", "/rules/replays");
		owner.locator("a[href='/rules/replays/new']").click();
		Screenshots.take(owner, "replay-new", 1280);
		owner.locator("#files").setInputFiles(this.grade);
		owner.locator("button[type=submit]:has-text('开始试算')").click();
		assertThat(owner.locator("#state")).hasAttribute("data-state", "waiting");
		Screenshots.take(owner, "replay-waiting", 1280);
		new ReplaysInTest(this.application).work();
		assertThat(owner.locator("#state")).hasAttribute("data-state", "finished");
		owner.locator("[data-cell=medium-low] a").click();
		assertThat(owner.locator("#cases [data-number]").first()).containsText("低");
		Screenshots.take(owner, "replay", 1280);
		Screenshots.take(owner, "replay", 380);
		assertThat(Barriers.on(owner)).isEmpty();
		Page auditor = this.chromium.signedIn("en", "auditor",
				owner.url().replaceFirst("https?://[^/]+", "").replaceAll("#.*", ""));
		assertThat(auditor.locator("#cases [data-number]").first()).containsText("Low");
		Screenshots.take(auditor, "replay-en", 1280);
		auditor.navigate("/rules/replays");
		Screenshots.take(auditor, "replays-en", 1280);
	}

	@Test
	void aSingleCaseIsTriedBesideAnEditedTable() {
		Page owner = this.chromium.signedIn("zh-CN", "owner", "/rules/try");
		assertThat(owner.locator("[data-line='field.grade'] td")).hasText("中");
		Screenshots.take(owner, "try", 1280);
		owner.locator("#field-files").setInputFiles(this.grade);
		owner.locator("button[type=submit]:has-text('试一试')").click();
		assertThat(owner.locator("[data-line='field.grade'] td.differs")).hasText("低");
		owner.locator("#field-severity").selectOption("5");
		owner.locator("button[type=submit]:has-text('试一试')").click();
		assertThat(owner.locator("[data-line='field.score'] td").first()).hasText("7.6");
		assertThat(owner.locator("[data-edited=grade]")).containsText("[7..8[");
		Screenshots.take(owner, "try-edited", 1280);
		Screenshots.take(owner, "try-edited", 380);
		assertThat(Barriers.on(owner)).isEmpty();
	}

	@Test
	void whoWouldGetTasksIsTriedOnPastTasks() throws IOException {
		graded(3, 3, 3);
		Path assignment = this.folder.resolve("assignment.dmn");
		Files.writeString(assignment, Files.readString(Path.of("processes/assignment.dmn"))
			.replace("\"nobody\"</text>", "\"roundRobin\"</text>"));
		Page owner = this.chromium.signedIn("zh-CN", "owner", "/rules/replays/new");
		owner.locator("#files").setInputFiles(assignment);
		owner.locator("button[type=submit]:has-text('开始试算')").click();
		new ReplaysInTest(this.application).work();
		assertThat(owner.locator("#state")).hasAttribute("data-state", "finished");
		owner.locator("[data-question] a").first().click();
		assertThat(owner.locator("#occasions [data-number]").first()).isVisible();
		Screenshots.take(owner, "replay-assignment", 1280);
		Screenshots.take(owner, "replay-assignment", 390);
		assertThat(Barriers.on(owner)).isEmpty();
		Page auditor = this.chromium.signedIn("en", "auditor",
				owner.url().replaceFirst("https?://[^/]+", "").replaceAll("#.*", ""));
		assertThat(auditor.locator("#asked-assignment")).containsText("by turns");
		Screenshots.take(auditor, "replay-assignment-en", 1280);
	}

	private String graded(int affected, int severity, int urgency) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", affected, severity, urgency));
		return number;
	}

}
