package feedbackloop.models.migrate;

import java.util.stream.Stream;

/**
 * Edits that process owners make to {@code feedback.bpmn}: each a text that it has and
 * what takes its place.
 */
final class Edits {

	/** The task has another name. */
	static final String[] LABEL = { "name=\"初筛 Triage\"", "name=\"受理 Intake check\"" };

	/** The task goes to another team. */
	static final String[] TEAM = { "camunda:candidateGroups=\"lead\"", "camunda:candidateGroups=\"manager\"" };

	/** One more timer at the task, at 90 % of the time. */
	static final String[] TIMER = { "    <bpmn:boundaryEvent id=\"event_triageOverdue\"",
			"""
					<bpmn:boundaryEvent id="reminder_triage_90" cancelActivity="false" attachedToRef="triage">
					  <bpmn:outgoing>flow_reminder_triage_90</bpmn:outgoing>
					  <bpmn:timerEventDefinition id="definition_reminder_triage_90">
					    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.at(execution, 'triage', 90)}</bpmn:timeDate>
					  </bpmn:timerEventDefinition>
					</bpmn:boundaryEvent>
					<bpmn:sequenceFlow id="flow_reminder_triage_90" sourceRef="reminder_triage_90" targetRef="end_triageEscalated" />
					<bpmn:boundaryEvent id="event_triageOverdue\"""" };

	/** One more reminder of the task, at 90 % of the time. */
	static final String[] REMINDER = { "        <camunda:taskListener id=\"reminder_triage_150\"",
			"""
					<camunda:taskListener id="reminder_triage_90" event="timeout" expression="${escalation.reached(task, 80)}">
					  <bpmn:timerEventDefinition id="definition_reminder_triage_90">
					    <bpmn:timeDate xsi:type="bpmn:tFormalExpression">${deadlines.at(execution, 'triage', 90)}</bpmn:timeDate>
					  </bpmn:timerEventDefinition>
					</camunda:taskListener>
					<camunda:taskListener id="reminder_triage_150\"""" };

	/** A step by a person between the answer and its sending, and one by the system. */
	static final String[] STEPS = {
			"<bpmn:sequenceFlow id=\"flow_firstResponse_answer\" sourceRef=\"firstResponse\" targetRef=\"service_answer\" />",
			"""
					<bpmn:sequenceFlow id="flow_firstResponse_answer" sourceRef="firstResponse" targetRef="secondLook" />
					<bpmn:userTask id="secondLook" name="复核 Second look" camunda:candidateGroups="lead" camunda:dueDate="${deadlines.due(execution, 'dispute')}" />
					<bpmn:sequenceFlow id="flow_secondLook_prioritize" sourceRef="secondLook" targetRef="service_noteLook" />
					<bpmn:serviceTask id="service_noteLook" name="记下 Note" camunda:expression="${true}" />
					<bpmn:sequenceFlow id="flow_noteLook_answer" sourceRef="service_noteLook" targetRef="service_answer" />""" };

	/** The gateway where cases wait for their outcome is another. */
	static final String[] OTHER_WAIT = { "gateway_awaitOutcome", "gateway_waitForOutcome" };

	/** Nothing of the new model watches the deadline of the task in time any more. */
	static final String[] LATER_WATCH = { "event_triageOverdue", "event_triageLate",
			"<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">${deadlines.due(execution, 'triage')}</bpmn:timeDate>",
			"<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">P30D</bpmn:timeDuration>" };

	private Edits() {
	}

	static String[] of(String[]... edits) {
		return Stream.of(edits).flatMap(Stream::of).toArray(String[]::new);
	}

}
