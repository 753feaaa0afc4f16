package feedbackloop.models.edits;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelFile;

/**
 * Edits of the flow of a process as Camunda Modeler writes them: a line is moved, added
 * or deleted at both its ends and in the drawing; a step is left out or done twice.
 */
final class FlowEdits {

	private static final Pattern FLOW = Pattern.compile(
			"\\n *<bpmn:sequenceFlow id=\"(\\w+)\"[^>]*? sourceRef=\"(\\w+)\" targetRef=\"(\\w+)\"\\s*(?:/>|>.*?</bpmn:sequenceFlow>)",
			Pattern.DOTALL);

	private static final Pattern ENTERED = Pattern
		.compile("<bpmn:(\\w+) id=\"(\\w+)\"[^>]*>(?:(?!<bpmn:\\w+ id=).)*?<bpmn:incoming>", Pattern.DOTALL);

	private static final Pattern STEP = Pattern
		.compile("\\n *<bpmn:(serviceTask|businessRuleTask|userTask) id=\"(\\w+)\".*?</bpmn:\\1>", Pattern.DOTALL);

	private FlowEdits() {
	}

	static List<EditKind> kinds() {
		return List.of(kind("leads elsewhere", flow((text, flow, pick) -> {
			String target = entered(text, pick);
			return target.equals(flow.target()) ? text : moved(text, flow, target);
		})), kind("comes from elsewhere", flow((text, flow, pick) -> {
			String source = flow(text, pick).source();
			return source.equals(flow.source()) ? text : added(removed(text, flow), flow.id(), source, flow.target());
		})), kind("second one to the same",
				flow((text, flow, pick) -> added(text, flow.id() + "_2", flow.source(), flow.target()))),
				kind("second one elsewhere",
						flow((text, flow, pick) -> added(text, flow.id() + "_2", flow.source(), entered(text, pick)))),
				kind("back to an earlier step",
						flow((text, flow, pick) -> added(text, flow.id() + "_back", flow.target(), flow.source()))),
				kind("deleted", flow((text, flow, pick) -> removed(text, flow))),
				kind("two swapped", flow((text, flow, pick) -> {
					Flow other = flow(text, pick);
					return other.target().equals(flow.target()) ? text
							: moved(moved(text, flow, other.target()), other, flow.target());
				})), kind("default moved", Mutation.likeAnother("default=\"(\\w+)\"")),
				kind("default to a sister", FlowEdits::sister),
				kind("default removed", Mutation.at("( default=\"\\w+\")", (before, pick) -> "")),
				kind("one end only", Mutation.likeAnother("(?:sourceRef|targetRef)=\"(\\w+)\"")),
				kind("step left out", FlowEdits::leftOut), kind("step done twice", FlowEdits::doneTwice),
				kind("steps swapped", FlowEdits::stepsSwapped));
	}

	/** The default of a gateway becomes another flow that leaves it. */
	private static Optional<Changed> sister(String text, Pick pick) {
		return Mutation.at("<bpmn:exclusiveGateway [^>]*?default=\"(\\w+)\"", (before, again) -> {
			Flow flow = flows(text).stream().filter((one) -> one.id().equals(before)).findFirst().orElseThrow();
			return again
				.of(flows(text).stream().filter((one) -> one.source().equals(flow.source())).map(Flow::id).toList());
		}).of(text, pick);
	}

	/** What led to the step leads to the one behind it. */
	private static Optional<Changed> leftOut(String text, Pick pick) {
		return step(text, pick).flatMap((step) -> {
			Flow out = flows(text).stream().filter((flow) -> flow.source().equals(step)).findFirst().orElseThrow();
			String now = removed(text, out);
			for (Flow in : flows(text).stream().filter((flow) -> flow.target().equals(step)).toList()) {
				now = moved(now, in, out.target());
			}
			now = STEP.matcher(now).replaceAll((match) -> match.group(2).equals(step) ? "" : quoted(match.group()));
			now = now.replaceAll(
					"(?s)\\n *<bpmn:boundaryEvent [^>]*attachedToRef=\"" + step + "\".*?</bpmn:boundaryEvent>", "");
			now = now.replaceAll("(?s)\\n *<bpmndi:BPMNShape [^>]*bpmnElement=\"" + step + "\".*?</bpmndi:BPMNShape>",
					"");
			return Optional.of(Changed.whole(text, now, step, ""));
		});
	}

