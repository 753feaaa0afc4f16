package feedbackloop.browser;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.server.PathContainer;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.util.pattern.PathPattern;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Every page of ours can be used without a mouse and without seeing it, as far as a
 * program can tell.
 */
@CaseTest
@ExtendWith(InChromium.class)
class AccessibilityBrowserTest {

	private static final String CUSTOMER = "customer";

	/**
	 * By who opens them; the second manager reads English on a phone. What stands in
	 * braces is filled in.
	 */
	private static final Map<String, List<String>> PAGES = Map.of(CUSTOMER, List.of("/", "/embed", "/help",
			"/help/nothing", "/login", "/follow", "/follow/lost", "/follow/{number}", "/follow/{number}/data"),
			"support",
			List.of("/intake", "/entrances", "/imports", "/cases?text={new}", "/cases?receivedFrom=gestern",
					"/cases/{new}", "/cases/{new}/reply?template=needInformation", "/tasks?list=queue",
					"/tasks/{triage}", "/screening", "/screening/list", "/screening/declined", "/outbox",
					"/outbox/public", "/mailbox", "/absence", "/notices", "/calendar", "/macros",
					"/macros/new?task=triage", "/rules", "/improvements", "/improvements/measures",
					"/cases/{new}/article"),
			"manager",
			List.of("/improvements", "/improvements/{improvement}", "/improvements/{improvement}/report",
					"/improvements/{improvement}/moving", "/cases/{planned}", "/cases/{planned}/clocks",
					"/cases/{planned}/trail", "/tasks", "/tasks/{plan}", "/insights", "/insights/figures/firstResponse",
					"/insights/forecast", "/insights/suggestions", "/calendar/changes", "/intake/day",
					"/intake/day?day=2026-10-09", "/backlog", "/reviews", "/knowledge"),
			"owner",
			List.of("/rules?word=grade", "/rules/drafts", "/rules/file?name=processes/grade.dmn",
					"/rules/file?name=processes/feedback.bpmn", "/rules/file?name=forms/triage.form",
					"/rules/file?name=processes/calendar.yaml", "/rules/edit?name=processes/grade.dmn",
					"/rules/edit?name=forms/triage.form", "/rules/file?name=forms/portal.form",
					"/rules/edit?name=forms/portal.form", "/rules/edit?name=processes/calendar.yaml",
					"/rules/edit?name=processes/messages/acknowledgement.zh-CN.txt",
					"/rules/compare?name=processes/grade.dmn", "/rules/try", "/rules/replays", "/rules/replays/new",
					"/rules/running", "/sources", "/rules/edit?name=processes/sources/googlePlay.yaml"),
			"auditor", List.of("/audit/access", "/audit/proof", "/audit/proof/check"), "admin",
			List.of("/clients", "/keys"), "privacy",
			List.of("/privacy", "/privacy?number={new}", "/privacy?number=FB", "/privacy/register",
					"/privacy/assessment"),
			"manager2", List.of("/cases", "/intake/day", "/cases/{planned}", "/tasks/{plan}",
					"/rules/file?name=processes/grade.dmn", "/rules/compare?name=processes/grade.dmn", "/rules/try"));

	/**
	 * Where only some steps lead to, below or in {@link ReplayBrowserTest},
	 * {@link NewVersionsBrowserTest}, {@link MailboxBrowserTest},
	 * {@link ImportBrowserTest}, {@link ClientsBrowserTest}, {@link ArticlesBrowserTest}
	 * {@link CauseMovesBrowserTest} and {@link ReviewBrowserTest}.
	 */
	private static final List<String> AFTER_STEPS = List.of("/cases/selection", "/cases/selection/{id}",
			"/screening/preview", "/intake/recorded", "/macros/{id}", "/follow/{number}/receipt",
			"/follow/{number}/consent", "/follow/{number}/rate/{key}", "/follow/{number}/rate/{key}/5",
			"/rules/replays/{id}", "/rules/running/{id}", "/mailbox/{id}", "/imports/{id}", "/clients/{id}",
			"/clients/{id}/key", "/knowledge/{id}", "/knowledge/{id}/edit", "/help/1", "/help/metoo/1/key",
			"/reviews/{number}");

