package feedbackloop.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.MockMvc;

import static feedbackloop.testing.Member.member;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

/**
 * What a process owner adds to the models is called on every page as the models call it:
 * a type of feedback, a task, a field and its choices.
 */
@CaseTest
@ExtendWith(FilesAsBefore.class)
class AddedWordsTest {

	private static final String TYPES = "processes/feedbackTypes.dmn";

	private static final String PROCESS = "processes/feedback.bpmn";

	private static final Change OWNER = new Change("owner", Source.PAGE, "新类型", null);

	private static final String STEP = """
			sourceRef="firstResponse" targetRef="secondLook" />
			<bpmn:userTask id="secondLook" name="复核 Second look" camunda:formRef="secondLook" camunda:formRefBinding="latest" camunda:candidateGroups="manager" camunda:dueDate="${deadlines.due(execution, 'secondLook')}" camunda:priority="${taskPriority.of(execution)}">
			  <bpmn:documentation>经理复核。 A manager looks at it again.</bpmn:documentation>
			</bpmn:userTask>
			<bpmn:sequenceFlow id="flow_secondLook_answer" sourceRef="secondLook" targetRef="service_answer" />
			<bpmn:boundaryEvent id="event_secondLookOverdue" name="复核超期 Second look overdue" cancelActivity="false" attachedToRef="secondLook">
			  <bpmn:extensionElements>
			    <camunda:executionListener expression="${execution.setVariableLocal('overdueTask', 'secondLook')}" event="start" />
			  </bpmn:extensionElements>
			  <bpmn:outgoing>flow_secondLookOverdue_escalate</bpmn:outgoing>
			  <bpmn:timerEventDefinition id="definition_secondLookOverdue">
			    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.due(execution, 'secondLook')}</bpmn:timeDate>
			  </bpmn:timerEventDefinition>
			</bpmn:boundaryEvent>
			<bpmn:sequenceFlow id="flow_secondLookOverdue_escalate" sourceRef="event_secondLookOverdue" targetRef="end_firstResponseEscalated" />""";

	private static final String SHAPES = """
			<bpmndi:BPMNShape id="shape_secondLook" bpmnElement="secondLook"><dc:Bounds x="1500" y="330" width="100" height="80"/></bpmndi:BPMNShape>
			<bpmndi:BPMNShape id="shape_event_secondLookOverdue" bpmnElement="event_secondLookOverdue"><dc:Bounds x="1502" y="392" width="36" height="36"/></bpmndi:BPMNShape>
			<bpmndi:BPMNEdge id="edge_secondLook_answer" bpmnElement="flow_secondLook_answer"><di:waypoint x="1550" y="330"/><di:waypoint x="1550" y="300"/></bpmndi:BPMNEdge>
			<bpmndi:BPMNEdge id="edge_secondLookOverdue_escalate" bpmnElement="flow_secondLookOverdue_escalate"><di:waypoint x="1520" y="428"/><di:waypoint x="1330" y="570"/></bpmndi:BPMNEdge>
			</bpmndi:BPMNPlane>""";

	private static final String FORM = """
			{"executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "schemaVersion": 16, "type": "default", "id": "secondLook",
			 "components": [
			   {"type": "text", "id": "secondLook_header", "text": "**请复核 Please look again** [案件 Case {{feedbackNumber}}](/cases/{{feedbackNumber}})"},
			   {"type": "textarea", "id": "secondLook_remark", "key": "secondLookRemark", "label": "意见 Remark", "validate": {"required": true, "maxLength": 4000}}
			 ]}
			""";

	private static final String LIMIT = """
			<rule id="rule_secondLook">
			  <description>复核，所有等级：一个工作日 / Second look, every grade: one working day</description>
			  <inputEntry id="secondLook_stage"><text>"secondLook"</text></inputEntry>
			  <inputEntry id="secondLook_level"><text>"urgent","high","medium","low"</text></inputEntry>
			  <outputEntry id="secondLook_out_amount"><text>1</text></outputEntry>
			  <outputEntry id="secondLook_out_unit"><text>"days"</text></outputEntry>
			  <outputEntry id="secondLook_out_calendar"><text>"work"</text></outputEntry>
			  <outputEntry id="secondLook_out_clock"><text>"stage"</text></outputEntry>
			  <outputEntry id="secondLook_out_cap"><text>"none"</text></outputEntry>
			  <outputEntry id="secondLook_out_goesBy"><text>"grade"</text></outputEntry>
			  <outputEntry id="secondLook_out_partOf"><text>"none"</text></outputEntry>
			  <outputEntry id="secondLook_out_leadsTo"><text>"none"</text></outputEntry>
			  <outputEntry id="secondLook_out_turn"><text>"staff"</text></outputEntry>
			</rule>
			<rule id="rule_noLimit_gradeStages">""";

	@Autowired
	private MockMvc http;

	@Autowired
	private CaseWork work;

	@Autowired
	private Deployments deployments;

