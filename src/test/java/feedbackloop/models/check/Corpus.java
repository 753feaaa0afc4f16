package feedbackloop.models.check;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.Finding;
import feedbackloop.process.FileContract;
import feedbackloop.testing.ModelsBefore;
import org.yaml.snakeyaml.Yaml;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Files that must not go live, with what must be found where, and such that may; every
 * way in is tried with all of them.
 *
 * @param name what is special about it
 * @param files what is offered
 * @param code of a finding that must be there; null when there must be none
 * @param place where that finding must be
 */
public record Corpus(String name, List<ModelFile> files, String code, String place) {

	private static final List<String> KINDS = List.of("process", "form", "portal", "text", "calendar", "ranges",
			"namespaces");

	private static final ModelSet SHIPPED = new ModelSet(
			Stream.of("processes", "forms").flatMap(Corpus::shippedFiles).toList());

	static final List<FileContract> CONTRACTS = contracts();

	/**
	 * What must be refused.
	 */
	public static Stream<Corpus> broken() {
		return KINDS.stream().flatMap((kind) -> read(kind + "/broken.yaml"));
	}

	/**
	 * What must be refused because something stands where the standard does not have it.
	 */
	public static Stream<Corpus> misplaced() {
		return read("namespaces/broken.yaml");
	}

	/**
	 * What must be accepted.
	 */
	public static Stream<Corpus> good() {
		return KINDS.stream().flatMap((kind) -> read(kind + "/good.yaml"));
	}

	/**
	 * The files that the product comes with.
	 */
	public static ModelSet shipped() {
		return SHIPPED;
	}

	/**
	 * What is wrong in files that are put among those of the product.
	 */
	static List<Finding> check(Collection<ModelFile> offered) {
		return new ModelCheck(List.of(new ProcessCheck(), new FormCheck(), new PortalCheck()), CONTRACTS).check(offered,
				shipped().with(offered));
	}

	/**
	 * What is wrong in files of all kinds.
	 * @param models all files as they would be live
	 */
	static List<Finding> checkAll(Collection<ModelFile> offered, ModelSet models) {
		return new ModelCheck(List.of(new ProcessCheck(), new TableCheck(), new FormCheck(), new PortalCheck()),
				CONTRACTS)
			.check(offered, models);
	}

	/**
	 * What features demand of the files that they read themselves, but for those that ask
	 * a running application.
	 */
	private static List<FileContract> contracts() {
		ClassPathScanningCandidateComponentProvider classes = new ClassPathScanningCandidateComponentProvider(false);
		classes.addIncludeFilter(new AssignableTypeFilter(FileContract.class));
		try (GenericApplicationContext context = new GenericApplicationContext()) {
			classes.findCandidateComponents("feedbackloop")
				.stream()
				.filter((contract) -> standsAlone(contract.getBeanClassName()))
				.forEach((contract) -> context.registerBeanDefinition(contract.getBeanClassName(), contract));
			context.refresh();
			return List.copyOf(context.getBeansOfType(FileContract.class).values());
		}
	}

	private static boolean standsAlone(String className) {
		return ClassUtils.resolveClassName(className, null).getDeclaredConstructors()[0].getParameterCount() == 0;
	}

	@Override
	public String toString() {
		return this.name;
	}

	private static Stream<Corpus> read(String file) {
		try (InputStream source = Corpus.class.getResourceAsStream("/corpus/" + file)) {
			List<Map<String, Object>> entries = new Yaml().load(source);
			return entries.stream().map(Corpus::of);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@SuppressWarnings("unchecked")
	private static Corpus of(Map<String, Object> entry) {
		List<Map<String, Object>> changes = new ArrayList<>(List.of(entry));
		changes.addAll((List<Map<String, Object>>) entry.getOrDefault("and", List.of()));
		Map<String, String> texts = new LinkedHashMap<>();
		for (Map<String, Object> change : changes) {
			String file = (String) change.getOrDefault("in", entry.get("in"));
			boolean before = "before".equals(entry.get("of")) && file.endsWith(".bpmn");
			Optional<ModelFile> original = before ? Optional.of(ModelsBefore.file(file)) : shipped().find(file);
			String text = texts.getOrDefault(file, original.map((one) -> one.text().replace("\r\n", "\n")).orElse(""));
			texts.put(file, changed(entry.get("name") + " in " + file, text, change));
		}
		return new Corpus((String) entry.get("name"),
				texts.entrySet().stream().map((text) -> new ModelFile(text.getKey(), text.getValue())).toList(),
				(String) entry.get("code"), (String) entry.get("place"));
	}

	private static String changed(String what, String text, Map<String, Object> change) {
		String put = (String) change.getOrDefault("before", "")
				+ ((String) change.get("put")).repeat((int) change.getOrDefault("times", 1))
				+ (String) change.getOrDefault("after", "");
		String find = (String) change.get("find");
		if (find == null) {
			return put;
		}
		int start = text.indexOf(find);
		if (start < 0) {
			throw new IllegalArgumentException("Nothing to change: " + what);
		}
		return text.substring(0, start) + put + text.substring(start + find.length());
	}

	private static Stream<ModelFile> shippedFiles(String folder) {
		try (Stream<Path> files = Files.walk(Path.of(folder))) {
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
