package feedbackloop.models.check;

import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;

/**
 * No case goes round and round without a step that waits: the engine would do so within
 * one transaction until it breaks. Only what is certain is a finding: a circle in which
 * nothing can change what its gateways ask for.
 */
class ImmediateLoops implements ProcessRule {

	private static final int MOST_CALLS = 5;

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		if (!ProcessFlow.isConnected(model)) {
			return;
		}
		FactValues facts = FactValues.of(model, models);
		Set<XmlElement> passing = model.nodes()
			.stream()
			.filter((node) -> passes(model, node, models, 0))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<XmlElement> idle = passing.stream()
			.filter((node) -> !works(node))
			.collect(Collectors.toCollection(LinkedHashSet::new));
		Set<String> noted = idle.stream()
			.flatMap(ProcessModel::own)
			.filter((element) -> element.name().getLocalPart().endsWith("Parameter"))
			.filter((element) -> !FactValues.isFromTable(element))
			.flatMap(OwnVariables::setBy)
			.collect(Collectors.toSet());
		Set<String> answers = model.userTasks()
			.flatMap((task) -> Contract.factsOf(task.id()).stream())
			.collect(Collectors.toSet());
		new Circles(model, facts, idle, (name) -> !noted.contains(name), true).find()
			.or(() -> new Circles(model, facts, passing, answers::contains, false).find())
			.ifPresent((circle) -> findings.at(circle.get(0), "loopWithoutWait",
					circle.stream().map(XmlElement::title).collect(Collectors.joining(" → "))));
	}

	/** Whether a case may go on from the step in the same transaction. */
	private static boolean passes(ProcessModel model, XmlElement node, ModelSet models, int calls) {
		if (node.children(ProcessModel.BPMN, "multiInstanceLoopCharacteristics").findAny().isPresent()) {
			return false;
		}
		if (node.is(ProcessModel.BPMN, "callActivity")) {
			return calls < MOST_CALLS && called(node, models)
				.filter((called) -> passesInside(called, called.process(), models, calls + 1))
				.isPresent();
		}
		return node.is(ProcessModel.BPMN, "subProcess") ? passesInside(model, node, models, calls)
				: !ProcessFlow.waits(node);
	}

	private static boolean passesInside(ProcessModel model, XmlElement level, ModelSet models, int calls) {
		return ProcessFlow
			.reach(level.children(ProcessModel.BPMN, "startEvent").toList(), (node) -> ProcessFlow.ways(model, node),
					(node) -> passes(model, node, models, calls))
			.stream()
			.anyMatch((node) -> node.is(ProcessModel.BPMN, "endEvent"));
	}

	private static Optional<ProcessModel> called(XmlElement call, ModelSet models) {
		return models.process(call.attribute("calledElement")).flatMap(ModelFile::process);
	}

	/** Whether a bean does something there, after which all may be different. */
	private static boolean works(XmlElement node) {
		return ProcessModel.own(node)
			.flatMap((element) -> element.attributes().keySet().stream())
			.anyMatch((attribute) -> attribute.getLocalPart().endsWith("xpression"));
	}

}
