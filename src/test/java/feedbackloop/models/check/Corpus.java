package feedbackloop.models.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Finding;

public final class Corpus {

	public static ModelSet shipped() {
		return new ModelSet(Stream.of("processes", "forms").flatMap(Corpus::files).toList());
	}

	static List<Finding> check(Collection<ModelFile> offered) {
		return new ModelCheck(List.of(new ProcessCheck(), new FormCheck()), List.of()).check(offered,
				shipped().with(offered));
	}

	private static Stream<ModelFile> files(String folder) {
		try (Stream<Path> files = Files.list(Path.of(folder))) {
			return files.filter(Files::isRegularFile).map(Corpus::file).toList().stream();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static ModelFile file(Path path) {
		try {
			return new ModelFile(path.toString(), Files.readString(path));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