	private static final List<String> LEAD_ELSEWHERE = List.of("/sources/new", "/audit", "/submit", "/submit/language",
			"/submit/shown", "/embed/language", "/embed/shown", "/follow/{number}/messages",
			"/follow/{number}/confirmation", "/follow/{number}/rating", "/follow/{number}/reopening",
			"/follow/{number}/withdrawal", "/follow/{number}/data/code", "/follow/{number}/data/export",
			"/follow/{number}/data/erasure", "/keys/rotation", "/keys/rotation/{id}/{act}", "/privacy/erasure",
			"/privacy/export", "/privacy/holds", "/privacy/holds/lifting", "/clients/{id}/keys");

	@Autowired
	private CaseWork work;

	@Autowired
	@Qualifier("requestMappingHandlerMapping")
	private RequestMappingHandlerMapping ours;

	private final List<String> barriers = new ArrayList<>();

	private Chromium chromium;

	private Page page;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@AfterEach
	void nothingIsInTheWay() {
		assertThat(this.barriers).isEmpty();
	}

	@Test
	void everyPageIsLookedAt() {
		List<PathPattern> pages = this.ours.getHandlerMethods()
			.entrySet()
			.stream()
			.filter((handler) -> isPage(handler.getKey(), handler.getValue()))
			.flatMap((handler) -> handler.getKey().getPathPatternsCondition().getPatterns().stream())
			.toList();
		List<PathPattern> lookedAt = Stream
			.of(PAGES.values().stream().flatMap(List::stream), AFTER_STEPS.stream(), LEAD_ELSEWHERE.stream())
			.flatMap(Function.identity())
			.map((address) -> PathContainer.parsePath(address.replaceFirst("\\?.*", "")))
			.flatMap((path) -> pages.stream().filter((page) -> page.matches(path)).sorted().limit(1))
			.toList();
		assertThat(pages).filteredOn((page) -> !lookedAt.contains(page))
			.as("pages that are missing in PAGES, or in AFTER_STEPS and the test that takes the steps")
			.isEmpty();
	}

