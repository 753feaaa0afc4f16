package feedbackloop.desk;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tasks on our own page, without scripts: work from the first look to the verification,
 * what is refused, and what becomes of what was typed.
 */
@CaseTest
class TaskPageTest {

	private final Map<String, TaskPages> people = new HashMap<>();

	@LocalServerPort
	private int port;

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private TaskService tasks;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private JdbcClient database;

	@Test
	void aCaseIsWorkedToItsVerificationOnThisPageAlone() {
		String number = this.work.submit();
		completes("support", number, "triage", Answers.mediumDefect());
		assertThat(this.work.fact(number, "grade")).isEqualTo("medium");
		completes("support", number, "firstResponse", Answers.answer());
		for (Task asked : this.work.tasks(number, "contribute")) {
			String team = this.work.contributor(asked);
			completes(team, asked, Answers.contribution(team));
		}
		completes("product", number, "analysis", Answers.analysis());
		completes("product", number, "plan", Answers.planOfBothKinds());
		for (Task fix : this.work.tasks(number, "fix")) {
			completes(fix.getAssignee(), fix,
					fix.getAssignee().equals("engineering2") ? Answers.with(Answers.systemFix(), "windowStart",
							Answers.inDays(-1) + " 00:00", "windowEnd", Answers.inDays(2) + " 00:00")
							: Answers.documentFix());
		}
		completes("support", number, "check", Answers.check(true));
		completes("quality", number, "test", Answers.test(true));
		completes("engineering", number, "pilot", Answers.pilot(true));
		completes("operations", number, "release", Answers.release(true));
		Map<String, Object> failed = Answers.of("passed", false, "verificationMethod", "userTest", "measured", "71%",
				"verificationEvidence", "仍有客户打不开");
		completes("quality", number, "verification",
				Answers.of("verdicts", List.of(failed, failed), "returnTo", "plan"));
		assertThat(this.work.task(number, "plan")).isNotNull();
	}

	private void completes(String userId, String number, String key, Map<String, Object> values) {
		completes(userId, this.work.task(number, key), values);
	}

	private void completes(String userId, Task task, Map<String, Object> values) {
		TaskPages pages = person(userId);
		pages.open("/tasks/" + task.getId());
		Document done = pages.fillIn(values).completes();
		assertThat(done.select("#done li")).isNotEmpty();
	}

	@Test
	void whatTheFormDoesNotLetPassIsSaidInItsWordsAndWhatWasTypedStays() {
		Task task = this.work.task(this.work.submit(), "triage");
		TaskPages pages = person("support");
		pages.open("/tasks/" + task.getId());
		pages.fillIn(Map.of("restatement", "第一行\n第二行", "module", "订单", "customersStated", "很多"));
		pages.refused("complete", 400);
		assertThat(pages.problems()).containsEntry("#field-feedbackType", "Please fill in “Type”.")
			.containsKeys("#field-affected", "#field-severity", "#field-urgency", "#field-customersStated")
			.doesNotContainKeys("#field-declineText", "#field-riskReason");
		assertThat(pages.value("restatement").strip()).isEqualTo("第一行\n第二行");
		assertThat(pages.value("customersStated")).isEqualTo("很多");
		assertThat(pages.page().select("#field-feedbackType .wrong").text()).contains("Type");
		// It is kept as the draft that Tasklist finds, too.
		assertThat(this.rest.program("support").get("/api/tasks/" + task.getId() + "/draft").body()).contains("第一行");
		assertThat(person("support").open("/tasks/" + task.getId()).select("[name=module]").attr("value"))
			.isEqualTo("订单");
	}

	@Test
	void theServerIgnoresWhatTheFormHides() {
		String number = this.work.submit();
		Task task = this.work.task(number, "triage");
		TaskPages pages = person("support");
		pages.open("/tasks/" + task.getId());
		pages.fillIn(
				Map.of("verdict", "needsInformation", "question", "请问是哪一天？", "reason", "与此无关", "restatement", "也与此无关"));
		pages.completes();
		assertThat(this.work.status(number)).isEqualTo("waitingForYou");
		assertThat(this.work.page("manager", "/cases/" + number)).doesNotContain("与此无关");
	}

