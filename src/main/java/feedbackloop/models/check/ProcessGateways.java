package feedbackloop.models.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelSet;

/**
 * Every gateway knows where to go on, and none waits for what never comes. Only what is
 * certain is a finding.
 */
class ProcessGateways implements ProcessRule {

	private static final Set<String> ONE_WAY = Set.of("exclusiveGateway", "eventBasedGateway");

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.all("exclusiveGateway", "inclusiveGateway")
			.forEach((gateway) -> hasAWayOn(model, gateway, models, findings));
		model.all("eventBasedGateway").forEach((gateway) -> waitsForEvents(model, gateway, findings));
		model.all("parallelGateway").forEach((gateway) -> canGoOn(model, gateway, findings));
	}

	private static void hasAWayOn(ProcessModel model, XmlElement gateway, ModelSet models, Findings findings) {
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
		if (otherwise.isEmpty()) {
			List<String> conditions = flows.stream().map(ProcessModel::condition).toList();
			new ConditionGap(FactValues.of(model, models)).find(conditions)
				.ifPresent((example) -> findings.at(gateway, "gatewayGap", example));
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

	/** A join waits for all its ways; of those of one choice, only one is ever taken. */
	private static void canGoOn(ProcessModel model, XmlElement join, Findings findings) {
		List<Optional<XmlElement>> choices = model.incoming(join).map((flow) -> choice(model, flow)).toList();
		if (choices.size() > 1 && choices.stream().allMatch(Optional::isPresent)
				&& choices.stream().map(Optional::get).collect(Collectors.toSet()).size() == 1) {
			findings.at(join, "joinWaitsForever", choices.get(0).get().inWords());
		}
	}

	/** The choice that a way comes from, when it comes from nothing else. */
	private static Optional<XmlElement> choice(ProcessModel model, XmlElement flow) {
		XmlElement node = model.find(flow.attribute("sourceRef"));
		for (int steps = 0; node != null && steps < 1_000; steps++) {
			if (ONE_WAY.contains(node.name().getLocalPart()) && model.outgoing(node).count() > 1) {
				return Optional.of(node);
			}
			List<XmlElement> from = model.incoming(node).toList();
			if (from.size() != 1 || model.outgoing(node).count() != 1) {
				return Optional.empty();
			}
			node = model.find(from.get(0).attribute("sourceRef"));
		}
		return Optional.empty();
	}

}
