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

/**
 * The files below {@code processes/} and {@code forms/} of a folder when it has them,
 * else the copy in the jar. Names are relative, such as {@code processes/grade.dmn}.
 */
public class ModelFolder {

	private final Path root;

	/**
	 * @param root where {@code processes/} and {@code forms/} are, such as the working
	 * directory
	 */
	public ModelFolder(Path root) {
		this.root = root;
	}

	/**
	 * The text of the file.
	 * @throws UncheckedIOException if it is not there or cannot be read
	 */
	public String read(String name) {
		return new String(bytes(name), StandardCharsets.UTF_8);
	}

	/**
	 * What the file holds.
	 * @throws UncheckedIOException if it is not there or cannot be read
	 */
	public byte[] bytes(String name) {
		try {
			Path folder = this.root.resolve(name.substring(0, name.indexOf('/')));
			Resource file = Files.isDirectory(folder) ? new FileSystemResource(this.root.resolve(name))
					: new PathMatchingResourcePatternResolver().getResource("classpath:" + name);
			return file.getContentAsByteArray();
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
			Path below = this.root.resolve(folder);
			if (Files.isDirectory(below)) {
				try (var files = Files.list(below)) {
					files.forEach((file) -> names.add(file.getFileName().toString()));
				}
			}
			else if (!isOnDisk()) {
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

	/**
	 * Whether people can change the files while the application runs.
	 */
	public boolean isOnDisk() {
		return Files.isDirectory(this.root.resolve("processes"));
	}

	/**
	 * Where the file is on disk.
	 */
	public Path path(String name) {
		return this.root.resolve(name);
	}

}
