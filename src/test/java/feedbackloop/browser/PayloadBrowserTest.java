package feedbackloop.browser;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people write is text. The payloads of {@code payloads.txt} go in through every
 * channel and every form and are shown, as they are, wherever people read them: no script
 * runs, no template is filled in, no other host is asked.
 */
@BrowserTest
class PayloadBrowserTest {

	private static final List<String> PAYLOADS = read();

	private static final String ALL = String.join("\n", PAYLOADS);

	/** None of the others, because a known name is masked wherever it stands. */
	private static final String NAME = "<img src=x onerror=alert('name')>";

	/** What a template engine would make of 191*193. */
	private static final String COMPUTED = "36863";

	private static final List<String> CHANNELS = List.of("portal", "api", "email", "phone", "ticket", "survey",
			"appStore", "inApp", "social", "interview", "suggestionBox");

	@Autowired
	private CaseWork work;

	private Chromium chromium;

	private Tasklist support;

	private ScriptGuard guard;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
		Page window = this.chromium.window("zh-CN");
		this.guard = new ScriptGuard(window);
		this.support = Tasklist.signIn(window, "support");
	}

	@Test
	void whatComesInThroughAnyChannelIsText() {
		assertThat(PAYLOADS).hasSizeGreaterThan(60).doesNotHaveDuplicates();
		List<String> numbers = new ArrayList<>();
		for (int i = 0; i < CHANNELS.size(); i++) {
			numbers.add(give(CHANNELS.get(i), i));
		}
		numbers.add(recordedByStaff());

		for (String number : numbers) {
			isText(open("/cases/" + number), ALL);
		}
		isText(open("/cases?size=200&sort=received&text=pwned"), ALL);
		for (String payload : List.of("\"><script>window.pwned=1</script>", "{{191*193}}", "[[${191*193}]]")) {
			this.support.page().navigate("/cases");
			Locator text = this.support.page().locator("#field-text");
			text.fill(payload);
			text.press("Enter");
			assertThat(this.support.page()).hasURL(Pattern.compile("/cases\\?.*text="));
			assertThat(text).hasValue(payload);
			this.guard.check();
		}
		this.support.open(numbers.get(0), "初筛");
		isText(this.support.caseBeside().locator("main"), ALL);
		assertThat(this.support.page().locator("body")).not().containsText(COMPUTED);
	}

	@Test
	void whatCustomersAndStaffWriteToEachOtherIsText() {
		Page window = this.chromium.window("zh-CN");
		ScriptGuard customersGuard = new ScriptGuard(window);
		CustomerPages customer = new CustomerPages(window).openStart();
		String number = customer.write("description", ALL)
			.write("demand", ALL)
			.write("customer.email", "li@example.com")
			.pick("能，可以继续使用")
			.submit();
		customer.follow(number, customer.secret());
		isText(customer.main(), ALL);
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "问题\n" + ALL));
		customer.look().reply("回复\n" + ALL);
		isText(customer.main(), "问题\n" + ALL);
		isText(customer.main(), "回复\n" + ALL);
		triagedInTasklist(number);
		Map<String, Object> answer = Answers.with(Answers.answer(), "responseText", "答复\n" + ALL, "nextStep",
				"下一步\n" + ALL, "workaround", "办法\n" + ALL);
		this.work.completes("support", number, "firstResponse", answer);
		cockpitShowsNoneOfIt(number);
		this.work.contributes(number);
		this.work.completes("product", number, "analysis",
				Answers.with(Answers.analysis(), "rootCause", ALL, "direction", ALL));
		this.work.completes("product", number, "plan",
				Answers.with(Answers.plan(Answers.with(Answers.measure("communication", "engineering"), "title", ALL,
						"criteria", ALL, "targetVersion", "{{191*193}}")), "oneKindReason", ALL));
		this.work.completes("engineering", number, "fix", Answers.with(Answers.documentFix(), "fixSummary", ALL));
		this.work.completes("engineering2", number, "check", Answers.with(Answers.check(true), "checkResult", ALL));
		this.work.completes("quality", number, "verification",
				Answers.with(Answers.verification(), "verificationEvidence", ALL));
		window.waitForCondition(() -> this.work.openTasks(number).contains("closure"));
		this.work.completes("support", number, "closure",
				Answers.with(Answers.closure(), "articles",
						List.of(Answers.of("kind", "faq", "title", PAYLOADS.get(0), "body", ALL, "public", true)),
						"effect", ALL));

		customer.look();
		isText(customer.main(), "答复\n" + ALL);
		customer.confirm("满意\n" + ALL);
		isText(customer.main(), "满意\n" + ALL);
		window.navigate(publishedArticle(number));
		assertThat(window.locator("h1")).hasText(PAYLOADS.get(0));
		customersGuard.check();
		commentedWithAFile(number);
		isText(open("/cases/" + number), ALL);
		isText(open("/outbox"), ALL);
	}

	private String publishedArticle(String number) {
		String list = this.work.page("manager", "/knowledge?number=" + number);
		String id = list.replaceFirst("(?s).*data-article=\"(\\d+)\".*", "$1");
		for (String step : List.of("review", "publication")) {
			assertThat(this.work.fillsIn("manager", "/knowledge/" + id + "/" + step, Map.of("version", "1")))
				.containsKey("done");
		}
		return "/help/" + id;
	}

	private void commentedWithAFile(String number) {
		Page page = this.support.page();
		page.navigate("/cases/" + number);
		page.locator("form[action$=comments] textarea").fill("评论\n" + ALL);
		page.locator("form[action$=comments] button").click();
		isText(page.locator("#conversation"), "评论\n" + ALL);
		page.navigate("/cases/" + number + "#files");
		page.locator("form[action$=files] input[type=file]")
			.setInputFiles(new FilePayload("证据<img src=x onerror=window.pwned=1>{{191*193}}.txt", "text/plain",
					ALL.getBytes(StandardCharsets.UTF_8)));
		page.locator("form[action$=files] button").click();
		assertThat(page.locator("#files")).containsText("证据_img");
		assertThat(page.locator("#files")).not().containsText(COMPUTED);
		this.guard.check();
	}

	private void triagedInTasklist(String number) {
		TaskForm form = this.support.claimAndOpen(number, "初筛");
		form.pick("结论", "有效")
			.write("问题转述", ALL)
			.choose("类型", "功能缺陷")
			.choose("影响客户", "3 · ")
			.choose("严重程度", "3 · ")
			.choose("紧迫程度", "3 · ");
		this.guard.check();
		this.support.complete();
		assertThat(this.support.openQueue().cards(number).first()).isVisible();
		this.guard.check();
	}

	private String give(String channel, int place) {
		String some = IntStream.iterate(place, (next) -> next < PAYLOADS.size(), (next) -> next + CHANNELS.size())
			.mapToObj(PAYLOADS::get)
			.collect(Collectors.joining(" "));
		String one = PAYLOADS.get(place * 5);
		return this.work.submit(Answers.of("channel", channel, "summary", some, "description", ALL, "demand", ALL,
				"product", one, "module", one, "region", one, "userCategory", one, "customerGroup", one, "evidence",
				List.of(Map.of("fileName", one)), "customer", Answers.of("name", NAME, "department", one)));
	}

	private String recordedByStaff() {
		Page page = this.support.page();
		page.navigate("/intake");
		page.locator("[name=channel]").selectOption("phone");
		page.locator("[name=description]").fill(ALL);
		page.locator("[name=summary]").fill(PAYLOADS.get(1));
		page.locator("[name='customer.name']").fill(NAME);
		page.locator("main button[type=submit]").click();
		return page.locator("#number").innerText();
	}

	private void cockpitShowsNoneOfIt(String number) {
		Page page = this.chromium.window("zh-CN");
		ScriptGuard ownersGuard = new ScriptGuard(page);
		Chromium.signIn(page, "owner", "/calendar");
		page.navigate("/camunda/app/cockpit/default/#/process-instance/" + this.work.instance(number).getId());
		assertThat(page.locator("body")).containsText(number);
		assertThat(page.locator("body")).not().containsText("pwned");
		ownersGuard.check();
	}

	private Locator open(String address) {
		this.support.page().navigate(address);
		return this.support.page().locator("main");
	}

	/** The part shows each line as it was written. */
	private void isText(Locator part, String text) {
		Eventually.holds(part.page(), () -> assertThat(part.textContent()).contains(text.lines().toList()));
		assertThat(part).not().containsText(COMPUTED);
		this.guard.check();
	}

	private static List<String> read() {
		try {
			return new ClassPathResource("payloads.txt").getContentAsString(StandardCharsets.UTF_8).lines().toList();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
