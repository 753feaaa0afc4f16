package feedbackloop.process;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import feedbackloop.models.deploy.Change;
import feedbackloop.models.deploy.Deployments;
import feedbackloop.models.deploy.Source;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.Versions;
import feedbackloop.testing.Answers;
import feedbackloop.testing.CaseTest;
import feedbackloop.testing.CaseWork;
import feedbackloop.testing.FilesAsBefore;
import feedbackloop.testing.LiveFiles;
import feedbackloop.testing.TaskRest;
import feedbackloop.testing.TaskRest.Door;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a process owner adds to a form is a fact of its process: held against what the
 * form promises, typed, masked, and asked for by a table and a gateway.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class OwnFactTest {

	private static final Change OWNER = new Change("owner", Source.PAGE, "上门", null);

	private static final String STEPS = """
			sourceRef="firstResponse" targetRef="rule_visit" />
			<bpmn:businessRuleTask id="rule_visit" name="再来一次？ Once more?" camunda:decisionRef="visit" camunda:decisionRefBinding="latest" camunda:resultVariable="visitPlan" camunda:mapDecisionResult="singleEntry" />
			<bpmn:sequenceFlow id="flow_visit_again" sourceRef="rule_visit" targetRef="gateway_again" />
			<bpmn:exclusiveGateway id="gateway_again" name="再来一次？ Once more?" default="flow_again_no" />
			<bpmn:sequenceFlow id="flow_again_yes" name="是 Yes" sourceRef="gateway_again" targetRef="firstResponse">
			  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${visitPlan == 'again' &amp;&amp; known &amp;&amp; remark != 'skip' &amp;&amp; (visitOn == null || visitOn &gt; '2026-01-01')}</bpmn:conditionExpression>
			</bpmn:sequenceFlow>
			<bpmn:sequenceFlow id="flow_again_no" name="否 No" sourceRef="gateway_again" targetRef="service_answer" />""";

	private static final String SHAPES = """
			<bpmndi:BPMNShape id="shape_rule_visit" bpmnElement="rule_visit"><dc:Bounds x="1500" y="330" width="100" height="80"/></bpmndi:BPMNShape>
			<bpmndi:BPMNShape id="shape_gateway_again" bpmnElement="gateway_again"><dc:Bounds x="1650" y="330" width="50" height="50"/></bpmndi:BPMNShape>
			<bpmndi:BPMNEdge id="edge_visit_again" bpmnElement="flow_visit_again"><di:waypoint x="1600" y="355"/><di:waypoint x="1650" y="355"/></bpmndi:BPMNEdge>
			<bpmndi:BPMNEdge id="edge_again_yes" bpmnElement="flow_again_yes"><di:waypoint x="1650" y="355"/><di:waypoint x="1500" y="300"/></bpmndi:BPMNEdge>
			<bpmndi:BPMNEdge id="edge_again_no" bpmnElement="flow_again_no"><di:waypoint x="1700" y="355"/><di:waypoint x="1800" y="355"/></bpmndi:BPMNEdge>
			</bpmndi:BPMNPlane>""";

	private static final String FIELDS = """
			"components": [
			{"type": "radio", "id": "own_visit", "key": "visit", "label": "要上门吗？ A visit?", "validate": {"required": true},
			 "values": [{"label": "要 Yes", "value": "yes"}, {"label": "不要 No", "value": "no"}]},
			{"type": "number", "id": "own_amount", "key": "amount", "label": "金额 Amount", "decimalDigits": 2, "increment": "0.05",
			 "validate": {"required": true, "min": 0, "max": 1000}},
			{"type": "number", "id": "own_visitors", "key": "visitors", "label": "人数 Visitors", "decimalDigits": 0},
			{"type": "checkbox", "id": "own_known", "key": "known", "label": "去过 Been there"},
			{"type": "datetime", "subtype": "date", "id": "own_visitOn", "key": "visitOn", "dateLabel": "日期 Day", "disallowPassedDates": true},
			{"type": "textfield", "id": "own_remark", "key": "remark", "label": "备注 Remark", "validate": {"maxLength": 100}},
			{"type": "textfield", "id": "own_code", "key": "code", "label": "编号 Code",
			 "validate": {"minLength": 4, "maxLength": 8, "pattern": "^[A-Z]-\\\\d+$"}},""";

	private static final String TABLE = """
			<?xml version="1.0" encoding="UTF-8"?>
			<definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" xmlns:camunda="http://camunda.org/schema/1.0/dmn" id="definitions_visit" name="上门 Visit" namespace="http://camunda.org/schema/1.0/dmn">
			  <decision id="visit" name="上门 Visit" camunda:historyTimeToLive="P3650D">
			    <decisionTable id="table_visit" hitPolicy="FIRST">
			      <input id="input_visit" label="上门 Visit"><inputExpression id="expression_visit" typeRef="string"><text>visit</text></inputExpression><inputValues id="values_visit"><text>"yes","no"</text></inputValues></input>
			      <input id="input_amount" label="金额 Amount"><inputExpression id="expression_amount" typeRef="double"><text>amount</text></inputExpression></input>
			      <input id="input_known" label="去过 Known"><inputExpression id="expression_known" typeRef="boolean"><text>known</text></inputExpression></input>
			      <output id="output_plan" label="安排 Plan" name="plan" typeRef="string" />
			      <rule id="rule_again"><description>贵的再去一次 / Dear ones once more</description><inputEntry id="a1"><text>"yes"</text></inputEntry><inputEntry id="a2"><text>&gt; 99.95</text></inputEntry><inputEntry id="a3"><text></text></inputEntry><outputEntry id="a4"><text>"again"</text></outputEntry></rule>
			      <rule id="rule_once"><description>其余一次 / Others once</description><inputEntry id="b1"><text></text></inputEntry><inputEntry id="b2"><text></text></inputEntry><inputEntry id="b3"><text></text></inputEntry><outputEntry id="b4"><text>"once"</text></outputEntry></rule>
			    </decisionTable>
			  </decision>
			</definitions>
			""";

	@Autowired
	private CaseWork work;

	@Autowired
	private TaskRest rest;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Autowired
	private JdbcClient database;

	@Autowired
	private ObjectMapper json;

	@BeforeEach
	void putLive() {
		String process = changed(this.versions.live("processes/feedback.bpmn").orElseThrow().text(),
				"sourceRef=\"firstResponse\" targetRef=\"service_answer\" />", STEPS);
		this.deployments
			.deploy(List.of(new ModelFile("processes/feedback.bpmn", changed(process, "</bpmndi:BPMNPlane>", SHAPES)),
					this.live.with("forms/firstResponse.form", "\"components\": [", FIELDS),
					new ModelFile("processes/visit.dmn", TABLE)), OWNER);
	}

	@ParameterizedTest
	@EnumSource(Door.class)
	void aTableAndAGatewayAskForIt(Door door) throws JsonProcessingException {
		String number = answering();
		Task first = this.work.task(number, "firstResponse");
		submitted(door, first, "visit", "yes", "amount", "100.00", "visitors", 3, "known", true, "visitOn",
				"2099-12-01", "remark", "王小明 13912345678", "code", "A-12");
		assertThat(this.work.openTasks(number)).contains("firstResponse");
		assertThat(this.work.fact(number, "visit")).isEqualTo("yes");
		assertThat(this.work.fact(number, "amount")).isEqualTo(100.0);
		assertThat(this.work.fact(number, "visitors")).isEqualTo(3);
		assertThat(this.work.fact(number, "known")).isEqualTo(true);
		assertThat(this.work.fact(number, "visitOn")).isEqualTo("2099-12-01");
		assertThat((String) this.work.fact(number, "remark")).doesNotContain("小明", "13912345678");
		assertThat(this.work.fact(number, "code")).as("nobody asks for it").isNull();
		JsonNode kept = kept(first);
		assertThat(kept.path("amount").asText()).isEqualTo("100.00");
		assertThat(kept.path("code").asText()).isEqualTo("A-12");

		submitted(door, this.work.task(number, "firstResponse"), "visit", "yes", "amount", 100.05, "known", "false");
		assertThat(this.work.openTasks(number)).doesNotContain("firstResponse");
		assertThat(this.work.fact(number, "known")).isEqualTo(false);
		for (String name : List.of("visitors", "visitOn", "remark")) {
			assertThat(this.work.fact(number, name)).as(name + " of the round before").isNull();
		}
	}

	@Test
	void aBoxWithoutATickIsAnAnswer() {
		String number = answering();
		submitted(Door.values()[0], this.work.task(number, "firstResponse"), "visit", "no", "amount", 0);
		assertThat(this.work.fact(number, "known")).isEqualTo(false);
		assertThat(this.work.openTasks(number)).doesNotContain("firstResponse");
	}

	@Test
	void whatTheFormPromisesIsHeld() {
		String number = answering();
		Task task = this.work.task(number, "firstResponse");
		this.rest.claims("support", task.getId());
		for (Refused refused : List.of(new Refused("visit", "", "A visit"), new Refused("visit", "maybe", "yes"),
				new Refused("amount", "", "Amount"), new Refused("amount", "-1", "Amount"),
				new Refused("amount", "1000.05", "1000"), new Refused("amount", "1.001", "2"),
				new Refused("amount", "1.02", "0.05"), new Refused("amount", "many", "number"),
				new Refused("visitors", "1.5", "whole"), new Refused("visitors", "1e10", "Visitors"),
				new Refused("known", "perhaps", "true"), new Refused("visitOn", "tomorrow", "ISO"),
				new Refused("visitOn", "2001-01-01", "past"), new Refused("code", "A-1", "4"),
				new Refused("code", "A-1234567", "8"), new Refused("code", "a-1234", "[A-Z]"))) {
			for (Door door : Door.values()) {
				HttpResponse<String> answer = this.rest.submits(door, "support", "en", task.getId(),
						Answers.with(answers("visit", "yes", "amount", 5), refused.name(), refused.value()));
				assertThat(answer.statusCode()).as(answer.body()).isEqualTo(400);
				assertThat(this.rest.message(answer)).contains(refused.name(), refused.word());
			}
		}
		assertThat(this.work.openTasks(number)).contains("firstResponse");
	}

	/** A case that waits for its first response. */
	private String answering() {
		String number = this.work.submit();
		this.work.completes("support", number, "triage", Answers.mediumDefect());
		return number;
	}

	private void submitted(Door door, Task task, Object... own) {
		this.rest.claims("support", task.getId());
		HttpResponse<String> answer = this.rest.submits(door, "support", "en", task.getId(), answers(own));
		assertThat(answer.statusCode()).as(answer.body()).isIn(200, 204);
	}

	private static Map<String, Object> answers(Object... own) {
		return Answers.with(Answers.answer(), own);
	}

	private JsonNode kept(Task task) throws JsonProcessingException {
		return this.json.readTree(this.database.sql("select entries::text from form_entry where task_id = ?")
			.param(task.getId())
			.query(String.class)
			.single());
	}

	private static String changed(String text, String part, String replacement) {
		assertThat(text).contains(part);
		int at = text.indexOf(part);
		return text.substring(0, at) + replacement + text.substring(at + part.length());
	}

	/**
	 * An answer that is refused.
	 *
	 * @param word that the refusal says
	 */
	private record Refused(String name, String value, String word) {

	}

}
