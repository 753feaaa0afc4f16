package feedbackloop.macros;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

import feedbackloop.process.ModelFiles;

import org.springframework.stereotype.Component;

/**
 * The macros of {@code processes/macros}, which process owners write, as they are live.
 */
@Component
class LiveMacros {

	static final String FOLDER = "processes/macros";

	private final Supplier<Map<String, Macro>> live;

	LiveMacros(ModelFiles files) {
		this.live = files.kept(() -> read(files));
	}

	/**
	 * All of them by the names of their files.
	 */
	Map<String, Macro> all() {
		return this.live.get();
	}

	private static Map<String, Macro> read(ModelFiles files) {
		Map<String, Macro> macros = new TreeMap<>();
		files.list(FOLDER, ".yaml").forEach((file) -> macros.put(file, Macro.read(file, files.read(file))));
		return macros;
	}

}
