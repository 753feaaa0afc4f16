package feedbackloop.models.check;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;

/**
 * Every step and every flow is drawn: what is not in the picture cannot be reviewed.
 */
class ProcessDiagram implements ProcessRule {

	private static final String DRAWN = "http://www.omg.org/spec/BPMN/20100524/DI";

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		Map<String, Set<String>> drawn = model.definitions()
			.all()
			.filter((element) -> element.is(DRAWN, "BPMNShape", "BPMNEdge"))
			.collect(Collectors.groupingBy((element) -> element.name().getLocalPart(),
					Collectors.mapping((element) -> local(element.attribute("bpmnElement")), Collectors.toSet())));
		Set<String> shapes = drawn.getOrDefault("BPMNShape", Set.of());
		Set<String> edges = drawn.getOrDefault("BPMNEdge", Set.of());
		model.nodes()
			.stream()
			.filter((node) -> !shapes.contains(node.id()))
			.forEach((node) -> findings.at(node, "notDrawn"));
		model.flows()
			.stream()
			.filter((flow) -> !edges.contains(flow.id()))
			.forEach((flow) -> findings.at(flow, "notDrawn"));
	}

	private static String local(String reference) {
		return reference.substring(reference.indexOf(':') + 1);
	}

}
