package feedbackloop.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

import feedbackloop.models.files.ModelFile;

/**
 * The models as they were before clocks reminded: each task has timers of its own that
 * remind, and the table {@code escalation} counts levels. Owners may still have such.
 */
public final class ModelsBefore {

	private ModelsBefore() {
	}

	/** Whether there was a file of that name. */
	public static boolean has(String name) {
		return ModelsBefore.class.getResource("/before/" + name) != null;
	}

	/**
	 * A file as it was.
	 * @param name such as {@code processes/measure.bpmn}
	 */
	public static ModelFile file(String name) {
		try (InputStream file = ModelsBefore.class.getResourceAsStream("/before/" + name)) {
			return new ModelFile(name, new String(file.readAllBytes(), StandardCharsets.UTF_8));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
