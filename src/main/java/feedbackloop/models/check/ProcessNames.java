package feedbackloop.models.check;

import java.util.Collection;
import java.util.TreeSet;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * What the processes ask of the tables, as their texts say. Whether these are sound is
 * checked elsewhere.
 */
final class ProcessNames {

	private static final Pattern STAGE = Pattern.compile("deadlines\\.(?:due|at)\\(\\s*execution\\s*,\\s*'(\\w+)'");

	/** Messages between processes begin with a capital letter. */
	private static final Pattern EVENT = Pattern.compile("<camunda:property name=\"message\" value=\"([a-z]\\w*)\"");

	private static final Pattern PARAMETER = Pattern.compile("<camunda:inputParameter name=\"(\\w+)\"");

	private ProcessNames() {
	}

	/**
	 * The stages whose limits tasks and timers ask for.
	 */
	static Collection<String> stages(ModelSet models) {
		return find(STAGE, texts(models));
	}

	/**
	 * The events of which steps tell the customer.
	 */
	static Collection<String> events(ModelSet models) {
		return find(EVENT, texts(models));
	}

	/**
	 * What steps that evaluate the table give it beside the facts of the case.
	 */
	static Collection<String> parameters(String key, ModelSet models) {
		Pattern step = Pattern.compile("<bpmn:businessRuleTask\\b[^>]*camunda:decisionRef=\"" + Pattern.quote(key)
				+ "\".*?</bpmn:businessRuleTask>", Pattern.DOTALL);
		StringBuilder steps = new StringBuilder();
		step.matcher(texts(models)).results().forEach((match) -> steps.append(match.group()));
		return find(PARAMETER, steps.toString());
	}

	private static String texts(ModelSet models) {
		return String.join("\n", models.all(ModelFile.Kind.PROCESS).stream().map(ModelFile::text).toList());
	}

	private static Collection<String> find(Pattern pattern, String text) {
		Collection<String> found = new TreeSet<>();
		pattern.matcher(text).results().forEach((match) -> found.add(match.group(1)));
		return found;
	}

}
