package feedbackloop.models.check;

import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

import javax.xml.namespace.QName;

import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelSet;

/**
 * The elements and attributes that a process may use. What is not on the list is refused:
 * the engine gives meaning to many that bring code, ask other programs or show forms that
 * we do not check (S-03, S-21, S-37).
 */
class ProcessVocabulary implements ProcessRule {

	/** Attributes of the engine are written with a colon, all others without. */
	private static final String STEP = " id name default :asyncBefore :asyncAfter :exclusive";

	private static final Map<String, Set<String>> STANDARD = vocabulary(
			"""
					definitions: id name targetNamespace exporter exporterVersion expressionLanguage typeLanguage :diagramRelationId
					process: id name isExecutable processType isClosed :versionTag :historyTimeToLive :isStartableInTasklist
					documentation: id textFormat
					extensionElements:
					incoming:
					outgoing:
					collaboration: id name isClosed
					participant: id name processRef
					messageFlow: id name sourceRef targetRef
					laneSet: id name
					lane: id name
					childLaneSet: id name
					flowNodeRef:
					textAnnotation: id textFormat
					text:
					association: id sourceRef targetRef associationDirection
					group: id categoryValueRef
					category: id name
					categoryValue: id value
					dataObject: id name isCollection
					dataObjectReference: id name dataObjectRef
					dataStoreReference: id name dataStoreRef
					message: id name
					error: id name errorCode
					escalation: id name escalationCode
					sequenceFlow: id name sourceRef targetRef isImmediate
					conditionExpression: id type
					task: STEP
					manualTask: STEP
					userTask: STEP :formRef :formRefBinding :candidateGroups :dueDate :followUpDate :priority
					serviceTask: STEP implementation :delegateExpression :expression
					sendTask: STEP implementation :delegateExpression :expression
					receiveTask: STEP messageRef
					businessRuleTask: STEP implementation :decisionRef :decisionRefBinding :mapDecisionResult :resultVariable
					callActivity: STEP calledElement :calledElementBinding
					subProcess: STEP triggeredByEvent
					startEvent: STEP isInterrupting parallelMultiple
					endEvent: STEP
					intermediateCatchEvent: STEP parallelMultiple
					intermediateThrowEvent: STEP
					boundaryEvent: STEP attachedToRef cancelActivity parallelMultiple
					exclusiveGateway: STEP gatewayDirection
					parallelGateway: STEP gatewayDirection
					inclusiveGateway: STEP gatewayDirection
					eventBasedGateway: STEP gatewayDirection instantiate eventGatewayType
					messageEventDefinition: id messageRef
					timerEventDefinition: id
					terminateEventDefinition: id
					errorEventDefinition: id errorRef :errorCodeVariable
					escalationEventDefinition: id escalationRef
					linkEventDefinition: id name
					conditionalEventDefinition: id
					condition: id type
					timeDate: id type
					timeDuration: id type
					timeCycle: id type
					multiInstanceLoopCharacteristics: id isSequential :collection :elementVariable :asyncBefore :asyncAfter :exclusive
					completionCondition: id type
					""");

	private static final Map<String, Set<String>> OF_THE_ENGINE = vocabulary("""
			executionListener: id event delegateExpression expression
			taskListener: id event delegateExpression expression
			properties:
			property: id name value
			inputOutput:
			inputParameter: name
			outputParameter: name
			in: source sourceExpression target businessKey variables local
			out: source sourceExpression target variables local
			failedJobRetryTimeCycle:
			""");

	/** What brings code of its own or starts something outside of the process. */
	private static final Set<String> CODE = Set.of("scriptTask", "script", "connector", "class", "field",
			"variableMappingClass", "variableMappingDelegateExpression", "resource", "scriptFormat", "language", "type",
			"topic", "taskPriority", "connectorId");

	/** Forms that stand in the process or are HTML. */
	private static final Set<String> FORMS = Set.of("formData", "formField", "formProperty", "formKey",
			"formHandlerClass", "initiator");

	private static final Set<String> DRAWING = Set.of("http://www.omg.org/spec/BPMN/20100524/DI",
			"http://www.omg.org/spec/DD/20100524/DI", "http://www.omg.org/spec/DD/20100524/DC");

	private static final QName TYPE = new QName("http://www.w3.org/2001/XMLSchema-instance", "type");

	private static final Set<String> HARMLESS_ATTRIBUTES = Set.of("http://camunda.org/schema/modeler/1.0",
			"http://bpmn.io/schema/bpmn/biocolor/1.0", "http://www.omg.org/spec/BPMN/non-normative/color/1.0");

	private static final int LONGEST_TEXT = 4_000;

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.definitions().all().forEach((element) -> check(element, findings));
	}

	private static void check(XmlElement element, Findings findings) {
		String name = element.name().getLocalPart();
		Set<String> attributes = attributesOf(element);
		if (attributes == null) {
			findings.at(element, code(name, "elementUnknown"), "<" + name + ">");
			return;
		}
		if (element.text().length() > LONGEST_TEXT) {
			findings.at(element, "textTooLong", LONGEST_TEXT);
		}
		boolean drawing = DRAWING.contains(element.name().getNamespaceURI());
		element.attributes().forEach((attribute, value) -> {
			String local = attribute.getLocalPart();
			if (value.length() > LONGEST_TEXT) {
				findings.at(element, "textTooLong", LONGEST_TEXT);
			}
			boolean known = attribute.equals(TYPE) || HARMLESS_ATTRIBUTES.contains(attribute.getNamespaceURI())
					|| drawing && attribute.getNamespaceURI().isEmpty() || attributes.contains(written(attribute));
			if (!known) {
				findings.at(element, code(local, "attributeUnknown"), local);
			}
		});
	}

	/** Null for an element that is not on the list. */
	private static Set<String> attributesOf(XmlElement element) {
		String namespace = element.name().getNamespaceURI();
		if (DRAWING.contains(namespace)) {
			return Set.of();
		}
		return switch (namespace) {
			case ProcessModel.BPMN -> STANDARD.get(element.name().getLocalPart());
			case ProcessModel.CAMUNDA -> OF_THE_ENGINE.get(element.name().getLocalPart());
			default -> null;
		};
	}

	private static String written(QName attribute) {
		return switch (attribute.getNamespaceURI()) {
			case "" -> attribute.getLocalPart();
			case ProcessModel.CAMUNDA -> ":" + attribute.getLocalPart();
			default -> "?";
		};
	}

	private static String code(String name, String otherwise) {
		if (CODE.contains(name)) {
			return "ownCode";
		}
		return FORMS.contains(name) ? "formInProcess" : otherwise;
	}

	private static Map<String, Set<String>> vocabulary(String lines) {
		return lines.replace(" STEP", STEP)
			.lines()
			.map((line) -> line.split(":", 2))
			.collect(Collectors.toMap((line) -> line[0], attributes()));
	}

	private static Function<String[], Set<String>> attributes() {
		return (line) -> Set.of(line[1].isBlank() ? new String[0] : line[1].strip().split(" "));
	}

}
