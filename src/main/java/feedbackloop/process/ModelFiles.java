package feedbackloop.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * What process owners edit: the files below {@code processes/} and {@code forms/} of the
 * working directory when it has such a folder, else the copy in the jar. Names are
 * relative, such as {@code processes/grade.dmn}.
 */
@Component
public class ModelFiles {

	/**
	 * The text of the file.
	 * @throws UncheckedIOException if it is not there or cannot be read
	 */
	public String read(String name) {
		try {
			Path folder = Path.of(name.substring(0, name.indexOf('/')));
			Resource file = Files.isDirectory(folder) ? new FileSystemResource(Path.of(name))
					: new PathMatchingResourcePatternResolver().getResource("classpath:" + name);
			return file.getContentAsString(StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The file " + name + " cannot be read", ex);
		}
	}

	/**
	 * The names of the files directly in the folder that end like this, in order.
	 */
	public List<String> list(String folder, String ending) {
		try {
			List<String> names = new ArrayList<>();
			if (Files.isDirectory(Path.of(folder))) {
				try (var files = Files.list(Path.of(folder))) {
					files.forEach((file) -> names.add(file.getFileName().toString()));
				}
			}
			else {
				for (Resource file : new PathMatchingResourcePatternResolver()
					.getResources("classpath*:" + folder + "/*" + ending)) {
					names.add(file.getFilename());
				}
			}
			return names.stream()
				.filter((name) -> name.endsWith(ending))
				.sorted(Comparator.naturalOrder())
				.distinct()
				.map((name) -> folder + "/" + name)
				.toList();
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The folder " + folder + " cannot be read", ex);
		}
	}

}