	/** A copy of the step follows it. */
	private static Optional<Changed> doneTwice(String text, Pick pick) {
		return step(text, pick).map((step) -> {
			Flow out = flows(text).stream().filter((flow) -> flow.source().equals(step)).findFirst().orElseThrow();
			String copy = step + "_again";
			String element = STEP.matcher(text)
				.results()
				.filter((match) -> match.group(2).equals(step))
				.findFirst()
				.orElseThrow()
				.group();
			String bare = element.replaceAll("\\n *<bpmn:(?:incoming|outgoing)>\\w+</bpmn:(?:incoming|outgoing)>", "")
				.replaceAll("\\bid=\"(\\w+)\"", "id=\"$1_again\"")
				.replaceFirst("(\\n *</bpmn:(?:serviceTask|businessRuleTask|userTask)>)$", "\n      <bpmn:incoming>"
						+ out.id() + "</bpmn:incoming>\n      <bpmn:outgoing>" + out.id() + "_2</bpmn:outgoing>$1");
			String now = text.replace(element, element + bare);
			now = now.replaceFirst("(<bpmn:sequenceFlow id=\"" + out.id() + "\"[^>]*targetRef=\")\\w+", "$1" + copy);
			now = now
				.replace("<bpmn:incoming>" + out.id() + "</bpmn:incoming>\n      <bpmn:outgoing>" + out.id() + "_2",
						"@@")
				.replace("<bpmn:incoming>" + out.id() + "</bpmn:incoming>",
						"<bpmn:incoming>" + out.id() + "_2</bpmn:incoming>")
				.replace("@@",
						"<bpmn:incoming>" + out.id() + "</bpmn:incoming>\n      <bpmn:outgoing>" + out.id() + "_2");
			now = now.replace(bare, bare + "\n    <bpmn:sequenceFlow id=\"" + out.id() + "_2\" sourceRef=\"" + copy
					+ "\" targetRef=\"" + out.target() + "\" />");
			return Changed.whole(text, drawn(now, copy, out.id() + "_2"), step, step + ", " + copy);
		});
	}

	/** Two steps change places. */
	private static Optional<Changed> stepsSwapped(String text, Pick pick) {
		return step(text, pick).flatMap((one) -> step(text, pick).filter((other) -> !other.equals(one)).map((other) -> {
			String now = text;
			for (Flow flow : flows(text)) {
				String source = flow.source().equals(one) ? other : flow.source().equals(other) ? one : flow.source();
				String target = flow.target().equals(one) ? other : flow.target().equals(other) ? one : flow.target();
				if (!source.equals(flow.source()) || !target.equals(flow.target())) {
					now = added(removed(now, flow), flow.id(), source, target);
				}
			}
			return Changed.whole(text, now, one, other);
		}));
	}

	private static Optional<String> step(String text, Pick pick) {
		List<String> steps = STEP.matcher(text)
			.results()
			.map((match) -> match.group(2))
			.filter((step) -> flows(text).stream().filter((flow) -> flow.source().equals(step)).count() == 1)
			.toList();
		return steps.isEmpty() ? Optional.empty() : Optional.of(pick.of(steps));
	}

	private static Mutation flow(FlowChange change) {
		return (text, pick) -> {
			Flow flow = flow(text, pick);
			String now = change.of(text, flow, pick);
			if (now.equals(text)) {
				return Optional.empty();
			}
			List<String> ids = flows(text).stream().map(Flow::toString).toList();
			String after = String.join(", ",
					flows(now).stream().map(Flow::toString).filter((one) -> !ids.contains(one)).toList());
			return Optional.of(Changed.whole(text, now, flow.toString(), after));
		};
	}

