package feedbackloop.deadlines;

import java.io.StringReader;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Names and values at one level of a YAML file that people edit. Values are taken as they
 * are written, and whatever is wrong is refused with its line.
 */
final class YamlSection {

	private final String file;

	private final String name;

	private final int line;

	private final Map<String, NodeTuple> entries = new LinkedHashMap<>();

	private YamlSection(String file, String name, int line) {
		this.file = file;
		this.name = name;
		this.line = line;
	}

	/**
	 * The top level of the file.
	 * @throws YamlRefused if the text is not YAML
	 */
	static YamlSection read(String file, String text) {
		try {
			Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
			return of(file, "the file", 1, root);
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw new YamlRefused(file, line, "this is not YAML: " + ex.getProblem(),
					"Indent with spaces and put a colon and a space between a name and its value.", ex);
		}
	}

	private static YamlSection of(String file, String name, int line, Node node) {
		YamlSection section = new YamlSection(file, name, line);
		if (node instanceof MappingNode mapping) {
			for (NodeTuple entry : mapping.getValue()) {
				section.add(entry);
			}
		}
		else if (!(node instanceof ScalarNode scalar) || !scalar.getValue().isEmpty()) {
			throw section.refuse(name + " has no names with values below it",
					"Write each below it as a name, a colon, a space and a value.");
		}
		return section;
	}

	private void add(NodeTuple entry) {
		String key = (entry.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
		if (this.entries.put(key, entry) != null) {
			throw refuse(key, key + " stands twice in " + this.name, "Keep one of the two.");
		}
	}

	Set<String> keys() {
		return this.entries.keySet();
	}

	boolean has(String key) {
		return this.entries.containsKey(key);
	}

	/**
	 * Refuses names that nobody reads, such as misspelt ones.
	 */
	void allow(List<String> known) {
		for (String key : keys()) {
			if (!known.contains(key)) {
				throw refuse(key, this.name + " has no " + key,
						"Remove it, or write one of: " + String.join(", ", known) + ".");
			}
		}
	}

	/**
	 * The section of that name, which may be empty.
	 * @throws YamlRefused if it is missing
	 */
	YamlSection section(String key) {
		return of(this.file, key, lineOf(key), required(key).getValueNode());
	}

	/**
	 * The value of that name.
	 * @throws YamlRefused if it is missing or not one value
	 */
	String text(String key) {
		if (required(key).getValueNode() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
			return scalar.getValue().strip();
		}
		throw refuse(key, key + " has no value", "Write one value behind " + key + ".");
	}

	private NodeTuple required(String key) {
		NodeTuple entry = this.entries.get(key);
		if (entry == null) {
			throw refuse(this.name + " lacks " + key, "Add " + key + ".");
		}
		return entry;
	}

	/**
	 * What is wrong at that name, to be thrown.
	 * @param problem a sentence without its full stop
	 */
	YamlRefused refuse(String key, String problem, String remedy) {
		return refused(lineOf(key), problem, remedy);
	}

	/**
	 * What is wrong with the section as a whole, to be thrown.
	 */
	YamlRefused refuse(String problem, String remedy) {
		return refused(this.line, problem, remedy);
	}

	private YamlRefused refused(int atLine, String problem, String remedy) {
		return new YamlRefused(this.file, atLine, problem, remedy, null);
	}

	private int lineOf(String key) {
		return this.entries.get(key).getKeyNode().getStartMark().getLine() + 1;
	}

}
