package feedbackloop.browser;

import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * A manager decides a review in one sitting.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ReviewBrowserTest {

	private static final int[] WIDTHS = { 390, 1024, 1280 };

	@Autowired
	private CaseWork work;

	@Autowired
	private ManagementService jobs;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient database;

	@Test
	void aManagerStartsDecidesAndReadsTheMinutes(Chromium chromium) {
		noReviewIsLeft();
		String number = this.work.submit(Answers.of("product", "商城", "description", "希望能按书架排序"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("suggestion", 1, 1, 1), "responseText", "谢谢建议，已列入待办。"));
		Page page = chromium.signedIn("zh-CN", "manager", "/backlog");
		fits(page, "60-backlog");
		page.navigate("/reviews");
		page.locator("main form button").click();
		assertThat(page.locator("#compiling")).isVisible();
		String review = page.url().replaceAll(".*/", "");
		runs(review);
		page.navigate("/reviews/" + review);
		page.locator("#decision-" + number).selectOption("decline");
		page.locator("#notes button").click();
		assertThat(page.locator("#reason-" + number)).hasAttribute("aria-invalid", "true");
		fits(page, "61-review");
		page.locator("#reason-" + number).fill("与产品的方向不同");
		page.locator("#notes button").click();
		page.locator("#finish button").click();
		assertThat(page.locator("#running")).isVisible();
		runs(review);
		page.navigate("/reviews/" + review);
		assertThat(page.locator("[data-number='" + number + "']")).containsText("已执行");
		fits(page, "62-minutes");
		assertThat(this.work.status(number)).isEqualTo("declined");
		Page english = chromium.signedIn("en", "product", "/reviews/" + review);
		fits(english, "63-minutes-en");
		english.navigate("/backlog");
		fits(english, "64-backlog-en");
		english.navigate("/reviews");
		fits(english, "65-reviews-en");
		noReviewIsLeft();
	}

	private void noReviewIsLeft() {
		this.runtime.createProcessInstanceQuery()
			.processDefinitionKey("improvementReview")
			.list()
			.forEach((instance) -> this.runtime.deleteProcessInstance(instance.getId(), "test"));
		this.database.sql("delete from review_finding").update();
		this.database.sql("delete from review_item").update();
		this.database.sql("delete from review").update();
	}

	private void runs(String review) {
		this.jobs.createJobQuery()
			.processInstanceId(
					this.runtime.createProcessInstanceQuery().processInstanceBusinessKey(review).singleResult().getId())
			.messages()
			.list()
			.forEach((job) -> this.jobs.executeJob(job.getId()));
	}

	private static void fits(Page page, String picture) {
		assertThat(Barriers.on(page)).as(picture).isEmpty();
		for (int width : WIDTHS) {
			page.setViewportSize(width, Screenshots.HEIGHT);
			assertThat((int) page.locator("html").evaluate("page => page.scrollWidth - page.clientWidth"))
				.as(picture + " is not wider than " + width)
				.isZero();
			Screenshots.take(page, picture, width);
		}
	}

}
