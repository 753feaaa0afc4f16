package feedbackloop.insights;

import java.net.http.HttpResponse;
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
