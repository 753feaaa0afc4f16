package feedbackloop.browser;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a process owner changes in Camunda Modeler, done to the files as they were
 * downloaded.
 */
final class EditsInModeler {

	private static final String TYPES = "\"documentation\",\"praise\"</text>";

	private static final Pattern APPROVAL_LIMITS = Pattern
		.compile("(?s)      <rule id=\"rule_approval_urgent\">.*?(?=      <rule id=\"rule_fix_urgent\">)");

	private EditsInModeler() {
	}

	/** A table that knows the type {@code accessibility} too. */
	static String withTypeDeclared(String table) {
		return replaced(table, TYPES, "\"documentation\",\"praise\",\"accessibility\"</text>");
	}

	/** The list of types with {@code accessibility} as its last row. */
	static String withTypeListed(String table) {
		return replaced(withTypeDeclared(table), "    </decisionTable>",
				"""
						  <rule id="rule_accessibility">
						    <description>残障人士用不了或难用 / Disabled people cannot use it, or hardly</description>
						    <inputEntry id="accessibility_feedbackType"><text>"accessibility"</text></inputEntry>
						    <outputEntry id="accessibility_out_label"><text>"无障碍 / Accessibility"</text></outputEntry>
						    <outputEntry id="accessibility_out_complaint"><text>true</text></outputEntry>
						    <outputEntry id="accessibility_out_whysRequired"><text>true</text></outputEntry>
						    <outputEntry id="accessibility_out_verifyQuestion"><text>"现在能用了吗？ / Can it be used now?"</text></outputEntry>
						    <outputEntry id="accessibility_out_defaultMeasure"><text>"修复 / Fix"</text></outputEntry>
						  </rule>
						</decisionTable>""");
	}

	/** The form of triage, which offers that type. */
	static String withTypeOffered(String form) {
		Matcher praise = Pattern.compile("\\{\\s*\"label\": \"表扬 Praise\",\\s*\"value\": \"praise\"\\s*}")
			.matcher(form);
		return praise.replaceFirst("$0, {\"label\": \"无障碍 Accessibility\", \"value\": \"accessibility\"}");
	}

	/** The table of reminders, with one more at 30 % of the time of what presses. */
	static String withReminder(String table) {
		String first = "      <rule id=\"rule_half_pressing\">";
		String row = table.substring(table.indexOf(first), table.indexOf("      <rule id=\"rule_half_other\">"));
		return replaced(table, first,
				row.replace("half_pressing", "third_pressing")
					.replace("用时一半", "用时三成")
					.replace("Half the time is used", "Three tenths are used")
					.replace(">50<", ">30<") + first);
	}

	/** The table of limits with those of the approval once more, for a second one. */
	static String withLimitsOfSecondApproval(String table) {
		Matcher limits = APPROVAL_LIMITS.matcher(table);
		if (!limits.find()) {
			throw new AssertionError("no limits of the approval");
		}
		String more = limits.group()
			.replace("approval_", "secondApproval_")
			.replace("\"approval\"", "\"secondApproval\"")
			.replace("审批，", "复核审批，")
			.replace("Approval, ", "Second approval, ");
		String both = table.substring(0, limits.end()) + more + table.substring(limits.end());
		return replaced(both, "\"approval\",\"fix\"", "\"approval\",\"secondApproval\",\"fix\"");
	}

