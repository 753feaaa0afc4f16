package feedbackloop.models.files;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import feedbackloop.models.files.ModelFile.Kind;

/**
 * What was looked up among files. A conclusion from it holds among all files that answer
 * the same.
 */
public final class Lookups {

	private final Map<String, Optional<ModelFile>> found = new HashMap<>();

	private final Map<Kind, List<ModelFile>> listed = new EnumMap<>(Kind.class);

	void note(String name, Optional<ModelFile> file) {
		this.found.put(name, file);
	}

	void note(Kind kind, List<ModelFile> files) {
		this.listed.put(kind, files);
	}

	/**
	 * Whether these files answer all that was looked up as those before did.
	 */
	public boolean isAnsweredAlike(ModelSet models) {
		return this.found.entrySet().stream().allMatch((entry) -> models.find(entry.getKey()).equals(entry.getValue()))
				&& this.listed.entrySet()
					.stream()
					.allMatch((entry) -> models.all(entry.getKey()).equals(entry.getValue()));
	}

}
