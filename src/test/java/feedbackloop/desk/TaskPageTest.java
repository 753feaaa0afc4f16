package feedbackloop.desk;

import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.task.Task;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

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
			String department = this.work.fixDepartment(fix);
			completes(department, fix, department.equals("engineering") ? Answers.systemFix() : Answers.documentFix());
		}
		completes("quality", number, "test", Answers.test(true));
		completes("engineering", number, "pilot", Answers.pilot(true));
		completes("operations", number, "release", Answers.release(true));
		completes("quality", number, "verification", Answers.failedVerification("plan"));
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
		Document taken = late.refused("complete", 409);
		assertThat(taken.select("#problems").text()).contains("support");
		assertThat(late.value("restatement").strip()).isEqualTo("我的转述");
		assertThat(taken.select(".submit")).isEmpty();
		this.rest.completes("support", task.getId(), Answers.mediumDefect());
		Document done = late.refused("complete", 409);
		assertThat(done.select("#typed").text()).contains("我的转述");
	}

	@Test
	void theListShowsWhatThePersonMaySeeAndClaimsWithOneTap() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		Task task = this.work.task(number, "firstResponse");
		assertThat(person("support2").get("/tasks/" + task.getId()).statusCode()).isEqualTo(404);
		TaskPages pages = person("support");
		pages.open("/tasks/" + task.getId());
		assertThat(pages.send("/tasks/" + task.getId()).statusCode()).isIn(302, 400);
		for (String other : List.of("engineering", "owner")) {
			assertThat(person(other).get("/tasks/" + task.getId()).statusCode()).as(other).isEqualTo(403);
		}
		assertThat(person("auditor").get("/tasks").statusCode()).isEqualTo(403);
	}

	private TaskPages person(String userId) {
		return this.people.computeIfAbsent(userId, (id) -> new TaskPages(this.port, id));
	}

}
