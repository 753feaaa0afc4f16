package feedbackloop.macros;

import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.User;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which macros a task offers, and how people keep their own.
 */
@CaseTest
class MacrosTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private OwnMacros own;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Test
	void aTaskOffersItsMacrosInTheLanguagesOfReaderAndCustomer() throws Exception {
		String number = this.work.submit(Answers.of("language", "en"));
		String triage = this.work.task(number, "triage").getId();
		JsonNode charged = offered("support", triage, "zh", "重复扣款，先答复");
		assertThat(charged.at("/values/verdict").asText()).isEqualTo("valid");
		assertThat(charged.at("/values/majorLossRisk").isBoolean()).isTrue();
		assertThat(charged.at("/values/responseText").asText()).startsWith("We have seen that you were charged twice");
		assertThat(charged.get("submits").asBoolean()).isFalse();
		assertThat(offered("support", triage, "en", "Charged twice, answered first")).isNotNull();
		assertThat(titles("support", triage)).doesNotContain("首次答复：请补一份凭证");
		for (String other : List.of("engineering", "auditor")) {
			assertThat(this.rest.program(other).get(address(triage)).statusCode()).as(other).isEqualTo(403);
		}
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		JsonNode document = offered("product", this.work.task(number, "firstResponse").getId(), "zh", "首次答复：请补一份凭证");
		assertThat(document).as("for its team").isNull();
		String response = this.work.task(number, "firstResponse").getId();
		document = offered("support", response, "zh", "首次答复：请补一份凭证");
		assertThat(document.at("/values/responseText").asText()).contains("case " + number);
		assertThat(document.at("/values/expectedBy").asText()).isEqualTo(Answers.inDays(5));
	}

	@Test
	void whatAMacroFillsInPassesTheGate() throws Exception {
		String number = this.work.submit();
		String triage = this.work.task(number, "triage").getId();
		JsonNode charged = offered("support", triage, "zh", "重复扣款，先答复");
		Map<String, Object> values = this.json.convertValue(charged.get("values"), Map.class);
		values.put("restatement", "客户被重复扣款");
		this.rest.completes("support", triage, values);
	}

	@Test
	void ownMacrosAreKeptChangedAndDeletedByTheirPersonOnly() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		assertThat(this.work.page("support2", "/macros/new?task=triage")).contains("给客户的答复（中文）", "value.verdict");
		assertThat(this.work.fillsIn("support2", "/macros",
				Map.of("tasks", "triage", "title", "我的追问", "value.verdict", "needsInformation", "zh.question",
						"请补充 {{number}} 的截图", "en.question", "Please add a picture to {{number}}")))
			.containsEntry("done", "kept");
		OwnMacros.Own kept = this.own.of("support2").get(0);
		try {
			JsonNode mine = offered("support2", task, "zh", "我的追问");
			assertThat(mine.get("own").asBoolean()).isTrue();
			assertThat(mine.at("/values/question").asText()).startsWith("请补充 FB-");
			assertThat(titles("support", task)).doesNotContain("我的追问");
			assertThat(this.work.page("support2", "/macros")).contains("我的追问");
			assertThat(this.work.page("support2", "/macros/" + kept.id())).contains("请补充 {{number}} 的截图");
			assertThat(this.own.find(kept.id(), "support")).isEmpty();
			this.work.fillsIn("support", "/macros/" + kept.id() + "/deletion", Map.of());
			assertThat(this.own.of("support2")).hasSize(1);
			this.work.fillsIn("support2", "/macros/" + kept.id(),
					Map.of("tasks", "triage", "title", "改名", "value.verdict", "valid", "submits", "true"));
			assertThat(offered("support2", task, "zh", "改名").get("submits").asBoolean()).isTrue();
			this.database.sql("update own_macro set text = replace(text, 'valid', 'gone') where id = :id")
				.param("id", kept.id())
				.update();
			assertThat(titles("support2", task)).doesNotContain("改名");
			assertThat(this.work.page("support2", "/macros")).contains("暂不可用", "gone");
		}
		finally {
			this.work.fillsIn("support2", "/macros/" + kept.id() + "/deletion", Map.of());
		}
		assertThat(this.own.of("support2")).isEmpty();
	}

	@Test
	void ownMacrosAreKeptMaskedAndGoWithTheAccount() throws Exception {
		this.work.fillsIn("support2", "/macros", Map.of("tasks", "triage", "title", "请客户回电", "value.verdict",
				"needsInformation", "zh.question", "请打 13812345678", "en.question", "Please call\n13812345678"));
		OwnMacros.Own kept = this.own.of("support2").get(0);
		this.work.fillsIn("support2", "/macros/" + kept.id() + "/deletion", Map.of());
		assertThat(kept.text()).contains("138****5678", "needsInformation").doesNotContain("13812345678");
		User person = this.identities.newUser("macroPerson");
		person.setPassword("Trockenfisch-42-Regen");
		this.identities.saveUser(person);
		assertThat(this.own.add("macroPerson", kept.text(), 1)).isTrue();
		this.identities.deleteUser("macroPerson");
		assertThat(this.own.of("macroPerson")).isEmpty();
	}

	private List<String> titles(String user, String task) throws Exception {
		return StreamSupport.stream(all(user, task, "zh").spliterator(), false)
			.map((one) -> one.get("title").asText())
			.toList();
	}

	private JsonNode offered(String user, String task, String language, String title) throws Exception {
		return StreamSupport.stream(all(user, task, language).spliterator(), false)
			.filter((one) -> one.path("title").asText().equals(title))
			.findFirst()
			.orElse(null);
	}

	private JsonNode all(String user, String task, String language) throws Exception {
		return this.json.readTree(this.rest.program(user).with("Accept-Language", language).get(address(task)).body());
	}

	private static String address(String task) {
		return "/api/tasks/" + task + "/macros";
	}

}
