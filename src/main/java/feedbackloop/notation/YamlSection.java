package feedbackloop.notation;

import java.io.StringReader;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * Names and values at one level of a YAML file that people edit. Values are taken as they
 * are written, and whatever is wrong is refused with its line.
 */
public final class YamlSection {

	/** Of a value that is named. */
	private static final int SHOWN = 80;

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
	 * @throws Unreadable if the text is not YAML
	 */
	public static YamlSection read(String file, String text) {
		try {
			Node root = new Yaml(new LoaderOptions()).compose(new StringReader(text));
			return of(file, file, 1, root);
		}
		catch (MarkedYAMLException ex) {
			int line = (ex.getProblemMark() != null) ? ex.getProblemMark().getLine() + 1 : 1;
			throw unreadable(line, "yamlBroken", ex.getProblem());
		}
		catch (YAMLException ex) {
			throw unreadable(1, "yamlBroken", String.valueOf(ex.getMessage()).lines().findFirst().orElse(""));
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
			throw section.refuse("yamlNoNames", name);
		}
		return section;
	}

	private void add(NodeTuple entry) {
		String key = (entry.getKeyNode() instanceof ScalarNode scalar) ? scalar.getValue() : "?";
		if (this.entries.put(key, entry) != null) {
			throw refuseAt(key, "yamlTwice", key, this.name);
		}
	}

	/** The names, in the order of the file. */
	public Set<String> keys() {
		return this.entries.keySet();
	}

	/** Whether it has that name. */
	public boolean has(String key) {
		return this.entries.containsKey(key);
	}

	/** Whether that name has one value, and no further names below it. */
	public boolean hasText(String key) {
		return has(key) && this.entries.get(key).getValueNode() instanceof ScalarNode scalar
				&& !scalar.getValue().isBlank();
	}

	/**
	 * Refuses names that nobody reads, such as misspelt ones.
	 */
	public void allow(List<String> known) {
		for (String key : keys()) {
			if (!known.contains(key)) {
				throw refuseAt(key, "yamlUnknown", key, this.name, String.join(", ", known));
			}
		}
	}

	/**
	 * The section of that name, which may be empty.
	 * @throws Unreadable if it is missing
	 */
	public YamlSection section(String key) {
		Node below = required(key).getValueNode();
		return of(this.file, key, lineOf(key), below);
	}

	/**
	 * The value of that name.
	 * @throws Unreadable if it is missing or not one value
	 */
	public String text(String key) {
		if (required(key).getValueNode() instanceof ScalarNode scalar && !scalar.getValue().isBlank()) {
			return scalar.getValue().strip();
		}
		throw refuseAt(key, "yamlNoValue", key);
	}

	/**
	 * The values of that name, with commas or line ends between them.
	 * @throws Unreadable if it is missing or not one value
	 */
	public List<String> several(String key) {
		return Arrays.stream(text(key).split("[,，\n]")).map(String::strip).filter((one) -> !one.isEmpty()).toList();
	}

	private NodeTuple required(String key) {
		NodeTuple entry = this.entries.get(key);
		if (entry == null) {
			throw refuse("yamlLacks", this.name, key);
		}
		return entry;
	}

	/**
	 * What is wrong at that name, to be thrown.
	 * @param code the finding's sentence
	 */
	public Unreadable refuseAt(String key, String code, Object... arguments) {
		return unreadable(lineOf(key), code, arguments);
	}

	/**
	 * What is wrong with the section as a whole, to be thrown.
	 */
	public Unreadable refuse(String code, Object... arguments) {
		return unreadable(this.line, code, arguments);
	}

	/**
	 * What is wrong at that name, beside other things that may be wrong.
	 */
	public Finding wrongAt(String key, String code, Object... arguments) {
		return refuseAt(key, code, arguments).in(this.file);
	}

	private static Unreadable unreadable(int line, String code, Object... arguments) {
		return new Unreadable("line " + line, code, Arrays.stream(arguments).map(YamlSection::shortened).toArray());
	}

	private static String shortened(Object value) {
		String words = String.valueOf(value);
		return (words.length() > SHOWN) ? words.substring(0, SHOWN) + "…" : words;
	}

	/**
	 * What is allowed at that name but looks like a mistake.
	 */
	public Finding warnAt(String key, String code, Object... arguments) {
		return Finding.warning(this.file, "line " + lineOf(key), code, arguments);
	}

	private int lineOf(String key) {
		return this.entries.get(key).getKeyNode().getStartMark().getLine() + 1;
	}

}
