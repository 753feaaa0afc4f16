package feedbackloop.models.check;

import java.util.Map;
import java.util.Set;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * The elements and attributes that a process may use, and where. What is not on the list
 * is refused: the engine gives meaning to many that bring code, ask other programs or
 * show forms that we do not check.
 */
class ProcessVocabulary implements ProcessRule {

	private static final String COLOUR = "http://www.omg.org/spec/BPMN/non-normative/color/1.0";

	/** Those of the engine begin with a colon only. */
	private static final Map<String, String> PREFIXES = Map.of(ProcessModel.BPMN, "", ProcessModel.CAMUNDA, ":",
			"http://www.omg.org/spec/BPMN/20100524/DI", "bpmndi:", "http://www.omg.org/spec/DD/20100524/DI", "di:",
			"http://www.omg.org/spec/DD/20100524/DC", "dc:", "http://bpmn.io/schema/bpmn/biocolor/1.0", "bioc:", COLOUR,
			"color:", "http://camunda.org/schema/modeler/1.0", "modeler:", "http://www.w3.org/2001/XMLSchema-instance",
			"xsi:");

	private static final Map<String, String> WORDS = Map.of("STEP",
			"id name default :asyncBefore :asyncAfter :exclusive", "ANY", "documentation extensionElements?", "NODE",
			"ANY incoming outgoing", "ACTIVITY", "NODE multiInstanceLoopCharacteristics?", "EVENT",
			"NODE messageEventDefinition timerEventDefinition terminateEventDefinition errorEventDefinition "
					+ "escalationEventDefinition linkEventDefinition conditionalEventDefinition",
			"FLOW",
			"laneSet task manualTask userTask serviceTask sendTask receiveTask businessRuleTask callActivity subProcess "
					+ "startEvent endEvent intermediateCatchEvent intermediateThrowEvent boundaryEvent "
					+ "exclusiveGateway parallelGateway inclusiveGateway eventBasedGateway sequenceFlow "
					+ "dataObject dataObjectReference dataStoreReference REMARK",
			"REMARK", "textAnnotation association group", "COLOURS",
			"bioc:stroke bioc:fill color:background-color color:border-color color:color", "DRAWN_WITH",
			"modeler:executionPlatform modeler:executionPlatformVersion");

	private static final Vocabulary VOCABULARY = new Vocabulary(PREFIXES, WORDS,
			"""
					definitions: id name targetNamespace exporter exporterVersion expressionLanguage typeLanguage :diagramRelationId DRAWN_WITH > ANY message error escalation category process collaboration bpmndi:BPMNDiagram
					process: id name isExecutable processType isClosed :versionTag :historyTimeToLive :isStartableInTasklist > ANY FLOW
					documentation: id textFormat
					extensionElements: > :executionListener :taskListener :properties? :inputOutput? :in :out :failedJobRetryTimeCycle?
					incoming:
					outgoing:
					collaboration: id name isClosed > ANY participant messageFlow REMARK
					participant: id name processRef > ANY
					messageFlow: id name sourceRef targetRef > ANY
					laneSet: id name > ANY lane
					lane: id name > ANY flowNodeRef childLaneSet?
					childLaneSet: id name > ANY lane
					flowNodeRef:
					textAnnotation: id textFormat > ANY text?
					text:
					association: id sourceRef targetRef associationDirection > ANY
					group: id categoryValueRef > ANY
					category: id name > ANY categoryValue
					categoryValue: id value > ANY
					dataObject: id name isCollection > ANY
					dataObjectReference: id name dataObjectRef > ANY
					dataStoreReference: id name dataStoreRef > ANY
					message: id name > ANY
					error: id name errorCode > ANY
					escalation: id name escalationCode > ANY
					sequenceFlow: id name sourceRef targetRef isImmediate > ANY conditionExpression?
					conditionExpression: id xsi:type
					task: STEP > ACTIVITY
					manualTask: STEP > ACTIVITY
					userTask: STEP :formRef :formRefBinding :candidateGroups :dueDate :followUpDate :priority > ACTIVITY
					serviceTask: STEP implementation :delegateExpression :expression > ACTIVITY
					sendTask: STEP implementation :delegateExpression :expression > ACTIVITY
					receiveTask: STEP messageRef > ACTIVITY
					businessRuleTask: STEP implementation :decisionRef :decisionRefBinding :mapDecisionResult :resultVariable > ACTIVITY
					callActivity: STEP calledElement :calledElementBinding > ACTIVITY
					subProcess: STEP triggeredByEvent > ACTIVITY FLOW
					startEvent: STEP isInterrupting parallelMultiple > EVENT
					endEvent: STEP > EVENT
					intermediateCatchEvent: STEP parallelMultiple > EVENT
					intermediateThrowEvent: STEP > EVENT
					boundaryEvent: STEP attachedToRef cancelActivity parallelMultiple > EVENT
					exclusiveGateway: STEP gatewayDirection > NODE
					parallelGateway: STEP gatewayDirection > NODE
					inclusiveGateway: STEP gatewayDirection > NODE
					eventBasedGateway: STEP gatewayDirection instantiate eventGatewayType > NODE
					messageEventDefinition: id messageRef > ANY
					timerEventDefinition: id > ANY timeDate timeDuration timeCycle
					terminateEventDefinition: id > ANY
					errorEventDefinition: id errorRef :errorCodeVariable > ANY
					escalationEventDefinition: id escalationRef > ANY
					linkEventDefinition: id name > ANY
					conditionalEventDefinition: id > ANY condition?
					condition: id xsi:type
					timeDate: id xsi:type
					timeDuration: id xsi:type
					timeCycle: id xsi:type
					multiInstanceLoopCharacteristics: id isSequential :collection :elementVariable :asyncBefore :asyncAfter :exclusive > ANY completionCondition?
					completionCondition: id xsi:type
					:executionListener: id event delegateExpression expression
					:taskListener: id event delegateExpression expression > timerEventDefinition?
					:properties: > :property
					:property: id name value
					:inputOutput: > :inputParameter :outputParameter
					:inputParameter: name
					:outputParameter: name
					:in: source sourceExpression target businessKey variables local
					:out: source sourceExpression target variables local
					:failedJobRetryTimeCycle:
					bpmndi:BPMNDiagram: id name documentation resolution > bpmndi:BPMNPlane? bpmndi:BPMNLabelStyle
					bpmndi:BPMNPlane: id bpmnElement > bpmndi:BPMNShape bpmndi:BPMNEdge
					bpmndi:BPMNShape: id bpmnElement isHorizontal isExpanded isMarkerVisible isMessageVisible participantBandKind choreographyActivityShape COLOURS > dc:Bounds? bpmndi:BPMNLabel?
					bpmndi:BPMNEdge: id bpmnElement sourceElement targetElement messageVisibleKind COLOURS > di:waypoint bpmndi:BPMNLabel?
					bpmndi:BPMNLabel: id labelStyle color:color > dc:Bounds?
					bpmndi:BPMNLabelStyle: id > dc:Font?
					dc:Bounds: x y width height
					dc:Font: name size isBold isItalic isUnderline isStrikeThrough
					di:waypoint: x y
					""");

