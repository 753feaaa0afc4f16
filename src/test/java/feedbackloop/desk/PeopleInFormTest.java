package feedbackloop.desk;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.notation.FormModel;
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
 * Whom people may choose where a form asks for a person, and whom the task then takes.
 */
@CaseTest
class PeopleInFormTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private IdentityService identities;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@Test
	void colleaguesAreOfferedByNameWhoIsThereFirst() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		this.database.sql("""
				insert into absence (user_id, first_day, last_day, substitute, stated_by, stated_at)
				values ('analytics2', current_date - 1, current_date + 1, 'analytics', 'analytics2', now())""")
			.update();
		try {
			List<JsonNode> owners = options("support", task, "caseOwner");
			assertThat(owners).extracting((option) -> option.get("value").asText())
				.contains("support", "support2", "engineering", "manager", "analytics2")
				.doesNotContain("auditor");
			assertThat(owners).extracting((option) -> option.get("label").asText())
				.contains("客服 (support2) · 客服", "经理 (manager) · 经理");
			assertThat(owners.get(owners.size() - 1).get("label").asText()).isEqualTo("数据分析 (analytics2) · 数据分析，不在岗");
			assertThat(options("support", task, "aboutUser")).extracting((option) -> option.get("value").asText())
				.contains("auditor");
			HttpResponse<String> english = this.rest.tasklist("support")
				.with("Accept-Language", "en")
				.get(address(task));
			assertThat(english.body()).contains("Support (support2) · Support",
					"Analytics (analytics2) · Analytics, absent");
		}
		finally {
			this.database.sql("delete from absence where user_id = 'analytics2'").update();
		}
	}

	@Test
	void whoMayNotWorkOnTheTaskIsToldNoNames() throws Exception {
		String task = this.work.task(this.work.submit(), "triage").getId();
		HttpResponse<String> form = this.rest.tasklist("engineering").get(address(task));
		assertThat(form.body()).doesNotContain("(support2)");
		assertThat(this.rest.program("support").get("/engine-rest/task/" + task + "/deployed-form").body())
			.contains("\"people\"")
			.doesNotContain("(support2)");
	}

	@Test
	void whomTheCaseIsAboutIsNeitherOfferedNorTaken() throws Exception {
		String number = this.work.submit();
		String triage = this.work.task(number, "triage").getId();
		this.rest.claims("support", triage);
		HttpResponse<String> both = this.rest.submits("support", triage,
				Answers.with(Answers.mediumDefect(), "aboutUser", "engineering2", "caseOwner", "engineering2"));
		assertThat(both.statusCode()).isEqualTo(400);
		assertThat(this.rest.message(both)).contains("caseOwner", "cannot take part");
		assertThat(this.rest.submits("support", triage, Answers.with(Answers.mediumDefect(), "aboutUser", "nobody"))
			.statusCode()).isEqualTo(400);
		this.rest.completes("support", triage, Answers.with(Answers.mediumDefect(), "aboutUser", "engineering2"));
		this.work.contributes(number);
		String analysis = this.work.task(number, "analysis").getId();
		assertThat(form("product", analysis)).doesNotContain("engineering2").contains("(engineering)");
		this.rest.claims("product", analysis);
		HttpResponse<String> refused = this.rest.submits("product", analysis,
				Answers.with(Answers.analysis(), "measures", Answers.planOfBothKinds().get("measures")));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(this.rest.message(refused)).contains("measures[1].owner", "cannot take part");
	}

	@Test
	void aMeasureIsOwnedByWhoMayWorkOnIt() throws Exception {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.contributes(number);
		String analysis = this.work.task(number, "analysis").getId();
		JsonNode owner = field("product", analysis, "owner");
		assertThat(owner.get("valuesExpression").asText())
			.matches("=\\{people: \\[.*], chosen: people\\[list contains\\(teams, this.department\\)]}.chosen");
		this.rest.claims("product", analysis);
		HttpResponse<String> refused = this.rest.submits("product", analysis, Answers.with(Answers.analysis(),
				"measures", List.of(Answers.with(Answers.measure("product", "engineering"), "owner", "quality"))));
		assertThat(refused.statusCode()).isEqualTo(400);
		assertThat(this.rest.message(refused)).contains("measures[1].owner", "quality", "Engineering");
		this.rest.completes("product", analysis,
				Answers.with(Answers.analysis(), "measures",
						List.of(Answers.with(Answers.measure("product", "engineering"), "owner", "manager2"),
								Answers.measure("communication", "support"))));
	}

	@Test
	void whomADraftNamesStaysInSightThoughTheyHaveLeft() throws Exception {
		User leaver = this.identities.newUser("leaver");
		leaver.setFirstName("李雷");
		this.identities.saveUser(leaver);
		this.identities.createMembership("leaver", "support");
		String task = this.work.task(this.work.submit(), "triage").getId();
		assertThat(form("support", task)).contains("李雷 (leaver) · 客服");
		this.rest.program("support")
			.putJson("/api/tasks/" + task + "/draft", "{\"values\": {\"caseOwner\": \"leaver\"}}");
		this.identities.deleteUser("leaver");
		List<JsonNode> owners = options("support", task, "caseOwner");
		assertThat(owners.get(owners.size() - 1).get("value").asText()).isEqualTo("leaver");
		assertThat(owners.get(owners.size() - 1).get("label").asText()).isEqualTo("leaver，已不能选，请另选");
		assertThat(options("support2", task, "caseOwner")).extracting((option) -> option.get("value").asText())
			.doesNotContain("leaver");
		this.rest.claims("support", task);
		assertThat(this.rest.submits("support", task, Answers.with(Answers.mediumDefect(), "caseOwner", "leaver"))
			.statusCode()).isEqualTo(400);
	}

	private List<JsonNode> options(String user, String task, String name) throws Exception {
		return StreamSupport.stream(field(user, task, name).get("values").spliterator(), false).toList();
	}

	private JsonNode field(String user, String task, String name) throws Exception {
		return FormModel.of(this.json.readTree(form(user, task)))
			.fields()
			.stream()
			.filter((field) -> field.name().equals(name))
			.findFirst()
			.orElseThrow()
			.node();
	}

	private String form(String user, String task) {
		HttpResponse<String> form = this.rest.tasklist(user).with("Accept-Language", "zh-CN").get(address(task));
		assertThat(form.statusCode()).as(form.body()).isEqualTo(200);
		return form.body();
	}

	private static String address(String task) {
		return "/camunda/api/engine/engine/default/task/" + task + "/deployed-form";
	}

}
