package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.check.Duties.Duty;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * What must come before what, whichever way a case takes and whatever people answer:
 * proven of the model by following all its ways.
 */
class ProcessDuties implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		if (ProcessFlow.isConnected(model) && TokenFlow.isSound(findings)) {
			prove(model, models, Duties.of(model.key()), findings);
		}
	}

	private static void prove(ProcessModel model, ModelSet models, Duties duties, Findings findings) {
		KnownWays ways = new KnownWays(model, FactValues.of(model, models), duties.marks(), duties.facts());
		starts(model.process()).forEach((start) -> ways.play(start, Known.nothing()));
		model.all("subProcess")
			.filter((part) -> part.attribute("triggeredByEvent").equals("true"))
			.flatMap(ProcessDuties::starts)
			.forEach((start) -> ways.anything(start).forEach((known) -> ways.play(start, known)));
		hold(duties.end(), ends(model), ways, findings);
		beside(model, ways);
		hold(duties.before(), model.nodes(), ways, findings);
		ways.missing().forEach((flow, fact) -> findings.at(flow, "factMissing", fact));
		if (!ways.isDecided()) {
			findings.at(model.process(), "flowNotAnalysed");
		}
	}

	private static Stream<XmlElement> starts(XmlElement level) {
		return level.children(ProcessModel.BPMN, "startEvent");
	}

	/** Where a case ends: not what runs beside it, and not a part of it. */
	private static List<XmlElement> ends(ProcessModel model) {
		Stream<XmlElement> instead = model.all("subProcess")
			.filter((part) -> starts(part).noneMatch((start) -> start.attribute("isInterrupting").equals("false"))
					&& part.attribute("triggeredByEvent").equals("true") && part.parent() == model.process());
		return Stream.concat(Stream.of(model.process()), instead)
			.flatMap((level) -> level.children(ProcessModel.BPMN, "endEvent"))
			.toList();
	}

	/** What events start beside their steps, from all that can be known there. */
	private static void beside(ProcessModel model, KnownWays ways) {
		model.all("boundaryEvent")
			.filter((event) -> !ProcessFlow.interrupts(event))
			.forEach((event) -> Stream.ofNullable(model.find(event.attribute("attachedToRef")))
				.flatMap((host) -> ways.knownAt(host).stream())
				.forEach((known) -> ways.play(event, known)));
	}

	private static void hold(List<Duty> duties, List<XmlElement> nodes, KnownWays ways, Findings findings) {
		for (Duty duty : duties) {
			nodes.stream().filter(duty.where()).forEach((node) -> {
				List<Set<String>> owing = ways.knownAt(node).stream().map(Known::done).filter(duty::isOwed).toList();
				if (owing.stream().anyMatch(duty::isBroken)) {
					boolean byRule = duty.mayBeLeft() && !owing.stream().allMatch(duty::isBroken);
					if (byRule) {
						findings.warnAt(node, duty.code());
					}
					else {
						findings.at(node, duty.code());
					}
				}
			});
		}
	}

}
