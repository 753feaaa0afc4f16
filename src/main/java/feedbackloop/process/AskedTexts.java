package feedbackloop.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import java.util.regex.Pattern;
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

	private final RepositoryService repository;

	private final Supplier<List<String>> tables;

	AskedTexts(@Lazy RepositoryService repository, ModelFiles files) {
		this.repository = repository;
		this.tables = files.kept(() -> files.list("processes", ".dmn").stream().map(files::read).toList());
	}

	/**
	 * Whether the process of the task, in the version by which it runs, or a live table
	 * names it.
	 */
	boolean isAsked(TaskOfCase task, String name) {
		Pattern word = Pattern.compile("\\b" + Pattern.quote(name) + "\\b");
		return Stream.concat(Stream.of(process(task)), this.tables.get().stream())
			.flatMap((file) -> SafeXml.read(file).all())
			.flatMap(XmlElement::values)
			.anyMatch((value) -> word.matcher(value).find());
	}

	private String process(TaskOfCase task) {
		try (InputStream model = this.repository.getProcessModel(task.definition())) {
			return new String(model.readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
