package feedbackloop.models.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;

/** The files that the product ships with. */
final class ShippedModels {

	private ShippedModels() {
	}

	static ModelSet read() {
		List<ModelFile> files = new ArrayList<>();
		for (String folder : List.of("processes", "forms")) {
			try (Stream<Path> paths = Files.walk(Path.of(folder))) {
				for (Path path : paths.filter(Files::isRegularFile).toList()) {
					files.add(new ModelFile(path.toString(), Files.readString(path)));
				}
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
		}
		return new ModelSet(files);
	}

}