	@Test
	void whoPressesTwiceIsToldThatItIsDone() {
		String number = this.work.submit();
		Task task = this.work.task(number, "triage");
		TaskPages pages = person("support");
		pages.open("/tasks/" + task.getId());
		pages.fillIn(Answers.mediumDefect());
		HttpResponse<String> first = pages.press("complete");
		HttpResponse<String> second = pages.press("complete");
		assertThat(List.of(first.statusCode(), second.statusCode())).containsExactly(302, 302);
		assertThat(pages.get("/tasks/" + task.getId()).statusCode()).isEqualTo(302);
		assertThat(pages.open("/tasks?done=" + task.getId()).select("#done").text()).contains(number);
		assertThat(person("support2").open("/tasks?done=" + task.getId()).select("#done")).isEmpty();
	}

	@Test
	void whoIsTooLateKeepsWhatTheyTyped() {
		Task task = this.work.task(this.work.submit(), "triage");
		TaskPages late = person("support2");
		late.open("/tasks/" + task.getId());
		late.fillIn(Answers.with(Answers.mediumDefect(), "restatement", "我的转述"));
		this.work.claims("support", task);
		HttpResponse<String> typing = late.saves();
		assertThat(typing.statusCode()).isEqualTo(409);
		assertThat(typing.body()).contains("claimed by Support (support");
		Document taken = late.refused("complete", 409);
		assertThat(taken.select("#problems").text()).contains("support");
		assertThat(late.value("restatement").strip()).isEqualTo("我的转述");
		assertThat(taken.select(".submit")).isEmpty();
		this.rest.completes("support", task.getId(), Answers.mediumDefect());
		Document done = late.refused("complete", 409);
		assertThat(done.select("#typed").text()).contains("我的转述");
	}

