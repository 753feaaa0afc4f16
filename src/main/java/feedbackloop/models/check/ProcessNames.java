package feedbackloop.models.check;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * What the processes ask of the tables. Whether these are sound is checked elsewhere.
 */
final class ProcessNames {

	private static final Pattern STAGE = Pattern.compile("deadlines\\.(?:due|at)\\(\\s*execution\\s*,\\s*'(\\w+)'");

	/** Messages between processes begin with a capital letter. */
	private static final Pattern EVENT = Pattern.compile("[a-z]\\w*");

	private ProcessNames() {
	}

	/**
	 * The stages whose limits tasks and timers ask for.
	 */
	static Collection<String> stages(ModelSet models) {
		return elements(models).flatMap(XmlElement::values)
			.flatMap((text) -> STAGE.matcher(text).results())
			.map((stage) -> stage.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The user tasks, whose clocks remind and escalate.
	 */
	static Collection<String> tasks(ModelSet models) {
		return processes(models).flatMap(ProcessModel::userTasks)
			.map(XmlElement::id)
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * Whether a step asks the table.
	 */
	static boolean asks(String key, ModelSet models) {
		return processes(models).flatMap((process) -> process.asking(key)).findAny().isPresent();
	}

	/**
	 * Whether a task has the form.
	 */
	static boolean uses(String form, ModelSet models) {
		return processes(models).anyMatch((process) -> process.uses(form));
	}

	/**
	 * The events of which steps tell the customer.
	 */
	static Collection<String> events(ModelSet models) {
		return elements(models).map((element) -> ProcessModel.property(element, "message"))
			.filter((event) -> EVENT.matcher(event).matches())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * The events of which steps tell staff.
	 */
	static Collection<String> notices(ModelSet models) {
		return elements(models).filter((element) -> element.is(ProcessModel.BPMN, "serviceTask"))
			.map((element) -> ProcessModel.property(element, "tell"))
			.filter((event) -> EVENT.matcher(event).matches())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/**
	 * What steps that evaluate the table give it beside the facts of the case.
	 */
	static Collection<String> parameters(String key, ModelSet models) {
		return processes(models).flatMap((process) -> process.asking(key))
			.flatMap((step) -> ProcessModel.extensions(step, "inputOutput"))
			.flatMap((mapping) -> mapping.children(ProcessModel.CAMUNDA, "inputParameter"))
			.map((parameter) -> parameter.attribute("name"))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static Stream<ProcessModel> processes(ModelSet models) {
		return models.all(ModelFile.Kind.PROCESS).stream().flatMap((file) -> file.process().stream());
	}

	private static Stream<XmlElement> elements(ModelSet models) {
		return models.all(ModelFile.Kind.PROCESS).stream().flatMap(ModelFile::elements);
	}

}