	private static boolean isPage(RequestMappingInfo mapping, HandlerMethod handler) {
		return handler.getBeanType().getPackageName().startsWith("feedbackloop")
				&& handler.getMethod().getReturnType() == String.class
				&& !AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), ResponseBody.class)
				&& mapping.getMethodsCondition().getMethods().contains(RequestMethod.GET);
	}

	@ParameterizedTest
	@CsvSource({ "support,zh-CN,1280", "manager,zh-CN,1280", "owner,zh-CN,1280", "auditor,zh-CN,1280",
			"manager2,en,390" })
	void staffMeetNoBarrier(String userId, String language, int width) {
		this.page = this.chromium.signedIn(language, userId, "/cases");
		this.page.setViewportSize(width, Screenshots.HEIGHT);
		String planned = this.work.atPlan();
		String untouched = this.work.submit(Answers.of("description", "字太小，看不清"));
		Map<String, String> found = Map.of("{planned}", planned, "{new}", untouched, "{plan}",
				this.work.task(planned, "plan").getId(), "{triage}", this.work.task(untouched, "triage").getId(),
				"{improvement}", this.work.improvementOf(planned));
		PAGES.get(userId).forEach((address) -> {
			this.page.navigate(filled(address, found));
			if (this.page.locator("#table-editor").count() > 0) {
				assertThat(this.page.locator(".has-table")).isVisible();
			}
			look();
			lookIntoTabs();
		});
	}

	@Test
	void customersMeetNoBarrier() {
		this.page = this.chromium.window("zh-CN");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		CustomerPages customer = new CustomerPages(this.page).follow(number, this.work.secretOf(number));
		PAGES.get(CUSTOMER).forEach((address) -> {
			this.page.navigate(filled(address, Map.of("{number}", number)));
			look();
		});
		customer.openStart().write("description", "字太小，看不清").write("customer.phone", "打我手机");
		send();
		assertThat(this.page.locator("#problems")).isVisible();
		look();
		customer.write("customer.phone", "13800000000");
		send();
		assertThat(this.page.locator("#secret")).isVisible();
		look();
		this.page.navigate("/follow/" + this.page.locator("#number").innerText() + "/consent");
		assertThat(this.page.locator("#withdraw-consent")).isVisible();
		look();
	}

	@Test
	void whoeverComesBackAfterTheEndMeetsNoBarrier() {
		this.page = this.chromium.window("zh-CN");
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "在“我的订单”里可以修改地址。", "resolvedAtFirstContact", true));
		this.work.confirms(number);
		this.page.navigate(this.work.rateLink(number) + "/4");
		look();
		pictures("48-rate");
		send();
		assertThat(this.page.locator("main [role=status]")).containsText("4");
		CustomerPages customer = new CustomerPages(this.page).follow(number, this.work.secretOf(number));
		look();
		pictures("49-come-back");
		comesBack("又不行了");
		assertThat(this.page.locator("#status")).hasAttribute("data-status", "inReview");
		look();
		this.work.withdraws(number);
		customer.follow(number, this.work.secretOf(number));
		pictures("50-go-on");
		comesBack("想起另一件事");
		assertThat(this.page.locator("#secret")).isVisible();
		String anew = this.page.locator("#number").innerText();
		this.page.navigate("/follow/" + number);
		assertThat(this.page.locator("#goes-on-as a")).hasText(anew);
		this.page.navigate("/follow/" + anew);
		look();
		pictures("51-gone-on");
	}

	private void comesBack(String reason) {
		this.page.locator("#come-back textarea").fill(reason);
		this.page.locator("#come-back button").click();
	}

	private void pictures(String name) {
		for (String language : List.of("en", "zh-CN")) {
			this.page.locator(".languages a[lang=" + language + "]").click();
			Screenshots.take(this.page, name + "-" + language, 1280);
			Screenshots.take(this.page, name + "-" + language, 390);
		}
	}

	@Test
	void whoeverDoesSomethingWithCasesMeetsNoBarrier() {
		this.work.submit(Answers.of("description", "无障碍检查甲"));
		this.page = this.chromium.signedIn("zh-CN", "manager", "/screening");
		this.page.locator("#tick-all input").check();
		this.page.locator("input[name=verdict][value='spam.advertising']").check();
		this.page.locator("#decision button").click();
		assertThat(this.page.locator("#confirm")).isVisible();
		look();
		this.page.navigate("/cases?text=无障碍检查甲");
		this.page.locator("#tick-all input").check();
		this.page.locator("#selection button").click();
		look();
		this.page.getByLabel("转交给同事").check();
		this.page.getByLabel("转交给", new Page.GetByLabelOptions().setExact(true)).selectOption("support");
		this.page.locator("#what button").click();
		assertThat(this.page.locator("#ready tbody tr")).hasCount(1);
		look();
		this.page.locator("#confirm button").click();
		assertThat(this.page.locator("#result")).isVisible();
		look();
		this.page.navigate("/intake");
		this.page.locator("[name=description]").fill("无障碍检查乙");
		send();
		assertThat(this.page.locator("#secret")).isVisible();
		look();
		this.page.navigate("/macros/new?task=triage");
		this.page.locator("#title").fill("无障碍检查");
		this.page.locator("#value-restatement").fill("字太小");
		send();
		this.page.locator("main a[href^='/macros/']", new Page.LocatorOptions().setHasText("无障碍检查")).click();
		look();
		this.page.navigate("/macros");
		look();
		this.page.locator("main tr", new Page.LocatorOptions().setHasText("无障碍检查")).locator("button").click();
	}

	@Test
	void theMenuOnAPhoneIsOpenedByKeys() {
		this.page = this.chromium.signedIn("zh-CN", "manager", "/cases");
		assertThat(this.page.locator(".menu")).isHidden();
		this.page.setViewportSize(390, Screenshots.HEIGHT);
		Locator link = this.page.locator("#menu a[href='/outbox']");
		assertThat(link).isHidden();
		this.page.locator(".menu").press("Enter");
		assertThat(link).isVisible();
		Screenshots.take(this.page, "46-menu");
		look();
		this.page.keyboard().press("Tab");
		assertThat(this.page.locator("#menu a").first()).isFocused();
		this.page.keyboard().press("Escape");
		assertThat(link).isHidden();
		assertThat(this.page.locator(".menu")).isFocused();
	}

	private static String filled(String address, Map<String, String> found) {
		String filled = address;
		for (Map.Entry<String, String> one : found.entrySet()) {
			filled = filled.replace(one.getKey(), one.getValue());
		}
		return filled;
	}

	private void send() {
		this.page.locator("main button[type=submit]").click();
	}

	private void look() {
		this.barriers.addAll(Barriers.on(this.page));
	}

	private void lookIntoTabs() {
		this.page.getByRole(AriaRole.TAB).all().stream().skip(1).forEach((tab) -> {
			tab.click();
			this.barriers.addAll(Barriers.in(this.page, ".tabs"));
		});
	}

}
