package feedbackloop.audit.history;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.web.util.UriComponentsBuilder;

import static feedbackloop.testing.Member.member;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Cockpit is told of the past: every instance is found by what is known of its case,
 * and its story is whole, masked, and read by auditors, owners, managers and
 * administrators only.
 */
@CaseTest
class HistoryApiTest {

	@Autowired
	private MockMvc http;

	@Autowired
	private ObjectMapper json;

	@Autowired
	private CaseWork work;

	@Autowired
	private JdbcClient database;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private RuntimeService runtime;

	@Test
	void anInstanceIsFoundByWhatIsKnownOfItsCase() {
		String running = this.work.submit();
		this.work.completes("support", running, "triage", Answers.valid("defect", 5, 5, 5));
		this.work.givesBack(running);
		String declined = this.work.submit();
		this.work.completes("support2", declined, "triage", Answers.of("verdict", "invalid", "reason", "不是产品问题"));

		assertThat(found("number", running.toLowerCase())).containsExactly(running);
		assertThat(found("number", this.work.improvementOf(running))).contains(this.work.improvementOf(running));
		assertThat(found("key", "feedback", "state", "running", "grade", "urgent")).contains(running)
			.doesNotContain(declined);
		assertThat(found("key", "feedback", "state", "ended")).contains(declined).doesNotContain(running);
		assertThat(found("key", "feedback", "state", "declined", "person", "support2")).contains(declined);
		assertThat(found("key", "feedback", "state", "declined", "person", "support")).doesNotContain(declined);
		assertThat(found("key", "feedback", "person", "support2")).doesNotContain(running);
		this.work.claims("support2", running, "firstResponse");
		assertThat(found("key", "feedback", "person", "support2")).as("who holds a task").contains(running);
		assertThat(found("key", "feedback", "team", "product")).contains(running).doesNotContain(declined);
		assertThat(found("decision", "grade", "key", "feedback")).contains(running).doesNotContain(declined);
		String rule = read("/api/history/cases/" + running).at("/graded/2/rules/0").asText();
		assertThat(found("decision", "grade", "rule", rule, "key", "feedback")).contains(running);
		assertThat(found("decision", "grade", "rule", "rule_of_nobody")).isEmpty();
		assertThat(found("key", "feedback", "startedTo", "2020-01-01")).isEmpty();
	}

	@Test
	void overdueFindsWhatIsLateAndWhatWasLate() {
		String late = this.work.submit();
		String wasLate = this.work.submit();
		String inTime = this.work.submit();
		this.database.sql("""
				with late as (
				  update clock set due_at = now() - interval '1 hour' where number = :number and stage = 'triage'
				  returning id, due_at)
				update clock_entry set change = jsonb_set(change, '{due}', to_jsonb(late.due_at))
				from late where clock_id = late.id""").param("number", late).update();
		this.database.sql("update clock set state = 'missed' where number = :number and stage = 'triage'")
			.param("number", wasLate)
			.update();

		assertThat(found("key", "feedback", "overdue", "true")).contains(late, wasLate).doesNotContain(inTime);
		assertThat(read("/api/history/cases/" + late).get("inTime").asBoolean()).isFalse();
		assertThat(read("/api/history/cases/" + inTime).get("inTime").asBoolean()).isTrue();
	}

	@Test
	void pagesFollowEachOtherToTheEndAndOnlyTheFirstCounts() {
		for (int i = 0; i < 3; i++) {
			this.work.submit();
		}
		List<String> all = found("key", "feedback", "size", "200");
		List<String> paged = new ArrayList<>();
		JsonNode page = read("/api/history/instances", "key", "feedback", "size", "2");
		assertThat(page.get("count").asInt()).isGreaterThanOrEqualTo(3);
		paged.addAll(keys(page));
		while (page.has("next") && paged.size() < all.size()) {
			page = read("/api/history/instances", "key", "feedback", "size", "2", "after", page.get("next").asText());
			assertThat(page.has("count")).isFalse();
			paged.addAll(keys(page));
		}

		assertThat(paged.subList(0, all.size())).isEqualTo(all);
	}

	@Test
	void aStoryTellsWhoDidWhatByWhichRuleAndWhen() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		this.work.completes("support2", number, "firstResponse", Answers.answer());
		JsonNode story = story(number);