	/**
	 * The process of an improvement, in which legal approves after whoever approved
	 * first, or sends the plan back.
	 */
	static String withSecondApproval(String process) {
		String edited = replaced(process, "sourceRef=\"gateway_approved\" targetRef=\"gateway_noMeasure\"",
				"sourceRef=\"gateway_approved\" targetRef=\"secondApproval\"");
		edited = replaced(edited, "<bpmn:incoming>flow_approved_yes</bpmn:incoming>",
				"<bpmn:incoming>flow_secondApproved_yes</bpmn:incoming>");
		edited = replaced(edited, "      <bpmn:incoming>flow_approved_no</bpmn:incoming>\n", """
				      <bpmn:incoming>flow_approved_no</bpmn:incoming>
				      <bpmn:incoming>flow_secondApproved_no</bpmn:incoming>
				""");
		edited = replaced(edited, "    <bpmn:exclusiveGateway id=\"gateway_noMeasure\"",
				"""
						<bpmn:userTask id="secondApproval" name="复核审批 Second approval" camunda:formRef="secondApproval" camunda:formRefBinding="latest" camunda:candidateGroups="legal" camunda:dueDate="${deadlines.due(execution, 'secondApproval')}" camunda:priority="${taskPriority.of(execution)}">
						  <bpmn:documentation>法务再看一遍已批准的计划。 Legal looks at the approved plan once more.</bpmn:documentation>
						  <bpmn:incoming>flow_approved_yes</bpmn:incoming>
						  <bpmn:outgoing>flow_secondApproval_secondApproved</bpmn:outgoing>
						</bpmn:userTask>
						<bpmn:sequenceFlow id="flow_secondApproval_secondApproved" sourceRef="secondApproval" targetRef="gateway_secondApproved" />
						<bpmn:exclusiveGateway id="gateway_secondApproved" name="复核同意？ Agreed?" default="flow_secondApproved_no">
						  <bpmn:documentation>法务的结论。 What legal says.</bpmn:documentation>
						  <bpmn:incoming>flow_secondApproval_secondApproved</bpmn:incoming>
						  <bpmn:outgoing>flow_secondApproved_yes</bpmn:outgoing>
						  <bpmn:outgoing>flow_secondApproved_no</bpmn:outgoing>
						</bpmn:exclusiveGateway>
						<bpmn:sequenceFlow id="flow_secondApproved_yes" name="同意 Yes" sourceRef="gateway_secondApproved" targetRef="gateway_noMeasure">
						  <bpmn:conditionExpression xsi:type="bpmn:tFormalExpression">${secondApproved == 'yes'}</bpmn:conditionExpression>
						</bpmn:sequenceFlow>
						<bpmn:sequenceFlow id="flow_secondApproved_no" name="退回 No" sourceRef="gateway_secondApproved" targetRef="plan" />
						<bpmn:boundaryEvent id="event_secondApprovalOverdue" name="复核超期 Overdue" cancelActivity="false" attachedToRef="secondApproval">
						  <bpmn:documentation>复核到期仍未完成。 The second approval is late.</bpmn:documentation>
						  <bpmn:extensionElements>
						    <camunda:executionListener expression="${execution.setVariableLocal('overdueTask', 'secondApproval')}" event="start" />
						  </bpmn:extensionElements>
						  <bpmn:outgoing>flow_secondApprovalOverdue_escalated</bpmn:outgoing>
						  <bpmn:timerEventDefinition id="definition_secondApprovalOverdue">
						    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.due(execution, 'secondApproval')}</bpmn:timeDate>
						  </bpmn:timerEventDefinition>
						</bpmn:boundaryEvent>
						<bpmn:sequenceFlow id="flow_secondApprovalOverdue_escalated" sourceRef="event_secondApprovalOverdue" targetRef="end_secondApprovalEscalated" />
						<bpmn:endEvent id="end_secondApprovalEscalated" name="已升级 Escalated">
						  <bpmn:extensionElements>
						    <camunda:executionListener delegateExpression="${escalate}" event="start" />
						  </bpmn:extensionElements>
						  <bpmn:incoming>flow_secondApprovalOverdue_escalated</bpmn:incoming>
						</bpmn:endEvent>
						<bpmn:exclusiveGateway id="gateway_noMeasure\"""");
		return drawn(edited);
	}

	/** Fields that nobody programmed: whether legal agrees, and why. */
	static String formOfSecondApproval() {
		return """
				{
				  "executionPlatform": "Camunda Platform",
				  "executionPlatformVersion": "7.24.0",
				  "schemaVersion": 16,
				  "type": "default",
				  "id": "secondApproval",
				  "components": [
				    {
				      "type": "text",
				      "id": "secondApproval_header",
				      "text": "**请法务复核已批准的计划。**\\nLegal looks at the approved plan once more.\\n\\n[案件 Case {{feedbackNumber}}](/cases/{{feedbackNumber}})"
				    },
				    {
				      "label": "同意？ Agreed?",
				      "type": "radio",
				      "key": "secondApproved",
				      "id": "secondApproval_secondApproved",
				      "validate": { "required": true },
				      "values": [
				        { "label": "同意 Agree", "value": "yes" },
				        { "label": "退回修改 Send back", "value": "no" }
				      ]
				    },
				    {
				      "label": "复核意见 Second opinion",
				      "type": "textarea",
				      "key": "secondOpinion",
				      "id": "secondApproval_secondOpinion",
				      "validate": { "required": true, "maxLength": 4000 }
				    }
				  ]
				}
				""";
	}

