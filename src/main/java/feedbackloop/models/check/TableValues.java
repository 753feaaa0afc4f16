package feedbackloop.models.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.check.xml.Refused;
import feedbackloop.models.check.xml.SafeXml;
import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/**
 * The words that an input of a decision table knows, for models and forms that name them.
 */
final class TableValues {

	private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");

	private final ModelSet models;

	private final Map<String, XmlElement> read = new HashMap<>();

	private final Map<String, Set<String>> words = new HashMap<>();

	TableValues(ModelSet models) {
		this.models = models;
	}

	/**
	 * The words in the rules and the declared values of the input; empty when there is no
	 * such table.
	 */
	Set<String> of(String decision, String input) {
		return this.words.computeIfAbsent(decision + "." + input, (key) -> words(decision, input));
	}

	private Set<String> words(String decision, String input) {
		XmlElement root = read(decision);
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
	Set<String> outputs(String decision) {
		XmlElement root = read(decision);
		return (root != null) ? named(root, "output").map((output) -> output.attribute("name"))
			.collect(Collectors.toCollection(TreeSet::new)) : Set.of();
	}

	/** Null when there is no such table, or it cannot be read. */
	private XmlElement read(String decision) {
		return this.read.computeIfAbsent(decision,
				(key) -> this.models.decision(key).map(TableValues::read).orElse(null));
	}

	private static XmlElement read(ModelFile file) {
		try {
			return SafeXml.read(file.text());
		}
		catch (Refused ex) {
			// The check of tables says what is wrong with it.
			return null;
		}
	}

	private static void collect(XmlElement cell, Set<String> words) {
		named(cell, "text")
			.forEach((text) -> WORD.matcher(text.text()).results().forEach((word) -> words.add(word.group(1))));
	}

	private static Stream<XmlElement> named(XmlElement root, String name) {
		return root.all().filter((element) -> element.name().getLocalPart().equals(name));
	}

}