	private static Flow flow(String text, Pick pick) {
		return pick.of(flows(text));
	}

	private static List<Flow> flows(String text) {
		return FLOW.matcher(text)
			.results()
			.map((match) -> new Flow(match.group(1), match.group(2), match.group(3)))
			.toList();
	}

	private static String entered(String text, Pick pick) {
		return pick.of(ENTERED.matcher(text).results().map((match) -> match.group(2)).toList());
	}

	private static String moved(String text, Flow flow, String target) {
		String now = text.replace("\n      <bpmn:incoming>" + flow.id() + "</bpmn:incoming>", "")
			.replace("\n        <bpmn:incoming>" + flow.id() + "</bpmn:incoming>", "")
			.replaceFirst("(<bpmn:sequenceFlow id=\"" + flow.id() + "\"[^>]*targetRef=\")\\w+", "$1" + target);
		return end(now, target, "incoming", flow.id());
	}

	private static String added(String text, String id, String source, String target) {
		String element = "\n    <bpmn:sequenceFlow id=\"" + id + "\" sourceRef=\"" + source + "\" targetRef=\"" + target
				+ "\" />";
		String now = text.replaceFirst("(\\n *<bpmn:(?:serviceTask|userTask|exclusiveGateway) id=)",
				quoted(element) + "$1");
		return drawn(end(end(now, target, "incoming", id), source, "outgoing", id), null, id);
	}

	private static String removed(String text, Flow flow) {
		return FLOW.matcher(text)
			.replaceAll((match) -> match.group(1).equals(flow.id()) ? "" : quoted(match.group()))
			.replaceAll("\\n *<bpmn:(incoming|outgoing)>" + flow.id() + "</bpmn:\\1>", "")
			.replaceAll("(?s)\\n *<bpmndi:BPMNEdge [^>]*bpmnElement=\"" + flow.id() + "\".*?</bpmndi:BPMNEdge>", "")
			.replace(" default=\"" + flow.id() + "\"", "");
	}

	/** The element names the flow, in the order that the schema asks for. */
	private static String end(String text, String element, String direction, String flow) {
		String line = "\n      <bpmn:" + direction + ">" + flow + "</bpmn:" + direction + ">";
		String before = direction.equals("incoming") ? "incoming|outgoing" : "outgoing";
		return text.replaceFirst("(?s)(<bpmn:\\w+ id=\"" + element
				+ "\"[^>]*[^/]>(?:(?!</bpmn:(?:startEvent|endEvent|userTask|serviceTask)>).)*?)(\\n *<bpmn:(?:" + before
				+ ")>)", "$1" + quoted(line) + "$2");
	}

	private static String drawn(String text, String shape, String flow) {
		String drawing = "\n      <bpmndi:BPMNEdge id=\"edge_" + flow + "\" bpmnElement=\"" + flow
				+ "\">\n        <di:waypoint x=\"10\" y=\"10\" />\n        <di:waypoint x=\"90\" y=\"90\" />\n      </bpmndi:BPMNEdge>";
		if (shape != null) {
			drawing = "\n      <bpmndi:BPMNShape id=\"shape_" + shape + "\" bpmnElement=\"" + shape
					+ "\">\n        <dc:Bounds x=\"10\" y=\"10\" width=\"100\" height=\"80\" />\n      </bpmndi:BPMNShape>"
					+ drawing;
		}
		return text.replace("\n    </bpmndi:BPMNPlane>", drawing + "\n    </bpmndi:BPMNPlane>");
	}

	private static String quoted(String text) {
		return Matcher.quoteReplacement(text);
	}

	private static EditKind kind(String name, Mutation mutation) {
		return new EditKind(ModelFile.Kind.PROCESS, false, "flow: " + name, mutation);
	}

	private interface FlowChange {

		String of(String text, Flow flow, Pick pick);

	}

	private record Flow(String id, String source, String target) {

		@Override
		public String toString() {
			return this.id + " " + this.source + " to " + this.target;
		}

	}

}