		assertThat(texts(story.get("activities"), "activityId"))
			.containsExactlyInAnyOrderElementsOf(this.work.path(number));
		JsonNode triage = story.at("/tasks/0");
		assertThat(triage.get("completedBy").asText()).isEqualTo("support");
		assertThat(texts(triage.get("moves"), "role")).contains("candidate", "assignee");
		assertThat(texts(story.get("forms"), "user")).containsExactly("support", "support2");
		assertThat(story.at("/forms/0/lines").toString()).contains("客户打不开订单页");
		assertThat(story.get("changes")).anySatisfy((change) -> {
			assertThat(change.get("name").asText()).isEqualTo("severity");
			assertThat(change.get("value").asText()).isEqualTo("3");
			assertThat(change.get("by").asText()).isEqualTo("support");
			assertThat(change.get("activityId").asText()).isEqualTo("triage");
		});
		assertThat(story.get("decisions")).anySatisfy((decision) -> {
			assertThat(decision.get("key").asText()).isEqualTo("grade");
			assertThat(decision.get("outputs").toString()).contains("medium");
			assertThat(decision.get("rules")).hasSize(1);
		});
		assertThat(texts(story.get("messages"), "direction")).contains("out");
		assertThat(texts(story.get("operations"), "operation")).contains("Claim", "Complete");
		assertThat(texts(story.get("clocks"), "businessKey")).containsOnly(number);
		assertThat(texts(story.get("related"), "businessKey")).containsExactly(this.work.improvementOf(number));
		assertThat(story.at("/head/startedAt").asText()).endsWith("+08:00");
	}

	@Test
	void whoDecidedInAnotherCaseOfTheSameCauseIsNotToldOfThisOne() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		String other = this.work.submit();
		this.work.completes("support", other, "triage",
				Answers.with(Answers.mediumDefect(), "improvementNumber", this.work.improvementOf(number)));
		this.work.completes("support2", other, "firstResponse", Answers.answer());

		assertThat(texts(read("/api/history/cases/" + number).get("decided"), "user")).containsExactly("support");
	}

	@Test
	void whatTheCustomerWroteIsMasked() {
		String number = this.work.submit(Answers.of("description", "请打 13812345678 找我", "summary", "找 13812345678"));

		assertThat(story(number).toString()).doesNotContain("13812345678");
		assertThat(read("/api/history/cases/" + number).toString()).doesNotContain("13812345678");
		assertThat(read("/api/history/instances", "number", number).toString()).doesNotContain("13812345678");
	}

	@Test
	void mergedAndTakenUpAgainCasesLeadToEachOther() {
		String original = this.work.submit();
		this.work.completes("support", original, "triage", Answers.mediumDefect());
		String duplicate = this.work.submit();
		this.work.completes("support", duplicate, "triage",
				Answers.of("verdict", "duplicate", "originalNumber", original));

		assertThat(relations(story(duplicate))).contains("original " + original);
		assertThat(relations(story(original))).contains("duplicate " + duplicate,
				"improvement " + this.work.improvementOf(original));
		assertThat(relations(story(this.work.improvementOf(original)))).contains("case " + original);
	}

	@Test
	void anElementIsShownAlsoWhenTheModelChangedUnderTheInstance() throws Exception {
		String number = this.work.submit();
		String before = this.work.instance(number).getProcessDefinitionId();
		String changed = Files.readString(Path.of("processes/feedback.bpmn"))
			.replace("name=\"初筛 Triage\"", "name=\"初审 Triage\"");
		String deployment = this.repository.createDeployment()
			.name("history")
			.addString("processes/feedback.bpmn", changed)
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
			JsonNode story = story(number);

			assertThat(texts(story.get("definitions"), "id")).containsExactly(before, after);
			Set<String> shown = new TreeSet<>(texts(story.get("activities"), "activityId"));
			assertThat(shown).isEqualTo(new TreeSet<>(this.work.path(number)))
				.contains("service_acknowledge", "triage");
			assertThat(texts(story.get("activities"), "definitionId")).contains(before, after);
		}
		finally {
			this.repository.deleteDeployment(deployment);
		}
	}

	@Test
	void aTableIsReadAsItWasCellByCell() {
		JsonNode tables = read("/api/history/tables");
		String id = StreamSupport.stream(tables.spliterator(), false)
			.filter((table) -> table.get("key").asText().equals("grade"))
			.findFirst()
			.orElseThrow()
			.get("id")
			.asText();
		JsonNode table = read("/api/history/tables/" + id);

		assertThat(table.get("hitPolicy").asText()).isEqualTo("FIRST");
		assertThat(texts(table.get("inputs"), "expression")).contains("severity", "priorityScore");
		assertThat(table.get("rules")).allSatisfy((rule) -> {
			assertThat(rule.get("inputs")).hasSameSizeAs(table.get("inputs"));
			assertThat(rule.get("outputs")).hasSameSizeAs(table.get("outputs"));
		});
		assertThat(answer("auditor", "/api/history/tables/none").getStatus()).isEqualTo(404);
	}

	@Test
	void aComplaintIsHiddenFromThePersonItIsAbout() {
		String number = this.work.submit(Answers.of("description", "经理在电话里骂人"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("service", 3, 3, 3), "aboutUser", "manager2"));
		String improvement = this.work.improvementOf(number);
		String id = this.work.instance(number).getId();
		String cause = this.work.instance(improvement).getId();

		for (String address : new String[] { "/api/history/instances/" + id, "/api/history/instances/" + cause,
				"/api/history/cases/" + number }) {
			assertThat(answer("manager2", address).getStatus()).as(address).isEqualTo(404);
			assertThat(answer("manager", address).getStatus()).as(address).isEqualTo(200);
		}
		assertThat(keys(readAs("manager", "/api/history/instances", "number", number))).contains(number);
		assertThat(keys(readAs("manager2", "/api/history/instances", "number", number))).isEmpty();
		assertThat(keys(readAs("manager2", "/api/history/instances", "number", improvement))).isEmpty();
	}

	@Test
	void onlyWhoMayReadHistoryReadsItAndNobodyWrites() throws Exception {
		String id = this.work.instance(this.work.submit()).getId();
		for (String address : List.of("/api/history/instances", "/api/history/instances/" + id, "/api/history/tables",
				"/api/history/choices")) {
			for (String reader : List.of("auditor", "owner", "manager", "admin")) {
				assertThat(answer(reader, address).getStatus()).as(reader + address).isEqualTo(200);
			}
			assertThat(answer("support", address).getStatus()).as(address).isEqualTo(403);
			for (HttpMethod method : List.of(HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE, HttpMethod.PATCH)) {
				assertThat(this.http.perform(MockMvcRequestBuilders.request(method, address).with(member("auditor")))
					.andReturn()
					.getResponse()
					.getStatus()).as(method + address).isEqualTo(403);
			}
		}
	}

	@Test
	void everyLookIsWrittenDown() {
		String number = this.work.submit();
		story(number);
		read("/api/history/cases/" + number);
		read("/api/history/instances", "number", number);

		assertThat(this.database
			.sql("select kind from access_log where user_id = 'auditor' and number = :number order by id")
			.param("number", number)
			.query(String.class)
			.list()).containsExactly("historyView", "historyView", "search");
	}

	@Test
	void whatIsWrongInTheAddressIsNamed() throws Exception {
		for (String wrong : List.of("number=12", "state=lost", "grade=gold", "overdue=maybe", "startedFrom=yesterday",
				"size=0", "size=201", "after=here")) {
			String[] parts = wrong.split("=");
			MockHttpServletResponse answer = answer("auditor", "/api/history/instances", parts);
			assertThat(answer.getStatus()).as(wrong).isEqualTo(400);
			assertThat(this.json.readTree(answer.getContentAsString(StandardCharsets.UTF_8))
				.at("/errors/0/field")
				.asText()).isEqualTo(parts[0]);
		}
		assertThat(answer("auditor", "/api/history/instances/none").getStatus()).isEqualTo(404);
		assertThat(answer("auditor", "/api/history/cases/FB-20200101-000001").getStatus()).isEqualTo(404);
	}

	private JsonNode story(String businessKey) {
		return read("/api/history/instances/" + this.work.instance(businessKey).getId());
	}

	private static List<String> relations(JsonNode story) {
		return StreamSupport.stream(story.get("related").spliterator(), false)
			.map((other) -> other.get("relation").asText() + " " + other.get("businessKey").asText())
			.toList();
	}

	private List<String> found(String... parameters) {
		return keys(read("/api/history/instances", parameters));
	}

	private static List<String> keys(JsonNode page) {
		return texts(page.get("items"), "businessKey");
	}

	private static List<String> texts(JsonNode list, String name) {
		return StreamSupport.stream(list.spliterator(), false).map((item) -> item.get(name).asText()).toList();
	}

	private JsonNode read(String path, String... parameters) {
		return readAs("auditor", path, parameters);
	}

	private JsonNode readAs(String reader, String path, String... parameters) {
		try {
			MockHttpServletResponse answer = answer(reader, path, parameters);
			String body = answer.getContentAsString(StandardCharsets.UTF_8);
			assertThat(answer.getStatus()).as(body).isEqualTo(200);
			return this.json.readTree(body);
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

	private MockHttpServletResponse answer(String reader, String path, String... parameters) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
		for (int i = 0; i < parameters.length; i += 2) {
			address.queryParam(parameters[i], parameters[i + 1]);
		}
		try {
			return this.http.perform(MockMvcRequestBuilders.get(address.encode().build().toUri()).with(member(reader)))
				.andReturn()
				.getResponse();
		}
		catch (Exception ex) {
			throw new IllegalStateException(ex);
		}
	}

}
