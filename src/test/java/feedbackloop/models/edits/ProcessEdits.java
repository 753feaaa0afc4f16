package feedbackloop.models.edits;

import java.util.List;
import java.util.Optional;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of processes in one place: names, ids, teams, timers, conditions, types of
 * elements and their settings.
 */
final class ProcessEdits {

	private static final String NODE = "<bpmn:(?:userTask|serviceTask|exclusiveGateway|startEvent|endEvent|boundaryEvent|intermediateCatchEvent|businessRuleTask|subProcess|eventBasedGateway|callActivity|sequenceFlow|process|message)\\b[^>]*\\b";

	private static final String TIMER = "(<bpmn:timeDate xsi:type=\"bpmn:tFormalExpression\">[^<]*</bpmn:timeDate>)";

	private static final String CONDITION = "<bpmn:conditionExpression[^>]*>([^<]*)</bpmn:conditionExpression>";

	private static final String STAGE = "deadlines\\.(?:due|at)\\(execution, '(\\w+)'";

	private static final String TASK = "<bpmn:(?:userTask|serviceTask|businessRuleTask|callActivity) id=\"\\w+\"()";

	private static final String LISTENER = "(\\n *<camunda:(?:executionListener|taskListener)\\b[^>]*?(?:/>|>.*?</camunda:(?:executionListener|taskListener)>))";

