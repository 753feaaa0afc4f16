package feedbackloop.browser;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * An auditor comes in Cockpit from a customer's number to who decided what, by which
 * rule, when, and whether it was in time.
 */
@CaseTest
@ExtendWith(InChromium.class)
class CockpitHistoryBrowserTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private HistoryService history;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	private Chromium chromium;

	@BeforeEach
	void start(Chromium chromium) {
		this.chromium = chromium;
	}

	@Test
	void fromANumberToWhoDecidedWhatByWhichRuleWhenAndWhetherInTime() {
		CockpitHistory auditor = auditor("zh-CN");
		for (Map.Entry<String, String> entry : cases().entrySet()) {
			String kind = entry.getKey();
			String number = entry.getValue();
			auditor.asksFor(number);
			assertThat(auditor.answer("who")).containsText("support");
			assertThat(auditor.answer("time")).containsText("没有错过任何时限");
			assertThat(auditor.answer("readers").locator("a")).hasAttribute("href", "/audit/access?number=" + number);
			if (!List.of("merged", "declined", "withdrawn").contains(kind)) {
				assertThat(auditor.answer("grade").locator("tr.past-matched")).hasCount(1);
			}
			Screenshots.take(auditor.page(), "cockpit-answers-" + kind, 1920);
			auditor.opensStory(number);
			assertThat(auditor.marked()).as(kind).isEqualTo(touched(number));
			Screenshots.take(auditor.page(), "cockpit-story-" + kind, 1280);
		}
	}

	@Test
	void aCaseThatIsTakenUpAfterAllHasTwoStoriesThatLeadToEachOther() {
		String number = declined();
		this.work.fillsIn("lead", "/screening/declined", Map.of("number", number, "reason", "客户补充了证据"));
		CockpitHistory auditor = auditor("en");
		auditor.asksFor(number).opensStory(number).openTab("related");
		auditor.tab().locator("tr[data-relation=same] a").click();
		assertThat(auditor.page().locator(".past-aside")).containsText("Invalid");
	}

	@Test
	void everyKindOfRecordOfAFinishedCaseIsBehindItsTab() {
		String number = finished();
		String improvement = this.work.improvementOf(number);
		CockpitHistory auditor = auditor("en");
		auditor.open("/process-instance/" + this.work.instance(number).getId() + "/runtime");
		assertThat(auditor.page().locator(".past-aside")).containsText(number);
		assertThat(auditor.page().locator(".cam-breadcrumb")).containsText("History");
		expect(auditor, "tasks", "support", "taken by", "in time", "Restatement");
		expect(auditor, "written", "Triage", "客户打不开订单页");
		expect(auditor, "changes", "priorityScore", "severity", "support");
		expect(auditor, "clocks", "first response", "met");
		expect(auditor, "messages", "to the customer", "from the customer", "谢谢");
		expect(auditor, "jobs", "No incidents");
		expect(auditor, "operations", "Complete");
		Locator table = auditor.tableAsItWas("grade");
		assertThat(table.locator("tr.past-matched")).containsText("medium");
		Screenshots.take(auditor.page(), "cockpit-decisions-en", 1920);
		auditor.openTab("related");
		auditor.tab().getByText(improvement).click();
		assertThat(auditor.page().locator(".past-aside")).containsText("Landed");
		assertThat(auditor.page().locator(".past-canvas .past-place").first()).isVisible();
		assertThat(auditor.marked()).isEqualTo(touched(improvement));
		auditor.openTab("tasks");
		Screenshots.take(auditor.page(), "cockpit-improvement-en", 1280);
		auditor.openTab("related");
		auditor.tab().locator("tr[data-relation=measure] a").first().click();
		assertThat(auditor.page().locator(".past-aside")).containsText(improvement + "-1");
	}

	@Test
	void theRuleThatMatchedIsMarkedInTheTableAsItWasAlsoAfterANewVersion() throws IOException {
		String before = graded();
		String changed = Files.readString(Path.of("processes/grade.dmn"));
		String note = "<description>";
		String deployment = this.repository.createDeployment()
			.name("history")
			.addString("processes/grade.dmn", changed.replace(note, note + "改过的表："))
			.deploy()
			.getId();
		try {
			String after = graded();
			CockpitHistory auditor = auditor("zh-CN");
			for (String number : List.of(before, after)) {
				auditor.open("/process-instance/" + this.work.instance(number).getId() + "/history?tab=decisions");
				Locator table = auditor.tableAsItWas("grade");
				assertThat(table.locator("tr.past-matched")).hasAttribute("data-rule", ruleOf(number));
				if (number.equals(after)) {
					assertThat(table).containsText("改过的表");
				}
				else {
					assertThat(table).not().containsText("改过的表");
				}
			}
		}
		finally {
			this.repository.deleteDeployment(deployment);
		}
	}

	@Test
	void whatAnInstanceTouchedIsMarkedInEveryVersionThatItRanOn() throws IOException {
		String number = this.work.submit();
		String before = this.work.instance(number).getProcessDefinitionId();
		String deployment = this.repository.createDeployment()
			.name("history")
			.addString("processes/feedback.bpmn",
					Files.readString(Path.of("processes/feedback.bpmn")).replace("\"初筛 Triage\"", "\"初审 Triage\""))
			.deploy()
			.getId();
		try {
			String after = this.repository.createProcessDefinitionQuery()
				.deploymentId(deployment)
				.singleResult()
				.getId();
			this.runtime.newMigration(
					this.runtime.createMigrationPlan(before, after).mapEqualActivities().updateEventTriggers().build())
				.processInstanceIds(this.work.instance(number).getId())
				.execute();
			this.work.completes("support", number, "triage", Answers.of("verdict", "invalid", "reason", "不是产品问题"));
			CockpitHistory auditor = auditor("en");
			auditor.open("/process-instance/" + this.work.instance(number).getId() + "/history");
			for (String version : List.of(before, after)) {
				Locator choice = auditor.page().locator("li[data-version='" + version + "']");
				choice.locator("a").click();
				assertThat(choice).hasClass("active");
				assertThat(auditor.page().locator(".past-canvas[data-definition='" + version + "'] .past-place"))
					.hasCount(touched(number).size());
				assertThat(auditor.marked()).isEqualTo(touched(number));
			}
			Screenshots.take(auditor.page(), "cockpit-two-versions-en", 1280);
		}
		finally {
			this.repository.deleteDeployment(deployment);
		}
	}

	@Test
	void theHistoryOfAProcessIsSearchedAndTheAddressKeepsTheSearch() {
		String number = graded();
		String definition = this.work.instance(number).getProcessDefinitionId();
		CockpitHistory auditor = auditor("en");
		auditor.open("/process-definition/" + definition + "/history");
		Page page = auditor.page();
		assertThat(page.locator(".cam-breadcrumb")).containsText("Runtime");
		page.locator(".past-search [name=grade]").selectOption("medium");
		page.locator(".past-search [name=state]").selectOption("running");
		page.locator(".past-search button[type=submit]").click();
		assertThat(page.locator("tr[data-number=" + number + "]")).containsText("Medium");
		assertThat(page.locator(".past-how-many")).containsText("instance");
		Screenshots.take(page, "cockpit-definition-en", 1280);
		assertThat(page).hasURL(Pattern.compile("grade=medium"));
		page.reload();
		assertThat(page.locator(".past-search [name=grade]")).hasValue("medium");
		page.locator("tr[data-number=" + number + "] a").first().click();
		assertThat(page.locator(".past-aside")).containsText(number);
		page.locator(".cam-breadcrumb .switcher a").click();
		assertThat(page.locator(".instance-id")).isVisible();
	}

	@Test
	void aRuleAndAPersonLeadToTheCasesAndASearchIsKeptInTheBrowser() {
		String number = graded();
		CockpitHistory auditor = auditor("zh-CN");
		auditor.open("/audit?person=support&decision=grade&rule=" + ruleOf(number));
		Page page = auditor.page();
		assertThat(page.locator("tr[data-number=" + number + "]")).isVisible();
		assertThat(page.locator(".past-search [name=rule]")).hasValue(ruleOf(number));
		page.locator(".past-save input").fill("我的查询 <b>");
		page.locator(".past-save button").click();
		auditor.open("/audit");
		page.locator(".past-saved-list a").getByText("我的查询 <b>").click();
		assertThat(page.locator(".past-search [name=person]")).hasValue("support");
		page.locator("tr[data-number=" + number + "] a").last().click();
		assertThat(auditor.answer("grade")).containsText("得分");
	}

	private CockpitHistory auditor(String language) {
		return CockpitHistory.signIn(this.chromium.window(language), "auditor");
	}

	private static void expect(CockpitHistory auditor, String tab, String... texts) {
		auditor.openTab(tab);
		for (String text : texts) {
			assertThat(auditor.tab()).containsText(text);
		}
	}

	private Map<String, String> cases() {
		return Map.of("running", this.work.atPlan(), "finished", finished(), "merged", merged(), "reopened", reopened(),
				"declined", declined(), "withdrawn", withdrawn());
	}

	private String graded() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private String finished() {
		String number = this.work.atVerification();
		this.work.completes("quality", number, "verification", Answers.verification());
		this.work.runsJobs();
		this.work.confirms(number);
		this.work.completes("support2", number, "closure", Answers.closure());
		return number;
	}

	private String merged() {
		String original = graded();
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));
		return number;
	}

	private String reopened() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support", number, "firstResponse",
				Answers.with(Answers.answer(), "resolvedAtFirstContact", true));
		this.work.disputes(number);
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "reopen", "responseText", "我们重新处理。"));
		return number;
	}

	private String declined() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.of("verdict", "invalid", "reason", "不是产品问题"));
		return number;
	}

	private String withdrawn() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪一个订单？"));
		this.work.withdraws(number);
		return number;
	}

	private String ruleOf(String number) {
		return this.history.createHistoricDecisionInstanceQuery()
			.processInstanceId(this.work.instance(number).getId())
			.decisionDefinitionKey("grade")
			.includeOutputs()
			.singleResult()
			.getOutputs()
			.get(0)
			.getRuleId();
	}

	private Set<String> touched(String businessKey) {
		HistoricProcessInstance instance = this.work.instance(businessKey);
		return this.history.createHistoricActivityInstanceQuery()
			.processInstanceId(instance.getId())
			.list()
			.stream()
			.map(HistoricActivityInstance::getActivityId)
			.map((id) -> id.split("#")[0])
			.collect(Collectors.toCollection(TreeSet::new));
	}

}
