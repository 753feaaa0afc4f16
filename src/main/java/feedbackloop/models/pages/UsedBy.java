package feedbackloop.models.pages;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;

/**
 * Which processes and tables name a file.
 */
final class UsedBy {

	private UsedBy() {
	}

	static List<ModelFile> of(ModelFile file, ModelSet models) {
		Pattern name = Pattern.compile(switch (file.kind().orElseThrow()) {
			case DECISION -> "decisionRef=\"" + Pattern.quote(file.key()) + "\"";
			case FORM -> "(formRef=\"|formKey=\"[^\"]*[:/])" + Pattern.quote(file.key()) + "[\".]";
			case PROCESS -> "calledElement=\"" + Pattern.quote(file.key()) + "\"";
			case TEXT -> "<text>\\s*\"" + Pattern.quote(template(file)) + "\"";
			case CALENDAR -> "deadlines\\.due\\(";
		});
		return Stream.concat(models.all(Kind.PROCESS).stream(), models.all(Kind.DECISION).stream())
			.filter((other) -> !other.name().equals(file.name()))
			.filter((other) -> name.matcher(other.text()).find())
			.toList();
	}

	/** The name of a text without its language. */
	private static String template(ModelFile file) {
		return file.key().substring(0, file.key().indexOf('.'));
	}

}
