package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * The words that an input of a decision table knows, for models and forms that name them.
 */
final class TableValues {

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

	private TableValues() {
	}

	/**
	 * The words in the rules and the declared values of the input; empty when there is no
	 * such table.
	 */
	static Set<String> of(ModelSet models, String decision, String input) {
		XmlElement root = read(models, decision);
		if (root == null) {
			return Set.of();
		}
		List<XmlElement> inputs = named(root, "input").toList();
		Set<String> words = new TreeSet<>();
		for (int i = 0; i < inputs.size(); i++) {
			if (named(inputs.get(i), "text").findFirst().filter((text) -> text.text().equals(input)).isPresent()) {
				named(inputs.get(i), "inputValues").forEach((values) -> collect(values, words));
				int column = i;
				named(root, "rule").forEach((rule) -> named(rule, "inputEntry").skip(column)
					.limit(1)
					.forEach((cell) -> collect(cell, words)));
			}
		}
		return words;
	}

	/**
	 * The names of the outputs; none when there is no such table.
	 */
	static Set<String> outputs(ModelSet models, String decision) {
		XmlElement root = read(models, decision);
		return (root != null) ? named(root, "output").map((output) -> output.attribute("name"))
			.collect(Collectors.toCollection(TreeSet::new)) : Set.of();
	}

	private static XmlElement read(ModelSet models, String decision) {
		return models.decision(decision)
			.map(ModelFile::text)
			.map((text) -> SafeXml.read(text, new Findings("")))
			.orElse(null);
	}

	private static void collect(XmlElement cell, Set<String> words) {
		named(cell, "text")
			.forEach((text) -> WORD.matcher(text.text()).results().forEach((word) -> words.add(word.group(1))));
	}

	private static Stream<XmlElement> named(XmlElement root, String name) {
		return root.all().filter((element) -> element.name().getLocalPart().equals(name));
	}

}
