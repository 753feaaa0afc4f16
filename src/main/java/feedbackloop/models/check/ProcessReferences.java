package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.feedback.Status;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Decisions;

/**
 * Everything that a process names exists: tables, other processes, messages, beans behind
 * its steps, and what these beans are told.
 */
class ProcessReferences implements ProcessRule {

	private static final String LATEST = "latest";

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("businessRuleTask").forEach((step) -> decision(step, models, findings));
		model.all("callActivity").forEach((step) -> process(model, step, models, findings));
		TableValues tables = new TableValues(models);
		model.all("serviceTask", "sendTask").forEach((step) -> bean(step, tables, findings));
		model.definitions()
			.children(ProcessModel.BPMN, "message")
			.filter((message) -> !Contract.messages().contains(message.attribute("name")))
			.forEach((message) -> findings.at(message, "messageUnknown", message.attribute("name"),
					Contract.messages()));
		model.all("messageEventDefinition", "receiveTask").forEach((receiver) -> message(model, receiver, findings));
		model.all("errorEventDefinition").forEach((event) -> refersTo(model, event, "errorRef", findings));
		model.all("escalationEventDefinition").forEach((event) -> refersTo(model, event, "escalationRef", findings));
		model.process()
			.all()
			.filter(ProcessReferences::isAsynchronous)
			.filter((element) -> step(element).children(ProcessModel.BPMN, "documentation").findAny().isEmpty())
			.forEach((element) -> findings.at(element, "asynchronousWithoutReason"));
	}

	private static boolean isAsynchronous(XmlElement element) {
		return element.attribute(ProcessModel.CAMUNDA, "asyncBefore").equals("true")
				|| element.attribute(ProcessModel.CAMUNDA, "asyncAfter").equals("true");
	}

	private static XmlElement step(XmlElement element) {
		return ProcessModel.isNode(element) ? element : element.parent();
	}

	private static void decision(XmlElement step, ModelSet models, Findings findings) {
		String decision = ProcessModel.table(step);
		if (models.decision(decision).isEmpty()) {
			findings.at(step, "decisionMissing", decision);
		}
		if (!step.attribute(ProcessModel.CAMUNDA, "decisionRefBinding").equals(LATEST)) {
			findings.at(step, "bindingNotLatest", "decisionRefBinding");
		}
		boolean kept = !step.attribute(ProcessModel.CAMUNDA, "resultVariable").isEmpty();
		if (kept && !step.attribute(ProcessModel.CAMUNDA, "mapDecisionResult").equals("singleEntry")) {
			findings.at(step, "resultKeepsObjects");
		}
	}

	private static void process(ProcessModel model, XmlElement step, ModelSet models, Findings findings) {
		String called = step.attribute("calledElement");
		if (called.equals(model.key())) {
			findings.at(step, "callsItself");
		}
		else if (models.process(called).isEmpty()) {
			findings.at(step, "processMissing", called);
		}
		if (!Set.of("", LATEST).contains(step.attribute(ProcessModel.CAMUNDA, "calledElementBinding"))) {
			findings.at(step, "bindingNotLatest", "calledElementBinding");
		}
	}

	private static void bean(XmlElement step, TableValues tables, Findings findings) {
		String delegate = step.attribute(ProcessModel.CAMUNDA, "delegateExpression");
		String expression = step.attribute(ProcessModel.CAMUNDA, "expression");
		if (delegate.isEmpty() == expression.isEmpty()) {
			findings.at(step, "stepWithoutBean");
		}
		if (delegate.equals("${notifyCustomer}")) {
			told(step, "message", tables.of(Decisions.MESSAGE_PLAN, "event"), true, findings);
			told(step, "status", Stream.of(Status.values()).map(Status::key).collect(Collectors.toSet()), false,
					findings);
		}
		if (delegate.equals("${tellCase}")) {
			told(step, "message", Contract.messages(), true, findings);
		}
	}

	private static void told(XmlElement step, String property, Set<String> known, boolean required, Findings findings) {
		String value = ProcessModel.property(step, property);
		if (!known.contains(value) && (required || !value.isEmpty())) {
			findings.at(step, "propertyUnknown", property, value, known.stream().sorted().toList());
		}
	}

	private static void message(ProcessModel model, XmlElement receiver, Findings findings) {
		XmlElement event = receiver.is(ProcessModel.BPMN, "receiveTask") ? receiver : receiver.parent();
		if (event.is(ProcessModel.BPMN, "intermediateThrowEvent", "endEvent")) {
			findings.at(event, "messageThrown");
		}
		else if (model.message(event).isEmpty()) {
			findings.at(event, "messageUnknown", receiver.attribute("messageRef"), Contract.messages());
		}
	}

	private static void refersTo(ProcessModel model, XmlElement event, String attribute, Findings findings) {
		String id = event.attribute(attribute);
		List<String> kinds = List.of(attribute.substring(0, attribute.length() - 3));
		XmlElement target = model.find(id);
		if (target == null ? !id.isEmpty() : !kinds.contains(target.name().getLocalPart())) {
			findings.at(event, "referenceUnknown", id);
		}
	}

}
