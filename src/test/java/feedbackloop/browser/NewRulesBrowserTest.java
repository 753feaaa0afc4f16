package feedbackloop.browser;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.deadlines.RuleChangesInTest;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * A process owner sees which deadlines new rules move before they move, decides about
 * promises, and the customer reads what was promised and why it moved.
 */
@CaseTest
@ExtendWith(InChromium.class)
class NewRulesBrowserTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private ApplicationContext application;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@AfterEach
	void stop() {
		ClockUtil.reset();
	}

	@Test
	void newRulesAreShownDecidedAndAppliedAndTheCustomerReadsWhy() {
		at("2026-11-20T16:30");
		Page customer = this.chromium.window("zh-CN");
		CustomerPages pages = new CustomerPages(customer).openStart();
		pages.write("description", "导出报表一直失败").write("customer.email", "zhao@example.com");
		String number = pages.submit();
		String secret = pages.secret();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		RuleChangesInTest rules = new RuleChangesInTest(this.application);
		rules.earlierLimit(number, "resolution", 5, -72);
		rules.earlierCalendar(number, "firstResponse", 24);
		Page page = this.chromium.signedIn("zh-CN", "owner", "/calendar");
		page.locator("a[href='/calendar/changes']").click();
		page.locator("#preview").click();
		assertThat(page.locator("#run")).hasAttribute("data-state", "previewing");
		rules.work();
		assertThat(page.locator("#run")).hasAttribute("data-state", "previewed");
		page.navigate("/calendar/changes?promises=true");
		Locator promise = page.locator("[data-number='" + number + "'][data-stage=resolution]");
		assertThat(promise).containsText("保持；按新规则是 2027-01-11 16:30");
		promise.locator("input[type=checkbox]").check();
		page.locator("#promise-reason").fill("供应商停工");
		page.locator("button[name=move][value=true]").click();
		assertThat(page.locator("[data-number='" + number + "'][data-stage=resolution]")).containsText("供应商停工");
		Screenshots.take(page, "changes-preview", 1280);
		Screenshots.take(page, "changes-preview", 380);
		page.navigate("/calendar/changes");
		page.locator("#reason").fill("时限表更新");
		page.locator("#apply button").click();
		assertThat(page.locator("#run")).hasAttribute("data-state", "applying");
		rules.work();
		assertThat(page.locator("#run")).hasAttribute("data-state", "applied");
		assertThat(page.locator("#history")).containsText("时限表更新");
		Screenshots.take(page, "changes-applied", 1280);
		pages.follow(number, secret);
		assertThat(customer.locator("[data-promise=resolution]")).containsText("最迟 2027-01-11 16:30 解决。");
		assertThat(customer.locator("[data-promise=resolution]")).containsText("处理时限调整");
		Screenshots.take(customer, "follow-promises", 1280);
		Screenshots.take(customer, "follow-promises", 380);
	}

	@Test
	void aManagerReadsWhatWillBeLate() {
		this.work.submit(Map.of("summary", "搜索很慢"));
		Page page = this.chromium.signedIn("zh-CN", "manager", "/insights/forecast");
		assertThat(page.locator("#teams [data-team=support]")).containsText("客服");
		Screenshots.take(page, "forecast", 1280);
		Screenshots.take(page, "forecast", 380);
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant()));
	}

}