	private static String drawn(String process) {
		String edited = replaced(process, """
				        <di:waypoint x="1775" y="300" />
				        <di:waypoint x="1855" y="300" />
				        <bpmndi:BPMNLabel>
				          <dc:Bounds x="1781" y="283" width="35" height="14" />
				""", """
				        <di:waypoint x="1750" y="275" />
				        <di:waypoint x="1750" y="100" />
				        <di:waypoint x="1830" y="100" />
				        <bpmndi:BPMNLabel>
				          <dc:Bounds x="1758" y="83" width="35" height="14" />
				""");
		edited = replaced(edited, "<dc:Bounds x=\"1704\" y=\"256\" width=\"91\" height=\"14\" />",
				"<dc:Bounds x=\"1656\" y=\"228\" width=\"91\" height=\"14\" />");
		return replaced(edited, "      <bpmndi:BPMNShape id=\"shape_gateway_noMeasure\"",
				"""
						<bpmndi:BPMNShape id="shape_secondApproval" bpmnElement="secondApproval" bioc:stroke="#0D4372" bioc:fill="#BBDEFB" color:background-color="#BBDEFB" color:border-color="#0D4372">
						  <dc:Bounds x="1830" y="60" width="100" height="80" />
						</bpmndi:BPMNShape>
						<bpmndi:BPMNShape id="shape_event_secondApprovalOverdue" bpmnElement="event_secondApprovalOverdue" bioc:stroke="#831311" bioc:fill="#FFCDD2" color:background-color="#FFCDD2" color:border-color="#831311">
						  <dc:Bounds x="1912" y="82" width="36" height="36" />
						  <bpmndi:BPMNLabel>
						    <dc:Bounds x="1890" y="44" width="80" height="14" />
						  </bpmndi:BPMNLabel>
						</bpmndi:BPMNShape>
						<bpmndi:BPMNShape id="shape_gateway_secondApproved" bpmnElement="gateway_secondApproved" isMarkerVisible="true">
						  <dc:Bounds x="1855" y="165" width="50" height="50" />
						  <bpmndi:BPMNLabel>
						    <dc:Bounds x="1912" y="183" width="90" height="14" />
						  </bpmndi:BPMNLabel>
						</bpmndi:BPMNShape>
						<bpmndi:BPMNEdge id="edge_secondApproval_secondApproved" bpmnElement="flow_secondApproval_secondApproved">
						  <di:waypoint x="1880" y="140" />
						  <di:waypoint x="1880" y="165" />
						</bpmndi:BPMNEdge>
						<bpmndi:BPMNEdge id="edge_secondApproved_yes" bpmnElement="flow_secondApproved_yes">
						  <di:waypoint x="1880" y="215" />
						  <di:waypoint x="1880" y="275" />
						  <bpmndi:BPMNLabel>
						    <dc:Bounds x="1888" y="228" width="42" height="14" />
						  </bpmndi:BPMNLabel>
						</bpmndi:BPMNEdge>
						<bpmndi:BPMNEdge id="edge_secondApproved_no" bpmnElement="flow_secondApproved_no">
						  <di:waypoint x="1855" y="190" />
						  <di:waypoint x="1210" y="190" />
						  <di:waypoint x="1210" y="260" />
						  <bpmndi:BPMNLabel>
						    <dc:Bounds x="1805" y="172" width="42" height="14" />
						  </bpmndi:BPMNLabel>
						</bpmndi:BPMNEdge>
						<bpmndi:BPMNShape id="shape_end_secondApprovalEscalated" bpmnElement="end_secondApprovalEscalated" bioc:stroke="#831311" bioc:fill="#FFCDD2" color:background-color="#FFCDD2" color:border-color="#831311">
						  <dc:Bounds x="2002" y="82" width="36" height="36" />
						  <bpmndi:BPMNLabel>
						    <dc:Bounds x="2044" y="93" width="87" height="14" />
						  </bpmndi:BPMNLabel>
						</bpmndi:BPMNShape>
						<bpmndi:BPMNEdge id="edge_secondApprovalOverdue_escalated" bpmnElement="flow_secondApprovalOverdue_escalated">
						  <di:waypoint x="1948" y="100" />
						  <di:waypoint x="2002" y="100" />
						</bpmndi:BPMNEdge>
						<bpmndi:BPMNShape id="shape_gateway_noMeasure\"""");
	}

	private static String replaced(String text, String part, String replacement) {
		int at = text.indexOf(part);
		if (at < 0) {
			throw new AssertionError("no " + part);
		}
		return text.substring(0, at) + replacement + text.substring(at + part.length());
	}

}
