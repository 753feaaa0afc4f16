package feedbackloop.suggestions;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.StatementCount;
import feedbackloop.testing.TaskRest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What past cases suggest at triage, where that was right often enough. The cases here
 * share no character with those of other tests, which would vote, too.
 */
@CaseTest
class SuggestionsTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private Suggestions suggestions;

	@Autowired
	private Trials trials;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@AfterEach
	void forget() {
		this.database.sql("delete from suggestion_accuracy").update();
	}

	@Test
	void whatSimilarCasesWereDecidedAsIsSuggestedWithTheirNumbers() throws Exception {
		List<String> past = decided("珍珠蚌缸氧泵嗡鸣", 3);
		String triage = this.work
			.task(this.work.submit(Answers.of("description", "氧泵嗡鸣，珍珠蚌缸", "product", "")), "triage")
			.getId();
		assertThat(suggested("support", triage)).as("while nothing is measured").isEmpty();
		measured("feedbackType", 30, 30);
		measured("module", 29, 29);
		measured("product", 100, 80);
		measured("customerGroup", 100, 79);
		JsonNode found = suggested("support", triage);
		assertThat(found.findValuesAsText("field")).containsExactly("feedbackType", "product");
		assertThat(found.at("/0/value").asText()).isEqualTo("performance");
		assertThat(found.at("/1/value").asText()).isEqualTo("收银台");
		String named = this.work.task(this.work.submit(Answers.of("description", "氧泵嗡鸣，珍珠蚌缸")), "triage").getId();
		assertThat(suggested("support", named).findValuesAsText("field")).as("whose customer named a product")
			.containsExactly("feedbackType");
		assertThat(texts(found.at("/0/cases"))).containsExactlyInAnyOrderElementsOf(past);
		for (String other : List.of("engineering", "auditor")) {
			assertThat(this.rest.program(other).get(address(triage)).statusCode()).as(other).isEqualTo(403);
		}
	}

	@Test
	void aHiddenCaseAndAnErasedTextSayNothing() throws Exception {
		measured("feedbackType", 30, 30);
		List<String> past = decided("茴香豌豆粥烫嘴", 4);
		String about = this.work.submit(Answers.of("description", "茴香豌豆粥烫嘴，粗鲁"));
		this.work.completes("support", about, "triage",
				Answers.with(Answers.valid("performance", 1, 1, 1), "aboutUser", "support2"));
		this.database.sql("update feedback set description_masked = '', summary_masked = null where number = :number")
			.param("number", past.get(0))
			.update();
		String triage = this.work.task(this.work.submit(Answers.of("description", "豌豆粥烫嘴，茴香")), "triage").getId();
		assertThat(texts(suggested("support", triage).at("/0/cases"))).contains(about, past.get(1))
			.doesNotContain(past.get(0));
		assertThat(texts(suggested("support2", triage).at("/0/cases"))).contains(past.get(1))
			.doesNotContain(about, past.get(0));
	}

	@Test
	void eachCaseIsTriedOnceWithThoseDecidedBeforeIt() {
		List<String> past = decided("螳螂标本翅膀褪漆", 3);
		String other = this.work.submit(Answers.of("description", "螳螂标本翅膀褪漆"));
		this.work.completes("support", other, "triage", Answers.with(subject(), "feedbackType", "praise"));
		triesAll();
		assertThat(trial(past.get(0), "feedbackType")).as("nothing to learn from").isEmpty();
		assertThat(trial(past.get(2), "feedbackType")).containsExactly(true);
		assertThat(trial(past.get(2), "module")).containsExactly(true);
		assertThat(trial(other, "feedbackType")).containsExactly(false);
		assertThat(trial(other, "product")).containsExactly(true);
		int before = this.database.sql("select count(*) from suggestion_trial").query(Integer.class).single();
		triesAll();
		assertThat(this.database.sql("select count(*) from suggestion_trial").query(Integer.class).single())
			.isEqualTo(before);
		Accuracy type = this.trials.accuracy().get(0);
		assertThat(type.decided()).isGreaterThanOrEqualTo(type.suggested());
		assertThat(type.suggested()).isGreaterThanOrEqualTo(type.correct() + 1);
	}

	@Test
	void oldTrialsCountNoMore() {
		this.database.sql("""
				insert into suggestion_trial (number, field, decided_at, correct)
				values ('FB-20200101-000001', 'module', now() - interval '181 days', true)""").update();
		triesAll();
		this.trials.round(1);
		assertThat(trial("FB-20200101-000001", "module")).isEmpty();
	}

	@Test
	void leadsSeeHowOftenSuggestionsWereRight() throws Exception {
		measured("feedbackType", 200, 184);
		measured("module", 40, 30);
		String page = this.work.page("lead", "/insights/suggestions?lang=en");
		assertThat(page).contains("184 (92%)", "30 (75%)", "no: too few are right", "no: too few measured");
		assertThat(this.rest.tasklist("support").get("/insights/suggestions").statusCode()).isEqualTo(403);
	}

	@Test
	void suggestingTakesFewStatements() throws Exception {
		decided("团扇鹤纹刺绣脱线", 3);
		String number = this.work.submit(Answers.of("description", "刺绣脱线，团扇鹤纹"));
		String triage = this.work.task(number, "triage").getId();
		int without = StatementCount.of(() -> this.suggestions.at(triage, "support"));
		measured("feedbackType", 30, 30);
		assertThat(this.suggestions.at(triage, "support")).hasSize(1);
		assertThat(StatementCount.of(() -> this.suggestions.at(triage, "support")) - without).isLessThanOrEqualTo(3);
	}

	private void triesAll() {
		while (this.trials.round(100) == 100) {
			assertThat(this.trials.accuracy()).hasSize(4);
		}
	}

	private List<String> decided(String text, int count) {
		return IntStream.range(0, count).mapToObj((place) -> {
			String number = this.work.submit(Answers.of("description", text));
			this.work.completes("support", number, "triage", subject());
			return number;
		}).toList();
	}

	private static Map<String, Object> subject() {
		return Answers.with(Answers.valid("performance", 1, 1, 1), "product", "收银台", "module", "小票", "customerGroup",
				"门店");
	}

	private void measured(String field, int suggested, int correct) {
		this.database.sql("""
				insert into suggestion_accuracy (field, decided, suggested, correct, since)
				values (:field, 200, :suggested, :correct, now())""")
			.param("field", field)
			.param("suggested", suggested)
			.param("correct", correct)
			.update();
	}

	private List<Boolean> trial(String number, String field) {
		return this.database.sql(
				"select correct from suggestion_trial where number = :number and field = :field and correct is not null")
			.param("number", number)
			.param("field", field)
			.query(Boolean.class)
			.list();
	}

	private JsonNode suggested(String userId, String task) throws Exception {
		HttpResponse<String> answer = this.rest.program(userId).get(address(task));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
		return this.json.readTree(answer.body());
	}

	private static String address(String task) {
		return "/api/tasks/" + task + "/suggestions";
	}

	private static List<String> texts(JsonNode list) {
		return StreamSupport.stream(list.spliterator(), false).map(JsonNode::asText).toList();
	}

}
