package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * A case is at one step at a time unless the model says otherwise. Then its ways come
 * together again. So no task is there twice, and no join waits for ever. Each level of
 * the process is played by itself, because no flow crosses its border.
 */
class TokenFlow implements ProcessRule {

	private static final String GATEWAY = "Gateway";

	private static final int MOST_STEPS = 1_000;

	private static final Set<String> FAULTS = Set.of("forkWithoutGateway", "tokensMeet", "flowNotAnalysed");

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		if (!ProcessFlow.isConnected(model)) {
			return;
		}
		if (model.nodes().size() > MOST_STEPS) {
			findings.at(model.process(), "flowNotAnalysed");
			return;
		}
		model.nodes()
			.stream()
			.filter((node) -> !node.name().getLocalPart().endsWith(GATEWAY) && model.outgoing(node).count() > 1)
			.forEach((node) -> findings.at(node, "forkWithoutGateway",
					model.outgoing(node).map((flow) -> model.find(flow.attribute("targetRef")).inWords()).toList()));
		Stream.concat(Stream.of(model.process()), model.all("subProcess")).forEach((level) -> {
			level.children(ProcessModel.BPMN, "startEvent").forEach((start) -> play(model, start, findings));
			Set<XmlElement> main = reach(model, level.children(ProcessModel.BPMN, "startEvent").toList());
			level.children(ProcessModel.BPMN, "boundaryEvent")
				.filter((event) -> !ProcessFlow.interrupts(event))
				.forEach((event) -> {
					play(model, event, findings);
					staysBeside(model, main, event, findings);
				});
		});
	}

	/**
	 * Whether a case is where the model says, so that its ways can be followed further.
	 */
	static boolean isSound(Findings findings) {
		return FAULTS.stream().noneMatch(findings::has);
	}

	private static void play(ProcessModel model, XmlElement start, Findings findings) {
		TokenGame<Boolean> game = new TokenGame<>(model, Ways.any()).from(start, true);
		game.together()
			.entrySet()
			.stream()
			.limit(1)
			.forEach((met) -> findings.at(met.getKey(), "tokensMeet", met.getValue().inWords()));
		game.waiting().forEach((join, fork) -> findings.at(join, "joinStuck", fork.inWords()));
		game.cutOff().forEach((end, cut) -> findings.warnAt(end, "endCutsOff", cut.inWords()));
		if (!game.isDecided()) {
			findings.at(start, "flowNotAnalysed");
		}
	}

	/**
	 * What an event starts beside a step ends by itself: back on the main way, the case
	 * would be there twice.
	 */
	private static void staysBeside(ProcessModel model, Set<XmlElement> main, XmlElement event, Findings findings) {
		Set<XmlElement> shared = reach(model, List.of(event));
		shared.retainAll(main);
		if (shared.stream().anyMatch((node) -> takesTime(model, node))) {
			model.nodes()
				.stream()
				.filter(shared::contains)
				.findFirst()
				.ifPresent((node) -> findings.at(event, "besideReturns", node.inWords()));
		}
	}

	private static Set<XmlElement> reach(ProcessModel model, List<XmlElement> from) {
		return ProcessFlow.reach(from, (node) -> ProcessFlow.ways(model, node), (node) -> true);
	}

	private static boolean takesTime(ProcessModel model, XmlElement node) {
		return ProcessFlow.waits(node) || node.name().getLocalPart().matches("(parallel|inclusive)Gateway")
				&& model.incoming(node).count() > 1;
	}

}
