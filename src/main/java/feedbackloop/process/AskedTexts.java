package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.SafeXml;
import feedbackloop.notation.XmlElement;
import org.camunda.bpm.engine.RepositoryService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Whether a process or a table asks for a text that people write: the engine shows its
 * facts to many, so that it gets no text for nothing.
 */
@Component
class AskedTexts {

	private static final Pattern WORD = Pattern.compile("\\w+");

	private final RepositoryService repository;

	private final Supplier<Set<String>> ofTables;

	/** Of each version of a process, until files go live. */
	private final Supplier<Map<String, Set<String>>> ofProcesses;

	AskedTexts(@Lazy RepositoryService repository, ModelFiles files) {
		this.repository = repository;
		this.ofTables = files.kept(() -> words(files.list("processes", ".dmn").stream().map(files::read)));
		this.ofProcesses = files.kept(ConcurrentHashMap::new);
	}

	/**
	 * Whether the process of the task, in the version by which it runs, or a live table
	 * names it.
	 */
	boolean isAsked(TaskOfCase task, String name) {
		return this.ofTables.get().contains(name) || isAskedByProcess(task, name);
	}

	/**
	 * Whether the process of the task, in the version by which it runs, names it.
	 */
	boolean isAskedByProcess(TaskOfCase task, String name) {
		return this.ofProcesses.get()
			.computeIfAbsent(task.definition(), (definition) -> words(Stream.of(process(definition))))
			.contains(name);
	}

	private static Set<String> words(Stream<String> files) {
		return files.flatMap((file) -> SafeXml.read(file).all())
			.flatMap(XmlElement::values)
			.flatMap((value) -> WORD.matcher(value).results())
			.map(MatchResult::group)
			.collect(Collectors.toSet());
	}

	private String process(String definition) {
		try (InputStream model = this.repository.getProcessModel(definition)) {
			return new String(model.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
