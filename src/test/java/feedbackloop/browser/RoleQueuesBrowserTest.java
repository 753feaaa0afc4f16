package feedbackloop.browser;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Each role works its queue in Tasklist until it is empty: support one case of each kind
 * of decision, the others 3 cases, and what is the same again over HTTP. With
 * {@code mvn test -Dtest=RoleQueuesBrowserTest -Dcases=30} each works 30 cases, all in
 * the browser. Pictures of the main situations are named {@code role-…}.
 */
@BrowserTest
class RoleQueuesBrowserTest {

	private static final int CASES = Integer.getInteger("cases", 3);

	private static final boolean ALL_IN_BROWSER = CASES >= 30;

	private static final int THIRD = CASES / 3;

	private static final int REST = CASES - 2 * THIRD;

	private static final String TRIAGE = "初筛";

	private static final List<MorningsFeedback> MORNING = ALL_IN_BROWSER ? MorningsFeedback.all()
			: MorningsFeedback.oneOfEachKind();

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	private PreparedCases cases;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.cases = new PreparedCases(this.work);
		this.chromium = chromium;
	}

	@Test
	void supportTriagesAndAnswers() {
		Map<String, MorningsFeedback> given = new HashMap<>();
		List<String> numbers = MORNING.stream().map(this.cases::submitted).toList();
		for (int i = 0; i < MORNING.size(); i++) {
			given.put(numbers.get(i), MORNING.get(i));
		}
		Tasklist support = as("support");
		Shift shift = shift(support, "support");
		decidesInBulk(support.page().context().newPage(), of(given, "spam"));
		List<String> again = ALL_IN_BROWSER ? List.of() : triagesOtherTypesOverHttp(given);
		var ways = Ways.of("support");
		ways.put("triage", (number, form) -> {
			if (given.get(number).decision().equals("duplicate")) {
				mergesByOneClick(support, shift, number);
			}
			else {
				Ways.triage(form, given.get(number).decision());
			}
		});
		List<String> done = shift.work(ways, again("support"));
		assertThat(done.stream().filter("triage"::equals))
			.hasSize(MORNING.size() - of(given, "spam").size() - again.size());
		List<MorningsFeedback> answeredBySupport = MORNING.stream()
			.filter((feedback) -> Ways.TYPES.containsKey(feedback.decision()) && !feedback.decision().equals("service"))
			.toList();
		assertThat(done.stream().filter("firstResponse"::equals)).hasSameSizeAs(answeredBySupport);
		of(given, "question").forEach((number) -> assertThat(this.work.status(number)).isEqualTo("waitingForYou"));
		of(given, "answered").forEach((number) -> assertThat(this.work.status(number)).isEqualTo("resolved"));
	}

	@Test
	void productAnalysesAndPlans() {
		this.cases.atStepsOf("product", CASES);
		assertThat(works("product")).as("each analysis leads to a plan").hasSize(2 * (REST + THIRD) + THIRD);
	}

	@Test
	void engineeringContributesFixesAndPilots() {
		this.cases.atStepsOf("engineering", CASES);
		assertThat(works("engineering")).hasSize(CASES);
	}

	@Test
	void qualityContributesTestsAndVerifies() {
		this.cases.atStepsOf("quality", CASES);
		assertThat(works("quality")).hasSize(CASES);
	}

	@Test
	void operationsContributesAndReleases() {
		this.cases.atStepsOf("operations", CASES);
		assertThat(works("operations")).hasSize(CASES);
	}

	@Test
	void managersApprove() {
		this.cases.atStepsOf("manager", CASES);
		assertThat(works("manager")).hasSize(CASES);
	}

	@Test
	void leadsAnswerComplaintsDecideDisputesAndApprove() {
		this.cases.atStepsOf("lead", CASES);
		assertThat(works("lead")).hasSize(CASES);
	}

	@Test
	void legalAndAnalyticsContribute() {
		List<String> numbers = this.cases.atStepsOf("legal", CASES);
		assertThat(works("legal")).hasSize(CASES);
		numbers.forEach((number) -> this.work.asksTeam("product2", number, "analytics", "影响多少客户？"));
		assertThat(works("analytics")).hasSize(CASES);
	}

	@Test
	void auditorsReadEveryCaseAndChangeNone() {
		List<String> numbers = MORNING.stream().map(this.cases::submitted).toList();
		Tasklist auditor = as("auditor").openQueue();
		assertThat(auditor.cards()).hasCount(0);
		Page page = auditor.page();
		for (int i = 0; i < numbers.size(); i++) {
			page.navigate("/cases/" + numbers.get(i));
			assertThat(page.locator("h1")).hasText(numbers.get(i));
			assertThat(page.locator("main")).containsText(MORNING.get(i).text());
			assertThat(page.locator("main form[method=post]")).hasCount(0);
		}
	}

	@Test
	void whatHappensBesideTheQueueIsInSight() {
		String late = PreparedCases.times(3, () -> this.cases.submitted(MORNING.get(2))).get(0);
		String asked = this.cases.judged(Answers.valid("suggestion", 1, 1, 1));
		Tasklist support = as("support").openQueue();
		Shift shift = shift(support, "situation");
		assertThat(support.cards(late).locator(".case-words")).containsText(MORNING.get(2).text().substring(0, 10));
		shift.look("queue");
		TaskForm form = support.claimAndOpen(late, TRIAGE).pick("结论", "重复").write("原案件编号", "FB-20200101-000001");
		assertThat(support.completeInVain()).containsText("不存在。请核对编号。");
		shift.look("refused");
		support.page().locator(".notifications .close:visible").click();
		form.pick("结论", "有效");
		Tasklist colleague = as("support2").openQueue();
		assertThat(colleague.cards(late).locator(".case-other")).containsText("support");
		colleague.picture("role-support-others-1280");
		support.beside("#clocks");
		shift.look("clocks");
		support.beside("#teamwork").locator("details summary").first().click();
		shift.look("handover");
		support.claimAndOpen(asked, "首次答复");
		Locator question = support.beside("#question");
		question.locator("summary").click();
		question.locator("#question-text").fill("请问是哪一家门店？大概几点？");
		question.locator("form button").click();
		assertThat(question).containsText("正在等待回复");
		support.beside("#question");
		shift.look("waiting");
	}

	@Test
	void aPersonBeginsWhereWorkIsAndKeepsAListOfTheirOwn() {
		PreparedCases.times(2, () -> this.cases.submitted(MORNING.get(2)));
		Tasklist support = as("support2");
		Page page = support.page();
		assertThat(support.openList()).containsText("我部门的队列");
		assertThat(support.cards()).hasCount(2);
		assertThat(support.count("我的任务")).hasText("0");
		page.getByText("新建筛选").click();
		assertThat(page.locator(".modal-body .panel:visible")).hasCount(2);
		page.locator(".modal-body input[ng-model='filter.name']").fill("初筛 triage 周一");
		support.picture("role-support-own-list-1280");
		page.locator(".modal-footer button[type=submit]").click();
		assertThat(support.count("初筛 triage 周一")).hasText("2");
		page.reload();
		assertThat(support.openList()).containsText("我部门的队列");
		page.getByText("初筛 triage 周一").click();
		support.openList().locator(".actions a").click();
		page.locator(".modal-footer button[ng-click='confirmDeletion()']").click();
		page.locator(".modal-footer button[ng-click='delete()']").click();
		assertThat(page.getByText("初筛 triage 周一")).hasCount(0);
	}

	@Test
	void englishReadersTriageInEnglish() {
		String number = this.cases.submitted(MORNING.get(2));
		Tasklist support = Tasklist.signIn(this.chromium.window("en"), "support");
		TaskForm form = support.claimAndOpen(number, "Triage")
			.pick("Verdict", "Valid")
			.write("Restatement", "The customer told what happened; the picture shows it")
			.choose("Type", "Experience")
			.choose("Customers affected", "3 · ")
			.choose("Severity", "3 · ")
			.choose("Urgency", "3 · ");
		assertThat(form.area()).not().containsText(Pattern.compile("\\p{IsHan}{3}"));
		assertThat(support.completeButton()).hasText("Complete");
		assertThat(support.caseBeside().locator("main")).containsText("Open tasks");
		shift(support, "english").look("triage");
	}

	private List<String> works(String role) {
		return shift(as(role), role).work(Ways.of(role), again(role));
	}

	private static Map<String, Map<String, Object>> again(String role) {
		return ALL_IN_BROWSER ? Map.of() : Ways.overHttp(role);
	}

	private Shift shift(Tasklist tasklist, String role) {
		return new Shift(tasklist, role, this.tasks, this.rest);
	}

	/** The form is the same for all types; the first is left for the browser. */
	private List<String> triagesOtherTypesOverHttp(Map<String, MorningsFeedback> given) {
		List<String> others = given.keySet()
			.stream()
			.filter((number) -> Ways.TYPES.containsKey(given.get(number).decision()))
			.sorted()
			.skip(1)
			.toList();
		others.forEach((number) -> {
			String type = given.get(number).decision();
			int score = Ways.score(type);
			this.rest.completes("support", this.work.task(number, "triage").getId(),
					Answers.valid(type, score, score, score));
		});
		return others;
	}

	private void mergesByOneClick(Tasklist support, Shift shift, String number) {
		Locator merge = support.beside("#similar").locator("form button").first();
		shift.lookOnce("similar");
		merge.click();
		support.page().waitForCondition(() -> this.work.status(number).equals("merged"));
	}

	private void decidesInBulk(Page page, List<String> spam) {
		page.navigate("/screening");
		page.locator("#queue tbody tr")
			.all()
			.stream()
			.filter((row) -> spam.contains(row.getAttribute("data-number")))
			.forEach((row) -> row.locator("td:first-child input").check());
		page.locator("input[name=verdict][value='spam.advertising']").check();
		Screenshots.take(page, "role-support-screening", 1280);
		Screenshots.take(page, "role-support-screening", 1920);
		page.locator("#decision button").click();
		page.locator("#confirm button").first().click();
		assertThat(page.locator("#result")).containsText("已判为垃圾：%d 件。".formatted(spam.size()));
		page.close();
	}

	private static List<String> of(Map<String, MorningsFeedback> given, String decision) {
		return given.keySet()
			.stream()
			.filter((number) -> given.get(number).decision().equals(decision))
			.sorted()
			.toList();
	}

	private Tasklist as(String user) {
		return Tasklist.signIn(this.chromium.window("zh-CN"), user);
	}

}
