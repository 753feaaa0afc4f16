package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.TaskRest;
import feedbackloop.testing.TaskRest.Door;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a task accepts, in which forms, and what a cause and a plan need.
 */
@CaseTest
class SubmissionTest {

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private RepositoryService repository;

	@Autowired
	private ModelFiles files;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@ParameterizedTest
	@EnumSource(Door.class)
	void aFormThatSendsStringsIsUnderstood(Door door) {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		this.rest.claims("support", triage.getId());
		HttpResponse<String> answer = this.rest.submits(door, "support", "zh-CN", triage.getId(),
				Answers.with(Answers.mediumDefect(), "affected", "3", "severity", " 4 ", "urgency", "2.0",
						"majorLossRisk", "false", "complianceRisk", "true", "riskReason", "合同条款", "region", ""));
		assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
		assertThat(this.work.fact(number, "affected")).isEqualTo(3);
		assertThat(this.work.fact(number, "severity")).isEqualTo(4);
		assertThat(this.work.fact(number, "urgency")).isEqualTo(2);
		assertThat(this.work.fact(number, "complianceRisk")).isEqualTo(true);
		assertThat(this.work.fact(number, "priorityScore")).isEqualTo("6.2");
		assertThat(this.work.fact(number, "restatement")).isNull();
		assertThat(entry(triage).path("restatement").asText()).isEqualTo("客户打不开订单页");
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void listsComeAsJsonAndAsTextThatHoldsJson(Door door) throws Exception {
		String asText = this.json.writeValueAsString(whys(5));
		for (Object whys : new Object[] { Map.of("value", asText, "type", "Json"),
				Map.of("value", asText, "type", "String"), whys(5) }) {
			Task analysis = this.work.task(atAnalysis("defect"), "analysis");
			this.rest.claims("product", analysis.getId());
			HttpResponse<String> answer = this.rest.submits(door, "product", "en", analysis.getId(),
					Answers.with(Answers.analysis(), "whys", whys));
			assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
			assertThat(entry(analysis).path("whys")).hasSize(5);
			assertThat(entry(analysis).at("/whys/4/why").asText()).isEqualTo("第5层原因");
		}
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void anAnswerThatShowsNothingIsNone(Door door) {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		this.rest.completes("support", triage.getId(), Answers.mediumDefect());
		Task response = this.work.task(number, "firstResponse");
		this.rest.claims("support", response.getId());
		for (String nothing : List.of("\u200B", "\u3164", "\u2800\n\u00AD", "\u034F\uFE0F")) {
			HttpResponse<String> answer = this.rest.submits(door, "support", "en", response.getId(),
					Answers.with(Answers.answer(), "responseText", nothing));
			assertThat(answer.statusCode()).isEqualTo(400);
			assertThat(this.rest.message(answer)).contains("responseText");
		}
		assertThat(this.work.openTasks(number)).contains("firstResponse");
	}

	@Test
	void aKeyThatAProcessOwnerAddsToAFormIsKeptMasked() {
		String form = this.files.read("forms/triage.form")
			.replaceFirst("\"components\": \\[",
					"\"components\": [ { \"type\": \"textfield\", \"id\": \"added\", \"key\": \"shopName\", \"label\": \"门店 Shop\" },");
		String deployment = this.repository.createDeployment().addString("forms/triage.form", form).deploy().getId();
		try {
			String number = this.work.submit();
			Task triage = this.work.task(number, "triage");
			this.rest.completes("support", triage.getId(),
					Answers.with(Answers.mediumDefect(), "shopName", "人民路店，店长电话 13912345678"));
			assertThat(entry(triage).path("shopName").asText()).isEqualTo("人民路店，店长电话 139****5678");
			assertThat(this.work.fact(number, "shopName")).isNull();
		}
		finally {
			this.repository.deleteDeployment(deployment);
		}
		Task triage = this.work.task(this.work.submit(), "triage");
		this.rest.claims("support", triage.getId());
		assertThat(
				this.rest.submits("support", triage.getId(), Answers.with(Answers.mediumDefect(), "shopName", "人民路店"))
					.statusCode())
			.isEqualTo(400);
	}

	@Test
	void whatAnEarlierTriageLeftDoesNotCount() {
		String number = this.work.submit();
		this.rest.completes("support", this.work.task(number, "triage").getId(), Answers
			.with(Answers.valid("transaction", 1, 1, 1), "responseText", "请清除缓存后再试。", "resolvedAtFirstContact", true));
		this.work.disputes(number);
		this.rest.completes("lead", this.work.task(number, "dispute").getId(),
				Answers.of("disputeDecision", "retriage", "responseText", "我们重新看一遍。"));
		Task second = this.work.task(number, "triage");
		this.rest.claims("support", second.getId());

		HttpResponse<String> partly = this.rest.submits("support", second.getId(), Answers.of("verdict", "valid"));
		assertThat(partly.statusCode()).isEqualTo(400);
		assertThat(this.rest.message(partly)).contains("restatement", "feedbackType", "affected", "severity", "urgency",
				"majorLossRisk", "complianceRisk");

		HttpResponse<String> answer = this.rest.submits("support", second.getId(),
				Answers.valid("transaction", 1, 1, 1));
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
		assertThat(this.work.openTasks(number)).containsExactly("firstResponse");
		assertThat(this.work.fact(number, "resolvedAtFirstContact")).isNull();
	}

	@Test
	void theLongestTextsAreKept() {
		String number = this.work.submit();
		Task triage = this.work.task(number, "triage");
		this.rest.completes("support", triage.getId(),
				Answers.with(Answers.mediumDefect(), "restatement", "🙂".repeat(4000), "majorLossRisk", true,
						"riskReason", "险".repeat(4000), "module", "模".repeat(200), "region", "区".repeat(200),
						"userCategory", "类".repeat(200), "customerGroup", "群".repeat(200), "responseText",
						"复".repeat(20_000)));
		assertThat(entry(triage).path("restatement").asText()).isEqualTo("🙂".repeat(4000));
		assertThat(entry(triage).path("customerGroup").asText()).hasSize(200);
	}

	@Test
	void aTextThatItsMaskMakesTooLongIsRefused() {
		String number = this.work.submit();
		assertRefused("support", number, "triage",
				Answers.with(Answers.mediumDefect(), "restatement", "a@b.cn ".repeat(571)), "restatement is too long");
		assertRefused("support", number, "triage", Answers.with(Answers.mediumDefect(), "module", "模".repeat(201)),
				"module is too long: at most 200");
	}

	@Test
	void aReasonToStopIsNeededForFewerThanFiveWhys() {
		String number = atAnalysis("defect");
		Map<String, Object> four = Answers.with(Answers.analysis(), "whys", whys(4));
		assertRefused("product", number, "analysis", four, "stopReason");
		assertAccepted("product", number, "analysis", Answers.with(four, "stopReason", "rootReached"));
	}

	@ParameterizedTest
	@CsvSource({ "defect", "service" })
	void aCauseNeedsAtLeastOneWhy(String type) {
		String number = atAnalysis(type);
		String lead = type.equals("service") ? "quality" : "product";
		Map<String, Object> none = Answers.with(Answers.analysis(), "stopReason", "notApplicable");
		none.remove("whys");
		assertRefused(lead, number, "analysis", none, "whys");
		assertRefused(lead, number, "analysis", Answers.with(none, "whys", "[]"), "whys");
		assertAccepted(lead, number, "analysis", Answers.with(none, "whys", whys(1)));
	}

	@Test
	void aSuggestionNeedsNoWhys() {
		String number = atAnalysis("suggestion");
		Map<String, Object> values = Answers.analysis();
		values.remove("whys");
		assertAccepted("product", number, "analysis", values);
	}

	@Test
	void sevenWhysAreKeptAndEightAreTooMany() {
		String number = atAnalysis("defect");
		Task analysis = this.work.task(number, "analysis");
		assertRefused("product", number, "analysis", Answers.with(Answers.analysis(), "whys", whys(8)), "at most 7");
		assertAccepted("product", number, "analysis", Answers.with(Answers.analysis(), "whys", whys(7)));
		assertThat(entry(analysis).path("whys")).hasSize(7);
		assertThat(this.database.sql("select jsonb_array_length(whys) from improvement where number = ?")
			.param(this.work.improvementOf(number))
			.query(Integer.class)
			.single()).isEqualTo(7);
	}

	@Test
	void eachWhyNeedsItsEvidence() {
		String number = atAnalysis("defect");
		List<Map<String, Object>> whys = whys(5);
		whys.get(2).remove("evidence");
		assertRefused("product", number, "analysis", Answers.with(Answers.analysis(), "whys", whys),
				"whys[3].evidence");
	}

	@Test
	void aPlanCoversBothKindsOrSaysWhyNot() {
		String number = this.work.atPlan();
		for (String kind : new String[] { "product", "process", "communication", "education" }) {
			assertRefused("product", number, "plan", Answers.plan(Answers.measure(kind, "engineering")),
					"oneKindReason");
		}
		assertAccepted("product", number, "plan",
				Answers.with(Answers.plan(Answers.measure("process", "engineering")), "oneKindReason", "客户没有受影响"));
	}

	@Test
	void measuresThatTheAnalysisBringsCoverBothKindsToo() {
		String number = atAnalysis("defect");
		assertRefused("product", number, "analysis",
				Answers.with(Answers.analysis(), "measures", List.of(Answers.measure("product", "engineering"))),
				"oneKindReason");
	}

	@Test
	void aProductMeasureWithoutAPilotSaysWhy() {
		String number = this.work.atPlan();
		Map<String, Object> product = Answers.with(Answers.measure("product", "engineering"), "pilot", false);
		Map<String, Object> education = Answers.with(Answers.measure("education", "support"), "pilot", false);
		assertRefused("product", number, "plan", Answers.plan(product, education), "measures[1].noPilotReason");
		assertAccepted("product", number, "plan",
				Answers.plan(Answers.with(product, "noPilotReason", "只改一处文字"), education));
	}

	@Test
	void aMeasureIsNotDueInThePast() {
		String number = this.work.atPlan();
		assertRefused("product", number, "plan",
				Answers.plan(Answers.measure("product", "engineering"),
						Answers.with(Answers.measure("education", "support"), "due", Answers.inDays(-2))),
				"measures[2].due");
		assertAccepted("product", number, "plan", Answers.planOfBothKinds());
	}

	@Test
	void aPlanWithoutMeasuresSaysWhy() {
		String number = this.work.atPlan();
		assertRefused("product", number, "plan", Answers.of(), "measures");
		assertRefused("product", number, "plan", Answers.of("measures", List.of()), "measures");
		assertAccepted("product", number, "plan", Answers.of("noMeasureReason", "成本远高于收益"));
	}

	@Test
	void aMeasureHasTheFieldsOfAMeasureAndNoOthers() {
		String number = this.work.atPlan();
		assertRefused("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "engineering"), "state", "landed"),
						Answers.measure("education", "support")),
				"measures[1].state");
		assertRefused("product", number, "plan",
				Answers.plan(Answers.with(Answers.measure("product", "nowhere"), "owner", "nobody", "effortDays", -1,
						"due", "soon", "kind", "magic"), Answers.measure("education", "support")),
				"measures[1].department", "measures[1].owner", "measures[1].effortDays", "measures[1].due",
				"measures[1].kind");
	}

	private String atAnalysis(String type) {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.valid(type, 3, 3, 3));
		this.work.contributes(number);
		return number;
	}

