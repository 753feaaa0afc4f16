package feedbackloop.desk;

import java.net.http.HttpResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.security.Caller;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What was typed into the form of a task: who keeps it, for whom, and how long.
 */
@CaseTest
class TaskDraftsTest {

	private static final String TYPED = "{\"values\": {\"summary\": \"客户张三说收银台死机\", \"whys\": [{\"why\": \"一\"}, {\"why\": \"二\"}]}}";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private RuntimeService runtime;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Test
	void aDraftComesBackAsItWasTypedForItsOwnPersonOnly() throws Exception {
		String task = this.work.claims("support", this.work.submit(), "triage").getId();
		assertThat(draft("support", task).has("version")).isFalse();
		assertThat(draft("support", task).get("typingClaims").asBoolean()).isTrue();
		JsonNode saved = read(save("support", task, TYPED));
		assertThat(saved.get("saved").asText()).matches("\\d\\d:\\d\\d");
		JsonNode draft = draft("support", task);
		assertThat(draft.get("values")).isEqualTo(this.json.readTree(TYPED).get("values"));
		assertThat(draft.get("version")).isEqualTo(saved.get("version"));
		assertThat(draft.get("person").asText()).isEqualTo("support");
		for (String other : new String[] { "support2", "manager" }) {
			assertThat(draft(other, task).has("values")).isFalse();
			assertThat(this.rest.program(other).delete(address(task)).statusCode()).isEqualTo(204);
		}
		assertThat(draft("support", task).has("values")).isTrue();
		assertThat(this.rest.program("support").delete(address(task)).statusCode()).isEqualTo(204);
		assertThat(draft("support", task).has("values")).isFalse();
	}

	@Test
	void whoMayNotWorkOnTheTaskHasNoDraft() {
		String number = this.work.submit();
		String task = this.work.task(number, "triage").getId();
		for (String other : new String[] { "engineering", "auditor", "owner", "admin" }) {
			assertThat(this.rest.program(other).get(address(task)).statusCode()).as(other).isEqualTo(403);
			assertThat(save(other, task, TYPED).statusCode()).as(other).isEqualTo(403);
			assertThat(this.rest.program(other).delete(address(task)).statusCode()).as(other).isEqualTo(403);
		}
		assertThat(this.rest.program("support").get(address("gone")).statusCode()).isEqualTo(404);
		assertThat(save("support", "gone", TYPED).statusCode()).isEqualTo(404);
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		String about = this.work.task(number, "firstResponse").getId();
		assertThat(save("support", about, TYPED).statusCode()).isEqualTo(200);
		assertThat(save("support2", about, TYPED).statusCode()).isEqualTo(404);
		assertThat(this.rest.program("support2").get(address(about)).statusCode()).isEqualTo(404);
	}

	@Test
	void onlyAnObjectIsADraft() {
		String task = this.work.task(this.work.submit(), "triage").getId();
		for (String body : new String[] { "{}", "{\"values\": null}", "{\"values\": []}", "{\"values\": \"text\"}",
				"[]", "{" }) {
			assertThat(save("support", task, body).statusCode()).as(body).isEqualTo(400);
		}
		String large = "{\"values\": {\"summary\": \"" + "长".repeat(90_000) + "\"}}";
		assertThat(save("support", task, large).statusCode()).isEqualTo(413);
	}

