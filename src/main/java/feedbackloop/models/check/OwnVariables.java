package feedbackloop.models.check;

import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;

/**
 * The variables that a process can have. The application and the model itself set some.
 * Others are what its own tasks answer and what an owner added to their forms.
 */
final class OwnVariables {

	private static final Set<String> OF_THE_ENGINE = Set.of("loopCounter", "nrOfInstances", "nrOfCompletedInstances",
			"nrOfActiveInstances");

	private static final Pattern NOTED = Pattern.compile("setVariableLocal\\(\\s*['\"](\\w+)['\"]");

	private static final Pattern NAME = Pattern.compile("[a-zA-Z_]\\w{0,63}");

	private OwnVariables() {
	}

	static Set<String> of(ProcessModel model, ModelSet models) {
		Set<String> names = new HashSet<>(OF_THE_ENGINE);
		names.addAll(Contract.variables());
		model.userTasks().forEach((task) -> names.addAll(Contract.factsOf(task.id())));
		names.addAll(FormFacts.of(model, models).names());
		model.process().all().forEach((element) -> setBy(element).forEach(names::add));
		models.all(ModelFile.Kind.PROCESS)
			.stream()
			.flatMap((file) -> file.process().stream())
			.filter((other) -> !other.key().equals(model.key()) && other.calls(model.key()))
			.flatMap((caller) -> caller.process().all())
			.map((element) -> element.attribute("target"))
			.filter((handedOver) -> !handedOver.isEmpty())
			.forEach(names::add);
		return names;
	}

	/**
	 * What a model sets itself must not pass for the answer of a person.
	 */
	static void mayBeSet(String name, XmlElement element, Findings findings) {
		if (!NAME.matcher(name).matches()) {
			findings.at(element, "variableName", name);
		}
		else if (Contract.tasks().stream().anyMatch((task) -> isAnswer(task, name))) {
			findings.at(element, "answerForged", name);
		}
	}

	private static boolean isAnswer(String task, String name) {
		return Contract.factsOf(task).contains(name);
	}

	/** The names that the element sets, if it does. */
	static Stream<String> setBy(XmlElement element) {
		return switch (element.name().getLocalPart()) {
			case "inputParameter", "outputParameter" -> Stream.of(element.attribute("name"));
			case "businessRuleTask" -> Stream.of(element.attribute(ProcessModel.CAMUNDA, "resultVariable"));
			case "in" ->
				Stream.of(element.attribute("target")).filter((name) -> !name.equals(element.attribute("source")));
			case "out" -> Stream.of(element.attribute("target"));
			case "multiInstanceLoopCharacteristics" ->
				Stream.of(element.attribute(ProcessModel.CAMUNDA, "elementVariable"));
			case "errorEventDefinition" -> Stream.of(element.attribute(ProcessModel.CAMUNDA, "errorCodeVariable"));
			case "executionListener", "taskListener" ->
				NOTED.matcher(element.attribute("expression")).results().map((match) -> match.group(1));
			default -> Stream.empty();
		};
	}

}
