package feedbackloop.models.files;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.notation.DecisionTable;

/**
 * Files that are live together, or would be.
 */
public final class ModelSet {

	private final Map<String, ModelFile> files = new TreeMap<>();

	public ModelSet(Collection<ModelFile> files) {
		files.forEach((file) -> this.files.put(file.name(), file));
	}

	/**
	 * These files with others put in their places.
	 */
	public ModelSet with(Collection<ModelFile> others) {
		ModelSet together = new ModelSet(this.files.values());
		others.forEach((file) -> together.files.put(file.name(), file));
		return together;
	}

	/**
	 * These files without some.
	 */
	public ModelSet without(Collection<String> names) {
		ModelSet left = new ModelSet(this.files.values());
		left.files.keySet().removeAll(names);
		return left;
	}

	public Optional<ModelFile> find(String name) {
		return Optional.ofNullable(this.files.get(name));
	}

	/**
	 * The files of a kind, in the order of their names.
	 */
	public List<ModelFile> all(Kind kind) {
		return this.files.values().stream().filter((file) -> file.kind().filter(kind::equals).isPresent()).toList();
	}

	public Optional<ModelFile> process(String key) {
		return find("processes/" + key + ".bpmn");
	}

	public Optional<ModelFile> decision(String key) {
		return find(DecisionTable.file(key));
	}

	public Optional<ModelFile> form(String key) {
		return find("forms/" + key + ".form");
	}

}
