package feedbackloop.insights;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the cards of Tasklist say, and to whom.
 */
@CaseTest
class TaskCardsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Test
	void aCardNamesTheCaseItsGradeItsOriginAndTheTimeLeft() throws Exception {
		String number = this.work
			.submit(Answers.of("product", "收银台，联系 13812345678", "channel", "portal", "description", "打印小票时死机"));
		String triage = this.work.task(number, "triage").getId();
		JsonNode card = cards("support", "zh-CN", triage).get(0);
		assertThat(card.get("task").asText()).isEqualTo(triage);
		assertThat(card.get("number").asText()).isEqualTo(number);
		assertThat(card.get("grade").isNull()).isTrue();
		assertThat(card.get("gradeText").asText()).isEqualTo("尚未定级");
		assertThat(card.get("channelText").asText()).isEqualTo("门户网页");
		assertThat(card.get("product").asText()).startsWith("收银台").doesNotContain("13812345678");
		assertThat(card.get("due").asText()).isNotBlank();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String contribute = this.work.tasks(number, "contribute")
			.stream()
			.map((task) -> task.getId())
			.collect(Collectors.joining(","));
		assertThat(cards("engineering", "en", contribute)).singleElement().satisfies((ofTheImprovement) -> {
			assertThat(ofTheImprovement.get("number").asText()).isEqualTo(number);
			assertThat(ofTheImprovement.get("grade").asText()).isEqualTo("medium");
			assertThat(ofTheImprovement.get("gradeText").asText()).isEqualTo("Medium");
		});
	}

	@Test
	void thereIsNoCardForATaskOfOthersOrForNoTask() throws Exception {
		String triage = this.work.task(this.work.submit(), "triage").getId();
		assertThat(cards("support", "en", triage)).hasSize(1);
		assertThat(cards("engineering", "en", triage)).isEmpty();
		assertThat(cards("support", "en", "gone")).isEmpty();
		assertThat(cards("support", "en", "")).isEmpty();
		String tooMany = IntStream.range(0, 101).mapToObj(Integer::toString).collect(Collectors.joining(","));
		assertThat(answer("support", "en", tooMany).statusCode()).isEqualTo(400);
	}

	@Test
	void oneLineSaysWhatTheCustomerWroteToWhoMayWorkOnIt() throws Exception {
		String number = this.work.submit(Answers.of("description", "\n打印小票时死机，请回电 13812345678\n收银台已经重启过"));
		String triage = this.work.task(number, "triage").getId();
		long looks = looksAtWords("support");
		String words = read("support", "/api/tasks/words?ids=" + triage).get(0).get("words").asText();
		assertThat(words).startsWith("打印小票时死机，请回电").doesNotContain("13812345678", "重启");
		assertThat(looksAtWords("support")).isEqualTo(looks + 1);
		assertThat(read("engineering", "/api/tasks/words?ids=" + triage)).isEmpty();
		String withHeading = this.work.submit(Answers.of("summary", "小票", "description", "打印小票时死机"));
		String other = this.work.task(withHeading, "triage").getId();
		assertThat(read("support", "/api/tasks/words?ids=" + other).get(0).get("words").asText()).isEqualTo("小票");
		this.work.completes("support", number, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support2"));
		String about = this.work.task(number, "firstResponse").getId();
		assertThat(read("support", "/api/tasks/words?ids=" + about)).hasSize(1);
		assertThat(read("support2", "/api/tasks/words?ids=" + about)).isEmpty();
	}

	@Test
	void aCardAndTheListOfCasesSayWhatIsNew() throws Exception {
		String number = this.work.submit(Answers.of("coreBlocked", "yes"));
		JsonNode received = cards("support", "en", this.work.task(number, "triage").getId()).get(0);
		assertThat(received.get("markText").asText()).isEqualTo("First mark: Urgent");
		assertThat(received.get("states")).isEmpty();
		this.work.completes("support", number, "triage",
				Answers.of("verdict", "needsInformation", "question", "请问是哪个浏览器？"));
		this.work.writes(number, "是 Chrome");
		assertThat(states("support", number, "triage")).containsExactly("replied");
		assertThat(this.work.page("support", "/cases?number=" + number)).contains("客户已回复");
		this.work.completes("support", number, "triage", Answers.with(Answers.valid("transaction", 1, 1, 1),
				"responseText", "请清除缓存。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		assertThat(states("lead", number, "dispute")).containsExactly("disputed");
		this.work.completes("lead", number, "dispute",
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新看一遍。"));
		assertThat(states("support", number, "triage")).containsExactly("reopened");
		assertThat(this.work.page("support", "/cases?number=" + number)).contains("重新办理").doesNotContain("客户已回复");
		assertThat(cards("support", "zh-CN", this.work.task(number, "triage").getId()).get(0)
			.at("/states/0/text")
			.asText()).isEqualTo("重新办理");
	}

	@Test
	void aCardSaysWhoElseIsAtTheTask() throws Exception {
		String triage = this.work.task(this.work.submit(), "triage").getId();
		assertThat(stays("support2", triage)).isEqualTo(204);
		assertThat(stays("support", triage)).isEqualTo(204);
		assertThat(stays("engineering", triage)).isEqualTo(403);
		assertThat(stays("support", "gone")).isEqualTo(404);
		JsonNode others = cards("support", "en", triage).get(0).get("others");
		assertThat(others).singleElement().satisfies((other) -> {
			assertThat(other.get("user").asText()).isEqualTo("support2");
			assertThat(other.get("text").asText()).contains("support2").endsWith("has it open");
		});
		this.rest.program("support2")
			.putJson("/api/tasks/" + triage + "/draft", "{\"values\": {\"restatement\": \"死机\"}}");
		assertThat(cards("support", "en", triage).get(0).at("/others/0/text").asText()).endsWith("is writing");
		this.database.sql("update task_presence set at = at - interval '3 minutes' where task_id = :task")
			.param("task", triage)
			.update();
		this.database.sql("update task_draft set saved_at = saved_at - interval '4 minutes' where task_id = :task")
			.param("task", triage)
			.update();
		assertThat(cards("support", "en", triage).get(0).get("others")).isEmpty();
	}

	private int stays(String user, String task) {
		return this.rest.program(user).putJson("/api/tasks/" + task + "/presence", "{}").statusCode();
	}

	private List<String> states(String user, String number, String task) throws Exception {
		return cards(user, "en", this.work.task(number, task).getId()).get(0).get("states").findValuesAsText("key");
	}

	private long looksAtWords(String user) {
		return this.database
			.sql("select count(*) from access_log where user_id = :user and detail like '/api/tasks/words%'")
			.param("user", user)
			.query(Long.class)
			.single();
	}

	private JsonNode read(String user, String address) throws Exception {
		HttpResponse<String> answer = this.rest.program(user).get(address);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	@Test
	void whoSubmittedIsToldWhatCameOfIt() throws Exception {
		String number = this.work.submit();
		String triage = this.work.task(number, "triage").getId();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		JsonNode outcome = outcome("support", triage);
		assertThat(outcome.get("number").asText()).isEqualTo(number);
		assertThat(outcome.get("happened").toString()).contains("Done: Triage", "Graded Medium", "Next: ", ", due ")
			.doesNotContain("Registered");
		assertThat(outcome("manager", triage).has("number")).isFalse();
		String about = this.work.submit();
		String hidden = this.work.task(about, "triage").getId();
		this.work.completes("support", about, "triage", Answers.with(Answers.mediumDefect(), "aboutUser", "support"));
		assertThat(outcome("support", hidden).get("happened")).isEmpty();
	}

	private JsonNode outcome(String user, String task) throws Exception {
		HttpResponse<String> answer = this.rest.program(user)
			.with("Accept-Language", "en")
			.get("/api/tasks/" + task + "/outcome");
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private JsonNode cards(String user, String language, String ids) throws Exception {
		HttpResponse<String> answer = answer(user, language, ids);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private HttpResponse<String> answer(String user, String language, String ids) {
		return this.rest.program(user).with("Accept-Language", language).get("/api/tasks/cards?ids=" + ids);
	}

}
