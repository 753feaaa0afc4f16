package feedbackloop.models.check;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Contract;
import feedbackloop.process.OwnField;
import feedbackloop.process.PortalFields;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Names for fields that an owner adds. Each becomes a variable of the process, and must
 * not pass for what the rules decide or what others answer.
 */
final class OwnNames {

	/** Words of the languages of expressions, and what each object of a browser has. */
	private static final Set<String> WORDS = Set.of("and", "or", "not", "div", "mod", "eq", "ne", "lt", "gt", "le",
			"ge", "true", "false", "null", "empty", "instanceof", "execution", "task", "if", "then", "else", "for",
			"in", "return", "some", "every", "satisfies", "between", "instance", "of", "function", "external", "parent",
			"this", "constructor", "prototype", "toString", "toLocaleString", "valueOf", "hasOwnProperty",
			"isPrototypeOf", "propertyIsEnumerable", "caseExecution", "externalTask", "loggedInUser", "decisionResult",
			"loopCounter", "nrOfInstances", "nrOfCompletedInstances", "nrOfActiveInstances");

	private static final Map<ModelFile, Set<String>> SET = new ConcurrentReferenceHashMap<>();

	private OwnNames() {
	}

	/** Whether it means something already, whatever the models say. */
	static boolean isTaken(String name) {
		return WORDS.contains(name) || Contract.variables().contains(name) || ModelBeanClasses.all().containsKey(name)
				|| Contract.tasks().stream().map(Contract::factsOf).anyMatch((facts) -> facts.contains(name));
	}

	/** The process that sets a variable of that name itself, if one does. */
	static Optional<String> setBy(String name, ModelSet models) {
		return models.all(ModelFile.Kind.PROCESS)
			.stream()
			.filter((process) -> SET.computeIfAbsent(process, OwnNames::set).contains(name))
			.map(ModelFile::key)
			.findFirst();
	}

	private static Set<String> set(ModelFile process) {
		return process.elements().flatMap(OwnVariables::setBy).collect(Collectors.toSet());
	}

	/**
	 * Another form that asks under that name for something of another kind, if one does.
	 */
	static Optional<String> otherwise(String name, String form, ModelSet models) {
		Map<String, OwnField.Type> types = new TreeMap<>();
		// What people answer at an entrance is no variable of a process.
		models.all(PortalFields.isPortal(form) ? ModelFile.Kind.PORTAL : ModelFile.Kind.FORM)
			.forEach((file) -> FormFacts.addedTo(file)
				.stream()
				.filter((field) -> field.name().equals(name))
				.forEach((field) -> types.put(file.key(), field.type())));
		return types.entrySet()
			.stream()
			.filter((other) -> other.getValue() != types.get(form))
			.map(Map.Entry::getKey)
			.findFirst();
	}

}