	@Test
	void nobodyOverwritesWhatAnotherWindowSaved() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		long first = read(save("support", task, "{\"values\": {\"summary\": \"A\"}}")).get("version").asLong();
		assertThat(save("support", task, "{\"values\": {\"summary\": \"B\"}}").statusCode()).isEqualTo(409);
		long second = read(save("support", task, versioned(first, "C"))).get("version").asLong();
		assertThat(second).isNotEqualTo(first);
		HttpResponse<String> older = save("support", task, versioned(first, "D"));
		assertThat(older.statusCode()).isEqualTo(409);
		assertThat(this.json.readTree(older.body()).at("/errors/0/field").asText()).isEqualTo("version");
		assertThat(draft("support", task).at("/values/summary").asText()).isEqualTo("C");
		this.rest.program("support").delete(address(task));
		assertThat(save("support", task, versioned(second, "E")).statusCode()).isEqualTo(409);
		assertThat(save("support", task, "{\"values\": {}}").statusCode()).isEqualTo(200);
	}

	@Test
	void theLaterTurnOfAPageHoldsWhicheverArrivesFirst() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		read(save("support", task, turn("", 7, 2, "typed before it was left")));
		long version = read(save("support", task, turn("", 7, 1, "typed before"))).get("version").asLong();
		assertThat(draft("support", task).at("/values/summary").asText()).isEqualTo("typed before it was left");
		String gone = "\"version\": " + version + ", ";
		read(save("support", task, turn(gone, 8, 1, "in the next page")));
		read(save("support", task, turn(gone, 8, 3, "when that was left")));
		read(save("support", task, turn(gone, 8, 2, "on its way")));
		assertThat(draft("support", task).at("/values/summary").asText()).isEqualTo("when that was left");
		assertThat(save("support", task, turn(gone, 7, 9, "another page")).statusCode()).isEqualTo(409);
		assertThat(save("support", task, turn("", 9, 1, "another page")).statusCode()).isEqualTo(409);
	}

	@Test
	void aDraftGoesWithItsTaskHoweverThatEnds() {
		String submitted = this.work.submit();
		String triage = this.work.claims("support", submitted, "triage").getId();
		save("support", triage, TYPED);
		save("support2", triage, TYPED);
		assertThat(this.rest.submits("support", triage, Map.of("verdict", "valid")).statusCode()).isEqualTo(400);
		assertThat(drafts(triage)).isEqualTo(2);
		this.rest.completes("support", triage, Answers.mediumDefect());
		assertThat(drafts(triage)).isZero();
		assertThat(save("support", triage, TYPED).statusCode()).isEqualTo(409);

		String withdrawn = this.work.submit();
		String ended = this.work.task(withdrawn, "triage").getId();
		save("support", ended, TYPED);
		this.work.withdraws(withdrawn);
		assertThat(drafts(ended)).isZero();

		String cancelled = this.work.submit();
		String gone = this.work.task(cancelled, "triage").getId();
		save("support", gone, TYPED);
		this.runtime.deleteProcessInstance(this.work.instance(cancelled).getId(), "test", true, true);
		assertThat(drafts(gone)).isZero();
	}

	@Test
	void nothingOfADraftStandsInClearOrInTheHistory() {
		String number = this.work.submit();
		String task = this.work.claims("support", number, "triage").getId();
		save("support", task, TYPED);
		assertThat(this.database.sql("select position('收银台'::bytea in sealed) from task_draft where task_id = :task")
			.param("task", task)
			.query(Integer.class)
			.single()).isZero();
		assertThat(this.work.fact(number, "summary")).isNull();
		assertThat(this.work.page("manager", "/cases/" + number)).doesNotContain("死机");
		assertThat(this.work.page("manager", "/cases/" + number + "/trail")).doesNotContain("死机");
	}

	@Test
	void aDraftOnWhichNobodyGoesOnIsForgotten() {
		String task = this.work.task(this.work.submit(), "triage").getId();
		save("support", task, TYPED);
		save("support2", task, TYPED);
		this.database.sql(
				"update task_draft set saved_at = saved_at - interval '31 days' where task_id = :task and user_id = 'support'")
			.param("task", task)
			.update();
		new OldDrafts(this.database, Clock.systemUTC(), Duration.ofDays(30)).forget();
		assertThat(drafts(task)).isEqualTo(1);
	}

	@Test
	void aBrowserSavesOnlyWithTheTokenThatItWasGiven() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		Caller tasklist = this.rest.tasklist("support");
		assertThat(tasklist.putJson(address(task), TYPED).statusCode()).isEqualTo(403);
		String token = read(tasklist.get(address(task))).get("token").asText();
		assertThat(tasklist.with("X-XSRF-TOKEN", token).putJson(address(task), TYPED).statusCode()).isEqualTo(200);
		assertThat(tasklist.delete(address(task)).statusCode()).isEqualTo(403);
	}

	private JsonNode draft(String user, String task) throws Exception {
		return read(this.rest.program(user).get(address(task)));
	}

	private HttpResponse<String> save(String user, String task, String body) {
		return this.rest.program(user).putJson(address(task), body);
	}

	private JsonNode read(HttpResponse<String> answer) throws Exception {
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private int drafts(String task) {
		return this.database.sql("select count(*) from task_draft where task_id = :task")
			.param("task", task)
			.query(Integer.class)
			.single();
	}

	private static String versioned(long version, String summary) {
		return "{\"version\": " + version + ", \"values\": {\"summary\": \"" + summary + "\"}}";
	}

	private static String turn(String version, int page, int turn, String summary) {
		return "{%s\"page\": %d, \"turn\": %d, \"values\": {\"summary\": \"%s\"}}".formatted(version, page, turn,
				summary);
	}

	private static String address(String task) {
		return "/api/tasks/" + task + "/draft";
	}

}