	/** What the engine reads of one kind of element only. */
	private static final Map<String, String> OWNERS = Map.of("taskListener", "userTask", "in", "callActivity", "out",
			"callActivity");

	/** What brings code of its own or starts something outside of the process. */
	private static final Set<String> CODE = Set.of("scriptTask", "script", "connector", "class", "field",
			"variableMappingClass", "variableMappingDelegateExpression", "resource", "scriptFormat", "language", "type",
			"topic", "taskPriority", "connectorId");

	/** Forms that stand in the process or are HTML. */
	private static final Set<String> FORMS = Set.of("formData", "formField", "formProperty", "formKey",
			"formHandlerClass", "initiator");

	private static final int LONGEST_TEXT = 4_000;

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.definitions().all().forEach((element) -> check(element, findings));
	}

	private static void check(XmlElement element, Findings findings) {
		String name = element.name().getLocalPart();
		if (!VOCABULARY.knows(element)) {
			findings.at(element, code(name, "elementUnknown"), "<" + name + ">");
			return;
		}
		if (!VOCABULARY.places(element) || !isReadThere(element)) {
			findings.at(element, "elementMisplaced", "<" + name + ">",
					"<" + element.parent().name().getLocalPart() + ">");
		}
		else if (VOCABULARY.repeats(element)) {
			findings.at(element, "elementTwice", "<" + name + ">");
		}
		if (Length.of(element.text()) > LONGEST_TEXT) {
			findings.at(element, "textTooLong", LONGEST_TEXT);
		}
		element.attributes().forEach((attribute, value) -> {
			String local = attribute.getLocalPart();
			if (Length.of(value) > LONGEST_TEXT) {
				findings.at(element, "textTooLong", LONGEST_TEXT);
			}
			if (!VOCABULARY.knows(element, attribute)) {
				findings.at(element, code(local, "attributeUnknown"), local);
			}
		});
	}

	private static boolean isReadThere(XmlElement element) {
		String owner = element.is(ProcessModel.CAMUNDA, element.name().getLocalPart())
				? OWNERS.get(element.name().getLocalPart()) : null;
		return owner == null || element.parent().parent().is(ProcessModel.BPMN, owner);
	}

	private static String code(String name, String otherwise) {
		if (CODE.contains(name)) {
			return "ownCode";
		}
		return FORMS.contains(name) ? "formInProcess" : otherwise;
	}

}
