package feedbackloop.models.files;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.notation.DecisionTable;

/**
 * Files that are live together, or would be.
 */
public final class ModelSet {

	private final Map<String, ModelFile> files;

	private final Map<Kind, List<ModelFile>> kinds;

	/** Null where nobody wants to know what was asked. */
	private final Lookups lookups;

	public ModelSet(Collection<ModelFile> files) {
		this(byName(files), null);
	}

	private ModelSet(Map<String, ModelFile> files, Lookups lookups) {
		this(files,
				files.values()
					.stream()
					.filter((file) -> file.kind().isPresent())
					.collect(Collectors.groupingBy((file) -> file.kind().get())),
				lookups);
	}

	private ModelSet(Map<String, ModelFile> files, Map<Kind, List<ModelFile>> kinds, Lookups lookups) {
		this.files = files;
		this.kinds = kinds;
		this.lookups = lookups;
	}

	private static Map<String, ModelFile> byName(Collection<ModelFile> files) {
		Map<String, ModelFile> byName = new TreeMap<>();
		files.forEach((file) -> byName.put(file.name(), file));
		return byName;
	}

	/**
	 * These files, which note from now on what they are asked.
	 */
	public ModelSet noting(Lookups lookups) {
		return new ModelSet(this.files, this.kinds, lookups);
	}

	/**
	 * These files with others put in their places.
	 */
	public ModelSet with(Collection<ModelFile> others) {
		Map<String, ModelFile> together = new TreeMap<>(this.files);
		together.putAll(byName(others));
		return new ModelSet(together, this.lookups);
	}

	/**
	 * These files without some.
	 */
	public ModelSet without(Collection<String> names) {
		Map<String, ModelFile> left = new TreeMap<>(this.files);
		left.keySet().removeAll(names);
		return new ModelSet(left, this.lookups);
	}

	public Optional<ModelFile> find(String name) {
		Optional<ModelFile> found = Optional.ofNullable(this.files.get(name));
		if (this.lookups != null) {
			this.lookups.note(name, found);
		}
		return found;
	}

	/**
	 * The files of a kind, in the order of their names.
	 */
	public List<ModelFile> all(Kind kind) {
		List<ModelFile> all = this.kinds.getOrDefault(kind, List.of());
		if (this.lookups != null) {
			this.lookups.note(kind, all);
		}
		return all;
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
