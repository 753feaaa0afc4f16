package feedbackloop.sources;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * The sources of {@code processes/sources}, which process owners map, as they are live.
 */
@Component
class LiveSources {

	private final Supplier<Map<String, SourceMapping>> live;

	LiveSources(ModelFiles files) {
		this.live = files.kept(() -> read(files));
	}

	/**
	 * All of them by their keys, in order.
	 */
	Map<String, SourceMapping> all() {
		return this.live.get();
	}

	Optional<SourceMapping> find(String key) {
		return Optional.ofNullable(all().get(key));
	}

	private static Map<String, SourceMapping> read(ModelFiles files) {
		Map<String, SourceMapping> sources = new TreeMap<>();
		files.list(SourceMapping.FOLDER, ".yaml")
			.forEach((file) -> sources.put(SourceMapping.key(file), MappingReader.read(file, files.read(file))));
		return sources;
	}

}
