package feedbackloop.browser;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

/**
 * Staff see of every deadline which minutes count, which do not and why.
 */
@CaseTest
@ExtendWith(InChromium.class)
class ClocksBrowserTest {

	private static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

	@Autowired
	private CaseWork work;

	@Autowired
	private RuntimeService runtime;

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
	void fourWorkingHoursFromFridayAfternoonEndOnMonday() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid("defect", 5, 5, 5));
		Page page = this.chromium.signedIn("zh-CN", "support", "/cases/" + number + "/clocks");
		Locator clock = step(page, "contribute");
		assertThat(clock.locator(".due")).containsText("2026-11-23 11:30");
		assertThat(clock.locator(".limit")).hasText("紧急 · 4 工作小时");
		assertThat(clock.locator(".counted")).hasText("4 小时 0 分");
		assertSpans(clock, "work 1 小时 30 分", "night 6 小时 0 分", "weekend 48 小时 0 分", "night 9 小时 0 分", "work 2 小时 30 分");
		page.navigate("/cases/" + number + "#clocks");
		assertThat(page.locator("#clocks [data-clock=contribute]")).containsText("4 小时 0 分");
		assertThat(page.locator("#clocks [data-clock=resolution]")).containsText("整个案件，从收到时间算起");
		Screenshots.take(page, "clocks-part", 380);
		page.locator("#clocks a").last().click();
		assertThat(page).hasURL(Pattern.compile("/clocks"));
		assertThat(page.locator("h1")).containsText(number);
	}

	@Test
	void aHolidayIsSkippedByItsName() {
		at("2026-09-30T17:00");
		String number = this.work.submit();
		Page page = this.chromium.signedIn("zh-CN", "support", "/cases/" + number + "/clocks");
		Locator clock = step(page, "triage");
		assertThat(clock.locator(".due")).containsText("2026-10-08 17:00");
		assertThat(clock.locator(".limit")).hasText("一般 · 1 个工作日");
		assertThat(clock.locator(".counted")).hasText("7 小时 30 分");
		assertThat(clock.locator("[data-kind=holiday]")).containsText("放假（国庆节 National Day）");
		assertThat(clock.locator("[data-kind=holiday]")).containsText("168 小时 0 分");
		Screenshots.take(page, "clocks-holiday", 1280);
	}

	@Test
	void aPauseOverAWeekendIsSkippedAndTheRestCountsAfterwards() {
		at("2026-11-20T16:30");
		String number = this.work.submit();
		at("2026-11-20T17:00");
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪一个订单？"));
		at("2026-11-23T10:00");
		this.work.writes(number, "订单号是 20261120-7");
		Page page = this.chromium.signedIn("zh-CN", "support", "/cases/" + number + "/clocks");
		Locator clock = step(page, "triage").last();
		assertThat(clock.locator(".due")).containsText("2026-11-24 09:30");
		assertThat(clock.locator(".counted")).hasText("7 小时 30 分");
		assertSpans(clock, "work 0 小时 30 分", "paused 65 小时 0 分", "work 2 小时 0 分", "lunch 1 小时 30 分", "work 4 小时 30 分",
				"night 15 小时 0 分", "work 0 小时 30 分");
		assertThat(clock.locator("[data-kind=paused]")).containsText("暂停，等待客户");
		Screenshots.take(page, "clocks-paused", 1280);
	}

	@Test
	void aRegradeDuringAPauseKeepsWhatWasUsedAndIsExplained() {
		at("2026-11-20T15:00");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		at("2026-11-20T17:00");
		this.work.claims("support", number, "firstResponse");
		this.work.asks("support", number, "请问是哪一个订单？");
		this.runtime.createMessageCorrelation("Regraded")
			.processInstanceBusinessKey(number)
			.setVariables(Map.of("affected", 5, "severity", 5, "urgency", 4))
			.correlate();
		at("2026-11-22T12:00");
		Page page = this.chromium.signedIn("zh-CN", "support", "/cases/" + number + "/clocks");
		Locator clock = step(page, "firstResponse");
		assertThat(clock.locator(".left")).containsText("5 小时 30 分");
		assertThat(clock.locator(".left")).containsText("暂停，等待客户");
		assertThat(clock.locator("[data-what=regraded]")).containsText("重新定级 (高)");
		at("2026-11-23T11:00");
		this.work.writes(number, "订单号是 20261120-8");
		page.reload();
		assertThat(clock.locator(".due")).containsText("2026-11-23 18:00");
		assertThat(clock.locator(".limit")).hasText("高 · 1 个工作日");
		assertThat(clock.locator(".counted")).hasText("7 小时 30 分");
		assertThat(clock.locator("[data-what=resumed]")).containsText("2026-11-23 18:00");
		Screenshots.take(page, "clocks-regraded", 1280);
		Screenshots.take(page, "clocks-regraded", 380);
	}

	private static Locator step(Page page, String stage) {
		return page.locator("section[data-clock=" + stage + "][data-of-case=false]");
	}

	private static void assertSpans(Locator clock, String... spans) {
		Locator rows = clock.locator("tr[data-kind]");
		assertThat(rows).hasCount(spans.length);
		for (int i = 0; i < spans.length; i++) {
			String[] parts = spans[i].split(" ", 2);
			assertThat(rows.nth(i)).hasAttribute("data-kind", parts[0]);
			assertThat(rows.nth(i).locator("td").nth(2)).hasText(parts[1]);
		}
	}

	private static void at(String time) {
		ClockUtil.setCurrentTime(Date.from(LocalDateTime.parse(time).atZone(ZONE).toInstant()));
	}

}