	@Test
	void theListHoldsWhatThePersonMaySeeAndIsClaimedFromWithOneTap() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		Task task = this.work.task(number, "firstResponse");
		String row = number + " " + task.getId();
		assertThat(person("support2").list("queue")).doesNotContainKey(row);
		assertThat(person("support2").get("/tasks/" + task.getId()).statusCode()).isEqualTo(404);
		TaskPages pages = person("support");
		assertThat(pages.list("queue")).containsEntry(row, true);
		assertThat(pages.list("mine")).doesNotContainKey(row);
		HttpResponse<String> claimed = pages.press("/tasks/" + task.getId() + "/claim", "");
		assertThat(claimed.headers().firstValue("Location").orElseThrow()).endsWith("/tasks/" + task.getId());
		assertThat(pages.list("queue")).containsEntry(row, false);
		assertThat(pages.list("mine")).containsKey(row);
	}

	@Test
	void theListSaysWhatTheCustomerWroteMasked() {
		String number = this.work.submit(Answers.of("description", "发票抬头改不了，电话 13812345678"));
		Task task = this.work.task(number, "triage");
		// Whose own list no other test fills.
		TaskPages pages = person("manager2");
		pages.open("/tasks/" + task.getId());
		pages.press("/tasks/" + task.getId() + "/claim", "");
		assertThat(pages.row("mine", task.getId()).select(".said").text()).contains("发票抬头改不了", "138****5678");
		assertThat(this.database.sql(
				"select count(*) from access_log where user_id = 'manager2' and kind = 'search' and detail like '/tasks%'")
			.query(Long.class)
			.single()).isPositive();
	}

	@Test
	void tasksOfOthersStayClosed() {
		Task task = this.work.task(this.work.submit(), "triage");
		TaskPages pages = person("engineering");
		Document closed = pages.refusedPage("/tasks/" + task.getId(), 403);
		assertThat(closed.select("#problems").text()).contains("belongs to: Support.");
		assertThat(pages.press("/tasks/" + task.getId() + "/claim", "").statusCode()).isEqualTo(403);
		assertThat(pages.press("/tasks/" + task.getId(), "complete").statusCode()).isEqualTo(403);
		assertThat(person("support").get("/tasks/nowhere").statusCode()).isEqualTo(404);
		assertThat(person("auditor").get("/tasks").statusCode()).isEqualTo(403);
		assertThat(person("auditor").get("/tasks/" + task.getId()).statusCode()).isEqualTo(403);
	}

	@Test
	void aSuggestionIsTakenByAButtonAndClaims() {
		for (int i = 0; i < 2; i++) {
			this.work.completes("support", this.work.submit(Answers.of("description", "麋鹿园磨坊碾谷哑火")), "triage",
					Answers.with(Answers.valid("service", 1, 1, 1), "module", "售票亭"));
		}
		Task task = this.work.task(this.work.submit(Answers.of("description", "碾谷哑火，麋鹿园磨坊", "customer",
				Answers.of("name", "何晓", "email", "he.suggested@example.com"))), "triage");
		this.database.sql("""
				insert into suggestion_accuracy (field, decided, suggested, correct, since)
				values ('feedbackType', 99, 90, 90, now()), ('module', 99, 90, 90, now())""").update();
		try {
			TaskPages pages = person("support");
			Document page = pages.open("/tasks/" + task.getId());
			assertThat(page.select("#field-feedbackType .suggested").text()).contains("Service", "2 of 2", "FB-");
			assertThat(page.select("details:has([name=module])").hasAttr("open")).isTrue();
			assertThat(page.select("[name=module]").attr("value")).as("never by itself").isEmpty();
			assertThat(page.select("[name=feedbackType][checked]")).isEmpty();
			assertThat(pages.press("/tasks/" + task.getId(), "take:module").body()).contains("value=\"售票亭\"");
			Document taken = pages.open("/tasks/" + task.getId());
			assertThat(taken.select("[name=module]").attr("value")).isEqualTo("售票亭");
			assertThat(taken.select(".suggested:has([value='take:module'])")).isEmpty();
			assertThat(taken.select(".suggested:has([value='take:feedbackType'])")).hasSize(1);
			assertThat(this.tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee())
				.isEqualTo("support");
		}
		finally {
			this.database.sql("delete from suggestion_accuracy").update();
		}
	}

	@Test
	void whoHasNoTasksIsToldWhatToDo() {
		assertThat(person("owner2").open("/tasks?list=mine").select("#none a[href='/tasks?list=queue']")).isNotEmpty();
		assertThat(person("owner2").open("/tasks").select("#none").text()).contains("reload");
	}

	@Test
	void twoWindowsDoNotOverwriteEachOther() {
		Task task = this.work.task(this.work.submit(), "triage");
		TaskPages one = person("support");
		TaskPages two = new TaskPages(this.port, "support");
		one.open("/tasks/" + task.getId());
		two.open("/tasks/" + task.getId());
		one.fillIn(Map.of("restatement", "第一个窗口")).refused("save", 200);
		Document told = two.fillIn(Map.of("restatement", "第二个窗口")).refused("save", 409);
		assertThat(told.select("#problems button[value=keep]")).isNotEmpty();
		assertThat(two.value("restatement").strip()).isEqualTo("第二个窗口");
		assertThat(one.open("/tasks/" + task.getId()).select("[name=restatement]").text()).isEqualTo("第一个窗口");
		two.refused("keep", 200);
		assertThat(one.open("/tasks/" + task.getId()).select("[name=restatement]").text()).isEqualTo("第二个窗口");
		assertThat(one.press("discard").statusCode()).isEqualTo(302);
		assertThat(one.open("/tasks/" + task.getId()).select("[name=restatement]").text()).isNotEqualTo("第二个窗口");
	}

	@Test
	void whileSomebodyTypesTheServerSavesClaimsAndSaysWhatApplies() throws Exception {
		Task task = this.work.task(this.work.submit(), "triage");
		TaskPages pages = person("support");
		assertThat(pages.open("/tasks/" + task.getId()).select("#part-triage_riskReason[data-hidden]")).isNotEmpty();
		pages.fillIn(Map.of("complianceRisk", true));
		JsonNode live = this.json.readTree(pages.saves().body());
		assertThat(live.at("/hidden/part-triage_riskReason").asBoolean()).isFalse();
		assertThat(live.at("/hidden/part-triage_question").asBoolean()).isTrue();
		assertThat(live.path("version").asLong()).isPositive();
		assertThat(live.path("saved").asText()).matches("\\d\\d:\\d\\d");
		assertThat(this.tasks.createTaskQuery().taskId(task.getId()).singleResult().getAssignee()).isEqualTo("support");
		// It names no version, as another window would.
		HttpResponse<String> other = pages.saves();
		assertThat(other.statusCode()).isEqualTo(409);
		assertThat(this.json.readTree(other.body()).path("otherDraft").asBoolean()).isTrue();
	}

	@Test
	void aLookAtTheFormIsWrittenDown() {
		String number = this.work.submit();
		person("support").open("/tasks/" + this.work.task(number, "triage").getId());
		assertThat(this.database.sql("select count(*) from access_log where number = ? and kind = 'caseView'")
			.param(number)
			.query(Integer.class)
			.single()).isEqualTo(1);
	}

	private TaskPages person(String userId) {
		return this.people.computeIfAbsent(userId, (id) -> new TaskPages(this.port, id));
	}

}
