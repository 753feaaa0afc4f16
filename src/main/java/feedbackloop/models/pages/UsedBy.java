package feedbackloop.models.pages;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Which processes and tables name a file.
 */
final class UsedBy {

	private static final String CALENDAR = "deadlines.due(";

	private UsedBy() {
	}

	static List<ModelFile> of(ModelFile file, ModelSet models) {
		String key = file.key();
		Predicate<XmlElement> names = switch (file.kind().orElseThrow()) {
			case DECISION -> (element) -> ProcessModel.table(element).equals(key);
			case FORM -> (element) -> ProcessModel.form(element).equals(key);
			case PROCESS -> (element) -> element.attribute("calledElement").equals(key);
			case TEXT -> (element) -> element.text().startsWith("\"" + template(key) + "\"");
			case CALENDAR -> (element) -> element.values().anyMatch((value) -> value.contains(CALENDAR));
		};
		return Stream.concat(models.all(Kind.PROCESS).stream(), models.all(Kind.DECISION).stream())
			.filter((other) -> !other.name().equals(file.name()))
			.filter((other) -> other.elements().anyMatch(names))
			.toList();
	}

	/** The name of a text without its language. */
	private static String template(String key) {
		return key.substring(0, key.indexOf('.'));
	}

}