	private ProcessEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(kind("name", Mutation.oneOf(NODE + "name=\"([^\"]*)\"", Slips.NAMES)),
				kind("id", Mutation.oneOf(NODE + "id=\"([^\"]*)\"", Slips.IDS)), kind("id everywhere", everywhere()),
				kind("id twice", Mutation.likeAnother(NODE + "id=\"([^\"]*)\"")),
				kind("group",
						Mutation.oneOf("camunda:candidateGroups=\"([^\"]*)\"", "support", "lead", "quality", "Support",
								"suport", "support,lead", "support, lead", "", "${team}", "${department}", "${unknown}",
								"owner", "客服")),
				kind("group removed", Mutation.without("( camunda:candidateGroups=\"[^\"]*\")")),
				kind("person",
						Mutation.oneOf(TASK, " camunda:assignee=\"support\"", " camunda:assignee=\"nobody\"",
								" camunda:assignee=\"${lead}\"", " camunda:candidateUsers=\"quality2\"")),
				kind("stage of a due date", Mutation.likeAnother(STAGE)),
				kind("stage misspelt", Mutation.at(STAGE, Slips::word)),
				kind("percent",
						Mutation.oneOf("deadlines\\.at\\(execution, '\\w+', (\\d+)\\)", "0", "100", "-50", "1000",
								"50.5", "99999999999")),
				kind("reminder",
						Mutation.oneOf("escalation\\.reached\\(task, (\\d+)\\)", "0", "90", "100", "-50", "1000",
								"50.5")),
				kind("due date",
						Mutation.oneOf("camunda:dueDate=\"([^\"]*)\"", "P3D", "2026-12-31", "2026-12-31T12:00:00",
								"PT-1H", "tomorrow", "", "${deadlines.due(execution)}")),
				kind("follow-up date",
						Mutation.oneOf(TASK, " camunda:followUpDate=\"P3D\"",
								" camunda:followUpDate=\"${deadlines.due(execution, 'plan')}\"")),
				kind("priority of a task",
						Mutation.oneOf("camunda:priority=\"([^\"]*)\"", "50", "3000000000", "-1", "high", "",
								"${grade}")),
				kind("cancelActivity",
						Mutation.at("cancelActivity=\"(false|true)\"",
								(value) -> value.equals("false") ? "true" : "false")),
				kind("cancelActivity removed", Mutation.without("( cancelActivity=\"false\")")),
				kind("boundary on another", Mutation.likeAnother("attachedToRef=\"(\\w+)\"")),
				kind("timer with a duration",
						Mutation.oneOf(TIMER, duration("PT5M"), duration("-PT5M"), duration("P1D"), duration("PT0S"),
								duration("P10000Y"), duration("5 minutes"), duration("P1Y2M"), duration("${grade}"),
								duration("P-1D"))),
				kind("timer with a cycle",
						Mutation.oneOf(TIMER, cycle("R/PT1S"), cycle("R3/PT10M"), cycle("R/P1D"), cycle("0 0 * * *"),
								cycle("0 0/5 * * * ?"), cycle("R0/PT1S"))),
				kind("timer with a date",
						Mutation.oneOf("<bpmn:timeDate[^>]*>([^<]*)</bpmn:timeDate>", "2020-01-01T00:00:00",
								"2099-01-01T00:00:00", "2026-13-01", "", "${null}", "next week")),
				kind("condition removed",
						Mutation.without("(\\n *<bpmn:conditionExpression.*?</bpmn:conditionExpression>)")),
				kind("condition",
						Mutation.at(CONDITION, (condition, pick) -> pick.of(condition.replace("==", "!="),
								condition.replace("==", "="), "${!(" + inner(condition) + ")}", "${true}", "${false}",
								inner(condition), "", condition.replace("||", "&&"), condition.replace("and", "or"),
								condition.replace("'", "\""), condition.replace("${", "#{"), condition.replace("'", ""),
								"=" + inner(condition)))),
				kind("word of a condition",
						Mutation.at("<bpmn:conditionExpression[^>]*>[^<]*?== '(\\w+)'", Slips::word)),
				kind("word of another condition",
						Mutation.likeAnother("<bpmn:conditionExpression[^>]*>[^<]*?== '(\\w+)'")),
				kind("fact of a condition", Mutation.likeAnother("<bpmn:conditionExpression[^>]*>\\$\\{(\\w+)[ }]")),
				kind("fact of a condition misspelt",
						Mutation.at("<bpmn:conditionExpression[^>]*>\\$\\{(\\w+)[ }]", Slips::word)),
				kind("gateway of another sort", gateway()),
				kind("terminate", Mutation.without("(\\n *<bpmn:terminateEventDefinition[^>]*/>)")),
				kind("end terminates",
						Mutation.oneOf("<bpmn:endEvent\\b[^>]*>(?:(?!</bpmn:endEvent>|Definition).)*()</bpmn:endEvent>",
								"<bpmn:terminateEventDefinition />", "<bpmn:errorEventDefinition />")),
				kind("event of another sort",
						Mutation.at("(<bpmn:messageEventDefinition id=\"\\w+\" messageRef=\"\\w+\" />)",
								(event, pick) -> pick.of("<bpmn:signalEventDefinition id=\"definition_other\" />",
										"<bpmn:timerEventDefinition id=\"definition_other\">" + duration("PT1H")
												+ "</bpmn:timerEventDefinition>",
										""))),
				kind("message reference", Mutation.likeAnother("messageRef=\"(\\w+)\"")),
				kind("message name", Mutation.at("<bpmn:message id=\"\\w+\" name=\"(\\w+)\"", Slips::word)),
				kind("message name of another", Mutation.likeAnother("<bpmn:message id=\"\\w+\" name=\"(\\w+)\"")),
				kind("message removed", Mutation.without("(\\n *<bpmn:message id.*?</bpmn:message>)")),
				kind("listener removed", Mutation.without(LISTENER)), kind("listener twice", Mutation.twice(LISTENER)),
				kind("listener at another event",
						Mutation.oneOf("(?:executionListener|taskListener)\\b[^>]*? event=\"(\\w+)\"", "start", "end",
								"take", "create", "complete", "assignment", "delete", "timeout", "update")),
				kind("version tag",
						Mutation.oneOf("versionTag=\"([^\"]*)\"", "v".repeat(70), "v".repeat(100), "v".repeat(300), "",
								"第二版 2")),
				kind("history",
						Mutation.oneOf("historyTimeToLive=\"([^\"]*)\"", "", "P1D", "30", "abc", "P0D", "-P1D",
								"P99999999D", "PT1H")),
				kind("history removed", Mutation.without("( camunda:historyTimeToLive=\"[^\"]*\")")),
				kind("executable", Mutation.oneOf("isExecutable=\"(true)\"", "false", "")),
				kind("startable", Mutation.oneOf("isStartableInTasklist=\"(false)\"", "true", "no")),
				kind("asynchronous",
						Mutation.oneOf(TASK, " camunda:asyncBefore=\"true\"", " camunda:asyncAfter=\"true\"",
								" camunda:asyncBefore=\"true\" camunda:exclusive=\"false\"",
								" camunda:jobPriority=\"5\"", " camunda:jobPriority=\"${grade}\"")),
				kind("asynchronous event or gateway", Mutation.oneOf(
						"<bpmn:(?:exclusiveGateway|startEvent|endEvent|intermediateCatchEvent|eventBasedGateway) id=\"\\w+\"()",
						" camunda:asyncBefore=\"true\"", " camunda:asyncAfter=\"true\"")),
				kind("compensation", Mutation.oneOf(TASK, " isForCompensation=\"true\"")),
				kind("several removed", Mutation.without(
						"(\\n *<bpmn:multiInstanceLoopCharacteristics\\b[^>]*?(?:/>|>.*?</bpmn:multiInstanceLoopCharacteristics>))")),
				kind("several in turn",
						Mutation.oneOf("<bpmn:multiInstanceLoopCharacteristics()", " isSequential=\"true\"")),
				kind("collection of several", Mutation.likeAnother("camunda:collection=\"([^\"]*)\"")),
				kind("element of several", Mutation.at("camunda:elementVariable=\"(\\w+)\"", Slips::word)),
				kind("task made several", Mutation.oneOf(
						"<bpmn:(?:userTask|serviceTask) id=\"\\w+\"[^>]*>(?:(?!</bpmn:(?:userTask|serviceTask)>|multiInstance).)*()</bpmn:(?:userTask|serviceTask)>",
						"<bpmn:multiInstanceLoopCharacteristics><bpmn:loopCardinality>2</bpmn:loopCardinality></bpmn:multiInstanceLoopCharacteristics>",
						"<bpmn:standardLoopCharacteristics />",
						"<bpmn:multiInstanceLoopCharacteristics camunda:collection=\"${improvements.cases(execution)}\" camunda:elementVariable=\"caseNumber\" />")),
				kind("completion of several",
						Mutation.oneOf("<bpmn:completionCondition[^>]*>([^<]*)<", "${true}", "${false}",
								"${nrOfCompletedInstances > 0}", "", "${nrOfInstances}")),
				kind("bean", Mutation.likeAnother("delegateExpression=\"([^\"]*)\"")),
				kind("bean misspelt", Mutation.at("delegateExpression=\"\\$\\{(\\w+)}\"", Slips::word)),
				kind("bean removed", Mutation.without("( camunda:delegateExpression=\"[^\"]*\")")),
				kind("form of another", Mutation.likeAnother("camunda:formRef=\"(\\w+)\"")),
				kind("form misspelt", Mutation.at("camunda:formRef=\"(\\w+)\"", Slips::word)),
				kind("form removed", Mutation.without("( camunda:formRef=\"\\w+\" camunda:formRefBinding=\"latest\")")),
				kind("binding",
						Mutation.oneOf("Binding=\"(latest)\"", "deployment", "version", "versionTag", "newest")),
				kind("decision",
						Mutation.oneOf("camunda:decisionRef=\"(\\w+)\"", "grade", "approval", "firstMark", "routing",
								"Approval", "unknown")),
				kind("result of a decision",
						Mutation.oneOf("camunda:decisionRef=\"\\w+\"()",
								" camunda:resultVariable=\"decided\" camunda:mapDecisionResult=\"singleEntry\"",
								" camunda:resultVariable=\"grade\" camunda:mapDecisionResult=\"resultList\"")),
				kind("called process",
						Mutation.oneOf("calledElement=\"(\\w+)\"", "improvement", "feedback", "Measure", "${grade}")),
				kind("handed over", Mutation.without("(\\n *<camunda:in [^>]*/>)")),
				kind("handed over as another", Mutation.likeAnother("<camunda:in [^>]*(?:source|target)=\"(\\w+)\"")),
				kind("handed over misspelt", Mutation.at("<camunda:in [^>]*(?:source|target)=\"(\\w+)\"", Slips::word)),
				kind("business key",
						Mutation.oneOf("businessKey=\"([^\"]*)\"", "${improvementNumber}", "${measureNumber}", "fixed",
								"", "${execution.processBusinessKey}")),
				kind("property", Mutation.likeAnother("<camunda:property name=\"\\w+\" value=\"(\\w*)\"")),
				kind("property misspelt",
						Mutation.at("<camunda:property name=\"\\w+\" value=\"([a-zA-Z]+)\"", Slips::word)),
				kind("number of a property",
						Mutation.at("<camunda:property name=\"\\w+\" value=\"(\\d+)\"", Slips::number)),
				kind("name of a property", Mutation.at("<camunda:property name=\"(\\w+)\"", Slips::word)),
				kind("property removed", Mutation.without("(\\n *<camunda:property name[^>]*/>)")),
				kind("parameter", Mutation.at("<camunda:(?:input|output)Parameter name=\"(\\w+)\"", Slips::word)),
				kind("value of a parameter",
						Mutation.oneOf("<camunda:(?:input|output)Parameter name=\"\\w+\">([^<]*)<", "", "${null}",
								"text", "${true}", "${decisionResult}")),
				kind("parameter removed",
						Mutation.without(
								"(\\n *<camunda:(?:input|output)Parameter.*?</camunda:(?:input|output)Parameter>)")),
				kind("interrupting", Mutation.at("isInterrupting=\"(false)\"", (value) -> "true")),
				kind("interrupting added",
						Mutation.oneOf("<bpmn:startEvent id=\"\\w+\"()", " isInterrupting=\"false\"")),
				kind("triggered by event", Mutation.without("( triggeredByEvent=\"true\")")),
				kind("condition to skip", Mutation.oneOf(TASK, " camunda:skipExpression=\"${true}\"")),
				kind("task of another sort", sort()),
				kind("documentation",
						Mutation.oneOf("<bpmn:documentation>([^<]*)<", "", "很".repeat(5000), "🔥", "${1+1}")),
				kind("shape removed", Mutation.without("(\\n *<bpmndi:BPMNShape.*?</bpmndi:BPMNShape>)")),
				kind("line removed from the drawing", Mutation.without("(\\n *<bpmndi:BPMNEdge.*?</bpmndi:BPMNEdge>)")),
				kind("drawing of another", Mutation.likeAnother("bpmnElement=\"(\\w+)\"")),
				kind("drawing element that means something",
						Mutation.oneOf("(<bpmn:timerEventDefinition id=\"\\w+\">)", "<dc:timerEventDefinition>",
								"<di:timerEventDefinition>")),
				kind("process key",
						Mutation.oneOf("<bpmn:process id=\"(\\w+)\"", "Feedback", "other", "feedback2",
								"k".repeat(300))),
				kind("namespace",
						Mutation.oneOf("xmlns:(?:camunda|bpmn)=\"([^\"]*)\"", "http://camunda.org/schema/zeebe/1.0",
								"http://www.omg.org/spec/BPMN/20100524/MODEL/")),
				kind("tag not closed",
						Mutation.without("(</bpmn:(?:userTask|serviceTask|extensionElements|process)>)")));
	}

	/** An id changed wherever it stands, as Camunda Modeler does it. */
	private static Mutation everywhere() {
		return (text, pick) -> Mutation.at(NODE + "id=\"(\\w+)\"", (id, again) -> again.of(Slips.IDS))
			.of(text, pick)
			.map((changed) -> Changed.whole(text,
					text.replaceAll("([\">])" + changed.before() + "([\"<])", "$1" + changed.after() + "$2"),
					changed.before(), changed.after()));
	}

	private static Mutation gateway() {
		return (text, pick) -> renamed(text, pick, "exclusiveGateway|eventBasedGateway", "parallelGateway",
				"inclusiveGateway", "exclusiveGateway", "eventBasedGateway", "complexGateway");
	}

	private static Mutation sort() {
		return (text, pick) -> renamed(text, pick, "userTask|serviceTask", "userTask", "serviceTask", "task",
				"manualTask", "sendTask", "receiveTask", "scriptTask");
	}

	/** An element under another name, at both ends. */
	private static Optional<Changed> renamed(String text, Pick pick, String names, String... others) {
		return Mutation
			.at("(<bpmn:(?:" + names + ") id=\"\\w+\"[^>]*[^/]>.*?</bpmn:(?:" + names + ")>)", (element, again) -> {
				String name = element.replaceFirst("(?s)<bpmn:(\\w+).*", "$1");
				return element.replaceAll("(</?bpmn:)" + name + "\\b", "$1" + again.of(others));
			})
			.of(text, pick);
	}

	private static String inner(String condition) {
		return condition.replaceFirst("^\\$\\{", "").replaceFirst("}$", "");
	}

	private static String duration(String value) {
		return "<bpmn:timeDuration xsi:type=\"bpmn:tFormalExpression\">" + value + "</bpmn:timeDuration>";
	}

	private static String cycle(String value) {
		return "<bpmn:timeCycle xsi:type=\"bpmn:tFormalExpression\">" + value + "</bpmn:timeCycle>";
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.PROCESS, "process: " + name, mutation);
	}

}