	@Autowired
	private Versions versions;

	@Autowired
	private LiveFiles live;

	@Test
	void whatIsAddedIsCalledAsTheModelsCallIt() throws Exception {
		this.deployments.deploy(added(), OWNER);

		String number = this.work.submit(Answers.of("summary", "退货被拒"));
		this.work.completes("support", number, "triage",
				Answers.with(Answers.valid("returns", 3, 2, 3), "boughtAt", "shop", "receiptNote", "小票在"));
		this.work.completes("support", number, "firstResponse", Answers.answer());
		this.work.completes("manager", number, "secondLook", Map.of("secondLookRemark", "同意这样答复"));

		for (String page : List.of("/cases/" + number, "/cases/" + number + "/trail")) {
			assertThat(page(page, "zh-CN")).contains("退货问题", "复核", "完成：复核", "意见", "同意这样答复", "购买地点", "门店", "小票说明")
				.doesNotContain("secondLookRemark", "boughtAt", "receiptNote", ">completed.", "Second look");
			assertThat(page(page, "en"))
				.contains("Returns", "Done: Second look", "Remark", "Bought at", "A shop", "On the receipt")
				.doesNotContain("secondLookRemark", "boughtAt", "receiptNote", ">completed.");
		}
		assertThat(page("/cases?number=" + number, "zh-CN")).contains("退货问题</option>", "· 退货问题</small>");
		assertThat(page("/cases?number=" + number, "en")).contains("Returns</option>", "· Returns</small>");
		assertThat(page("/cases/" + number + "/clocks", "zh-CN")).contains("复核");
		assertThat(page("/cases/" + number + "/clocks", "en")).contains("Second look");
	}

	private List<ModelFile> added() {
		List<ModelFile> files = new ArrayList<>();
		for (String table : List.of("contributions", "grade", "priorityWeights", "routing")) {
			files.add(this.live.with("processes/" + table + ".dmn", "\"praise\"</text>",
					"\"praise\",\"returns\"</text>"));
		}
		files.add(changed(TYPES, "\"praise\"</text>", "\"praise\",\"returns\"</text>", "<rule id=\"rule_praise\">", """
				<rule id="rule_returns">
				  <description>退货或退款不顺 / Trouble with a return</description>
				  <inputEntry id="returns_feedbackType"><text>"returns"</text></inputEntry>
				  <outputEntry id="returns_out_label"><text>"退货问题 / Returns"</text></outputEntry>
				  <outputEntry id="returns_out_complaint"><text>true</text></outputEntry>
				  <outputEntry id="returns_out_whysRequired"><text>false</text></outputEntry>
				  <outputEntry id="returns_out_verifyQuestion"><text>"退货顺利了吗？ / Do returns work?"</text></outputEntry>
				  <outputEntry id="returns_out_defaultMeasure"><text>"修复 / Fix"</text></outputEntry>
				</rule>
				<rule id="rule_praise">"""));
		files.add(changed("forms/triage.form", "\"value\": \"praise\"\n", """
				"value": "praise"
				},
				{
				"label": "退货问题 Returns",
				"value": "returns"
				""", "\"components\": [",
				"""
						"components": [
						{"type": "select", "id": "triage_boughtAt", "key": "boughtAt", "label": "购买地点 Bought at",
						 "values": [{"label": "门店 A shop", "value": "shop"}, {"label": "网上 Online", "value": "online"}]},
						{"type": "textfield", "id": "triage_receiptNote", "key": "receiptNote", "label": "小票说明（选填） On the receipt",
						 "validate": {"maxLength": 4000}},"""));
		files.add(changed(PROCESS, "sourceRef=\"firstResponse\" targetRef=\"service_answer\" />", STEP,
				"</bpmndi:BPMNPlane>", SHAPES));
		files.add(new ModelFile("forms/secondLook.form", FORM));
		files.add(changed("processes/timeLimits.dmn", "\"triage\",\"privacyCheck\"</text>",
				"\"triage\",\"privacyCheck\",\"secondLook\"</text>", "<rule id=\"rule_noLimit_gradeStages\">", LIMIT));
		return files;
	}

	private ModelFile changed(String name, String... partsAndReplacements) {
		String text = this.versions.live(name).orElseThrow().text();
		for (int index = 0; index < partsAndReplacements.length; index += 2) {
			assertThat(text).contains(partsAndReplacements[index]);
			int at = text.indexOf(partsAndReplacements[index]);
			text = text.substring(0, at) + partsAndReplacements[index + 1]
					+ text.substring(at + partsAndReplacements[index].length());
		}
		return new ModelFile(name, text);
	}

	private String page(String address, String language) throws Exception {
		String page = this.http
			.perform(get(address).with(member("auditor")).header(HttpHeaders.ACCEPT_LANGUAGE, language))
			.andReturn()
			.getResponse()
			.getContentAsString(UTF_8);
		assertThat(page).doesNotContain("??");
		return page;
	}

}
