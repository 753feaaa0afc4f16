package feedbackloop.browser;

import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * What past cases suggest stands below fields of triage, and a click takes it.
 */
@BrowserTest
class SuggestionsBrowserTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	private Chromium chromium;

	private String number;

	@BeforeEach
	void decidedCases(Chromium chromium) {
		this.chromium = chromium;
		for (int i = 0; i < 3; i++) {
			this.work.completes("support", submitted("榫卯藤椅扶柄松脱"), "triage",
					Answers.with(Answers.valid("service", 2, 2, 2), "product", "贩卖机", "module", "找零"));
		}
		this.number = submitted("扶柄松脱，榫卯藤椅");
		measured("feedbackType", 120, 114);
		measured("product", 100, 90);
		measured("module", 40, 36);
		measured("customerGroup", 20, 12);
		this.database.sql("delete from suggestion_accuracy").update();
		this.database.sql("""
				insert into suggestion_accuracy (field, decided, suggested, correct, since)
				select field, count(*), count(correct), count(*) filter (where correct), min(decided_at)
				from suggestion_trial group by field""").update();
	}

	/** As trials, which are summed up every minute. */
	private void measured(String field, int suggested, int correct) {
		this.database.sql("""
				insert into suggestion_trial (number, field, decided_at, correct)
				select 'T-' || place, :field, now(), place <= :correct
				from generate_series(1, :suggested) place on conflict do nothing""")
			.param("field", field)
			.param("suggested", suggested)
			.param("correct", correct)
			.update();
	}

	@AfterEach
	void forget() {
		this.database.sql("delete from suggestion_trial where number like 'T-%'").update();
		this.database.sql("delete from suggestion_accuracy").update();
	}

	private String submitted(String text) {
		return this.work.submit(Answers.of("description", text, "product", "", "customer",
				Answers.of("name", "何晓", "email", "he" + System.nanoTime() + "@example.com")));
	}

	@Test
	void inTasklistAClickTakesItAndClaims() {
		Tasklist support = Tasklist.signIn(this.chromium.window("zh-CN"), "support");
		Page page = support.page();
		support.open(this.number, "初筛");
		Locator type = suggested(page, "feedbackType");
		assertThat(type).containsText(Pattern.compile("建议“服务投诉”：\\d+ 个相似案件中 \\d+ 个如此"));
		assertThat(type.locator("a")).hasCount(3);
		assertThat(service(page)).not().isChecked();
		assertThat(page.getByLabel("业务模块")).isVisible();
		assertThat(page.getByLabel("业务模块")).hasValue("");
		for (int width : new int[] { 1024, 1280, 1440 }) {
			Screenshots.take(page, "suggestions", width);
		}
		type.locator("button").click();
		assertThat(service(page)).isChecked();
		assertThat(type).hasCount(0);
		suggested(page, "module").locator("button").click();
		assertThat(page.getByLabel("业务模块")).hasValue("找零");
		assertThat(page.locator(".task-draft")).containsText("草稿已保存");
		assertThat(page.locator("button.unclaim")).isVisible();
		page.reload();
		assertThat(page.getByLabel("业务模块")).hasValue("找零");
		assertThat(suggested(page, "product")).isVisible();
		assertThat(suggested(page, "module")).hasCount(0);
		page.getByLabel("业务模块").fill("别的");
		assertThat(suggested(page, "module")).isVisible();
	}

	@Test
	void onTheTaskPageAClickTakesItToo() {
		String task = this.work.task(this.number, "triage").getId();
		Page page = this.chromium.signedIn("en", "support", "/tasks/" + task);
		page.setViewportSize(390, 844);
		Locator type = page.locator("#field-feedbackType .suggested");
		assertThat(type)
			.containsText(Pattern.compile("Suggested: Service complaint, as in \\d+ of \\d+ similar cases"));
		Screenshots.take(page, "suggestions-phone-en", 390);
		type.locator("button").click();
		assertThat(page.locator("[name=feedbackType][value=service]")).isChecked();
		assertThat(type).hasCount(0);
		assertThat(page.locator("#assignee")).containsText("Claimed by you");
		assertThat(page.locator("[name=module]")).hasValue("");
	}

	@Test
	void leadsSeeHowOftenTheyWereRight() {
		Page page = this.chromium.signedIn("zh-CN", "lead", "/insights/suggestions");
		assertThat(page.locator("[data-field=feedbackType]"))
			.containsText(Pattern.compile("1\\d\\d（9\\d%）.*显示", Pattern.DOTALL));
		assertThat(page.locator("[data-field=customerGroup]")).containsText("不显示：测得太少");
		Screenshots.take(page, "suggestions-accuracy", 1280);
		Screenshots.take(page, "suggestions-accuracy", 390);
		page.navigate("/insights/suggestions?lang=en");
		Screenshots.take(page, "suggestions-accuracy-en", 1280);
	}

	private static Locator service(Page page) {
		return page.locator("label:has(> input[type=radio])")
			.filter(new Locator.FilterOptions().setHasText("服务投诉"))
			.locator("input");
	}

	private static Locator suggested(Page page, String field) {
		return page.locator(".suggested[data-field=" + field + "]");
	}

}
