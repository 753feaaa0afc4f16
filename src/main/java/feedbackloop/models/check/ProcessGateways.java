package feedbackloop.models.check;

import java.util.List;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Every gateway knows where to go on, and conditions stand where the engine reads them.
 */
class ProcessGateways implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("exclusiveGateway", "inclusiveGateway").forEach((gateway) -> hasAWayOn(model, gateway, findings));
		model.flows()
			.stream()
			.filter((flow) -> !ProcessModel.condition(flow).isEmpty())
			.forEach((flow) -> isAsked(model, flow, findings));
		model.all("eventBasedGateway").forEach((gateway) -> waitsForEvents(model, gateway, findings));
	}

	private static void hasAWayOn(ProcessModel model, XmlElement gateway, Findings findings) {
		List<XmlElement> flows = model.outgoing(gateway).toList();
		String otherwise = gateway.attribute("default");
		if (!otherwise.isEmpty() && flows.stream().noneMatch((flow) -> flow.id().equals(otherwise))) {
			findings.at(gateway, "defaultUnknown", otherwise);
		}
		flows.stream()
			.filter((flow) -> flow.id().equals(otherwise) && !ProcessModel.condition(flow).isEmpty())
			.forEach((flow) -> findings.at(flow, "defaultWithCondition"));
		if (flows.size() < 2) {
			return;
		}
		flows.stream()
			.filter((flow) -> !flow.id().equals(otherwise) && ProcessModel.condition(flow).isEmpty())
			.forEach((flow) -> findings.at(flow, "flowWithoutCondition"));
	}

	/** Elsewhere a condition is not read, or stops a case where it does not hold. */
	private static void isAsked(ProcessModel model, XmlElement flow, Findings findings) {
		XmlElement source = model.find(flow.attribute("sourceRef"));
		if (source != null && source.is(ProcessModel.BPMN, "parallelGateway", "eventBasedGateway")) {
			findings.at(flow, "conditionIgnored");
		}
		else if (source != null && model.outgoing(source).count() == 1) {
			findings.at(flow, "conditionWithoutChoice");
		}
	}

	private static void waitsForEvents(ProcessModel model, XmlElement gateway, Findings findings) {
		List<XmlElement> next = model.outgoing(gateway)
			.map((flow) -> model.find(flow.attribute("targetRef")))
			.filter((node) -> node != null)
			.toList();
		next.stream()
			.filter((node) -> !node.is(ProcessModel.BPMN, "intermediateCatchEvent", "receiveTask"))
			.forEach((node) -> findings.at(gateway, "gatewayWaitsForNoEvent", node.inWords()));
		if (next.isEmpty()) {
			findings.at(gateway, "gatewayWaitsForNoEvent", "-");
		}
	}

}
