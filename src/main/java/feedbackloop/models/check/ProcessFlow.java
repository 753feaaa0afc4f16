package feedbackloop.models.check;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * No case gets lost or stuck on its way: every flow leads somewhere, every step is
 * reached, and from every step there is a way to an end.
 */
class ProcessFlow implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		boolean dangles = flowsLeadNowhere(model, findings);
		startsAndEvents(model, findings);
		if (dangles) {
			// Half of the model would be told to be unreachable for that one reason.
			return;
		}
		Set<XmlElement> reached = reach(starts(model), (node) -> next(model, node), (node) -> true);
		Set<XmlElement> ending = reach(ends(model), (node) -> before(model, node), (node) -> true);
		for (XmlElement node : model.nodes()) {
			if (!reached.contains(node)) {
				findings.at(node, "unreachable");
			}
			else if (!ending.contains(node) || isLeftOpen(model, node)) {
				findings.at(node, "noWayOut");
			}
		}
	}

	private static boolean flowsLeadNowhere(ProcessModel model, Findings findings) {
		boolean dangles = false;
		for (XmlElement flow : model.flows()) {
			XmlElement source = model.find(flow.attribute("sourceRef"));
			XmlElement target = model.find(flow.attribute("targetRef"));
			if (source == null || target == null || !ProcessModel.isNode(source) || !ProcessModel.isNode(target)) {
				findings.at(flow, "flowDangles");
				dangles = true;
			}
			else if (source.parent() != target.parent() || source.parent() != flow.parent()) {
				findings.at(flow, "flowCrosses");
			}
			else if (startsByEvent(source) || startsByEvent(target)
					|| target.is(ProcessModel.BPMN, "startEvent", "boundaryEvent")) {
				findings.at(flow, "flowToEvent");
			}
		}
		return dangles;
	}

	private static boolean startsByEvent(XmlElement node) {
		return node.attribute("triggeredByEvent").equals("true");
	}

	private static void startsAndEvents(ProcessModel model, Findings findings) {
		if (model.process().children(ProcessModel.BPMN, "startEvent").findAny().isEmpty()) {
			findings.at(model.process(), "noStart");
		}
		model.all("subProcess")
			.filter((part) -> part.children(ProcessModel.BPMN, "startEvent").count() != 1)
			.forEach((part) -> findings.at(part, "noStart"));
		model.all("boundaryEvent").forEach((event) -> {
			XmlElement node = model.find(event.attribute("attachedToRef"));
			if (node == null || !ProcessModel.isNode(node)) {
				findings.at(event, "boundaryOfNothing");
			}
			else if (model.outgoing(event).findAny().isEmpty()) {
				findings.at(event, "boundaryWithoutFlow");
			}
		});
		model.all("endEvent")
			.filter((end) -> model.outgoing(end).findAny().isPresent())
			.forEach((end) -> findings.at(end, "endGoesOn"));
	}

	/** Whether every flow leads from a step to a step of the same level. */
	static boolean isConnected(ProcessModel model) {
		return model.flows().stream().allMatch((flow) -> {
			XmlElement source = model.find(flow.attribute("sourceRef"));
			XmlElement target = model.find(flow.attribute("targetRef"));
			return source != null && target != null && ProcessModel.isNode(source) && ProcessModel.isNode(target)
					&& source.parent() == flow.parent() && target.parent() == flow.parent();
		});
	}

	static List<XmlElement> starts(ProcessModel model) {
		return Stream
			.concat(model.process().children(ProcessModel.BPMN, "startEvent"),
					model.all("subProcess").filter((part) -> part.attribute("triggeredByEvent").equals("true")))
			.toList();
	}

	private static boolean isLeftOpen(ProcessModel model, XmlElement node) {
		return !isEnd(node) && !node.is(ProcessModel.BPMN, "boundaryEvent") && model.outgoing(node).findAny().isEmpty();
	}

	private static List<XmlElement> ends(ProcessModel model) {
		return model.nodes().stream().filter(ProcessFlow::isEnd).toList();
	}

	private static boolean isEnd(XmlElement node) {
		return node.is(ProcessModel.BPMN, "endEvent") || isLinkThrown(node)
				|| node.attribute("triggeredByEvent").equals("true");
	}

	private static boolean isLinkThrown(XmlElement node) {
		return node.is(ProcessModel.BPMN, "intermediateThrowEvent")
				&& node.children(ProcessModel.BPMN, "linkEventDefinition").findAny().isPresent();
	}

	/**
	 * Whether the event at the border takes the step's token; others make a second one.
	 */
	static boolean interrupts(XmlElement event) {
		return !event.attribute("cancelActivity").equals("false");
	}

	/** Whether the end takes all other tokens of its level with it. */
	static boolean endsAll(XmlElement node) {
		return node.is(ProcessModel.BPMN, "endEvent")
				&& node.children(ProcessModel.BPMN, "terminateEventDefinition", "errorEventDefinition")
					.findAny()
					.isPresent();
	}

	/** Where a link leads that the step throws. */
	static Optional<XmlElement> linked(ProcessModel model, XmlElement step) {
		return isLinkThrown(step) ? links(model, step).findFirst() : Optional.empty();
	}

	/** Whether a case rests there until somebody or something goes on with it. */
	static boolean waits(XmlElement node) {
		return node.is(ProcessModel.BPMN, "userTask", "receiveTask", "eventBasedGateway", "callActivity")
				|| node.is(ProcessModel.BPMN, "intermediateCatchEvent") && linkName(node).isEmpty()
				|| node.is(ProcessModel.BPMN, "subProcess") && node.children().stream().anyMatch(ProcessFlow::waits);
	}

	/** Where a token goes from a node, on the same level. */
	static Stream<XmlElement> ways(ProcessModel model, XmlElement node) {
		return Stream
			.of(model.outgoing(node).map((flow) -> model.find(flow.attribute("targetRef"))),
					model.boundary(node).filter(ProcessFlow::interrupts), linked(model, node).stream())
			.flatMap(Function.identity());
	}

	/** What follows a node: its flows, its border events, what is inside it. */
	static Stream<XmlElement> next(ProcessModel model, XmlElement node) {
		return next(model, node, (flow) -> true);
	}

	/** What follows a node by those flows alone, by its border events and inside it. */
	static Stream<XmlElement> next(ProcessModel model, XmlElement node, Predicate<XmlElement> flows) {
		Stream<XmlElement> inside = node.is(ProcessModel.BPMN, "subProcess")
				? node.children(ProcessModel.BPMN, "startEvent") : Stream.empty();
		Stream<XmlElement> linked = isLinkThrown(node) ? links(model, node) : Stream.empty();
		Stream<XmlElement> on = model.outgoing(node)
			.filter(flows)
			.map((flow) -> model.find(flow.attribute("targetRef")));
		return Stream.of(on, model.boundary(node), inside, linked)
			.flatMap(Function.identity())
			.filter(ProcessFlow::isThere);
	}

	private static boolean isThere(XmlElement node) {
		return node != null;
	}

	private static Stream<XmlElement> links(ProcessModel model, XmlElement thrown) {
		String link = linkName(thrown);
		return model.all("intermediateCatchEvent").filter((event) -> !link.isEmpty() && link.equals(linkName(event)));
	}

	private static String linkName(XmlElement event) {
		return event.children(ProcessModel.BPMN, "linkEventDefinition")
			.map((link) -> link.attribute("name"))
			.findFirst()
			.orElse("");
	}

	private static Stream<XmlElement> before(ProcessModel model, XmlElement node) {
		Stream<XmlElement> from = model.incoming(node).map((flow) -> model.find(flow.attribute("sourceRef")));
		Stream<XmlElement> border = node.is(ProcessModel.BPMN, "boundaryEvent")
				? Stream.ofNullable(model.find(node.attribute("attachedToRef"))) : Stream.empty();
		return Stream.concat(from, border).filter(ProcessFlow::isThere);
	}

	static Set<XmlElement> reach(List<XmlElement> from, Function<XmlElement, Stream<XmlElement>> next,
			Predicate<XmlElement> through) {
		Set<XmlElement> reached = new HashSet<>();
		Deque<XmlElement> open = new ArrayDeque<>(from);
		while (!open.isEmpty()) {
			XmlElement node = open.pop();
			if (through.test(node) && reached.add(node)) {
				next.apply(node).forEach(open::push);
			}
		}
		return reached;
	}

}