	private static List<Map<String, Object>> whys(int count) {
		List<Map<String, Object>> whys = new ArrayList<>();
		for (int i = 1; i <= count; i++) {
			whys.add(Answers.of("why", "第" + i + "层原因", "evidence", "日志第" + i + "段"));
		}
		return whys;
	}

	private void assertAccepted(String userId, String number, String taskKey, Map<String, Object> values) {
		this.rest.completes(userId, this.work.task(number, taskKey).getId(), values);
	}

	private void assertRefused(String userId, String number, String taskKey, Map<String, Object> values,
			String... named) {
		Task task = this.work.task(number, taskKey);
		if (task.getAssignee() == null) {
			this.rest.claims(userId, task.getId());
		}
		HttpResponse<String> answer = this.rest.submits(userId, task.getId(), values);
		assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
		assertThat(this.rest.message(answer)).contains(named);
		assertThat(this.work.task(number, taskKey).getId()).isEqualTo(task.getId());
		assertThat(entries(task)).isEmpty();
	}

	private JsonNode entry(Task task) {
		try {
			return this.json.readTree(entries(task).get(0));
		}
		catch (Exception ex) {
			throw new AssertionError(ex);
		}
	}

	private List<String> entries(Task task) {
		return this.database.sql("select entries::text from form_entry where task_id = ?")
			.param(task.getId())
			.query(String.class)
			.list();
	}

}
