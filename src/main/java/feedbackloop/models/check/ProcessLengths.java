package feedbackloop.models.check;

import java.util.stream.Collectors;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Names, ids and texts that fit into the columns into which engine and record write them.
 */
class ProcessLengths implements ProcessRule {

	private static final int PROCESS_ID = 64;

	private static final int ID = 255;

	/** What the engine adds to the id of a step that is done many times. */
	private static final int MANY_TIMES = "#multiInstanceBody".length();

	private static final int NAME = 255;

	private static final int VERSION_TAG = 64;

	private static final int DESCRIPTION = 4_000;

	/** Together with the id of an execution it fits into the occasion of a message. */
	private static final int FLOW_THAT_TELLS = 43;

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		XmlElement process = model.process();
		fits(process, "id", process.id(), PROCESS_ID, findings);
		fits(process, "name", process.attribute("name"), NAME, findings);
		fits(process, "versionTag", process.attribute(ProcessModel.CAMUNDA, "versionTag"), VERSION_TAG, findings);
		fits(model.definitions(), "targetNamespace", model.definitions().attribute("targetNamespace"), NAME, findings);
		model.nodes().forEach((node) -> {
			boolean many = node.children(ProcessModel.BPMN, "multiInstanceLoopCharacteristics").findAny().isPresent();
			fits(node, "id", node.id(), many ? ID - MANY_TIMES : ID, findings);
			fits(node, "name", node.attribute("name"), NAME, findings);
		});
		model.userTasks().forEach((task) -> fits(task, "documentation", description(task), DESCRIPTION, findings));
		model.flows().forEach((flow) -> fits(flow, "id", flow.id(), tells(flow) ? FLOW_THAT_TELLS : ID, findings));
	}

	/** As the engine joins it. */
	private static String description(XmlElement task) {
		return task.children(ProcessModel.BPMN, "documentation")
			.map(XmlElement::text)
			.collect(Collectors.joining("\n\n"));
	}

	private static boolean tells(XmlElement flow) {
		return ProcessModel.extensions(flow, "executionListener")
			.anyMatch((listener) -> listener.attribute("delegateExpression").equals("${tellUnapprovedStart}"));
	}

	private static void fits(XmlElement element, String what, String text, int longest, Findings findings) {
		if (Length.of(text) > longest) {
			findings.at(element, "tooLong", what, longest, Length.of(text));
		}
	}

}
