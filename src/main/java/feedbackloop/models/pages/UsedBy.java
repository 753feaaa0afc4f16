package feedbackloop.models.pages;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Keys;

/**
 * Which processes and tables name a file.
 */
final class UsedBy {

	private static final String CALENDAR = "deadlines.due(";

	private static final String MESSAGES = "processes/messages/";

	private UsedBy() {
	}

	static List<ModelFile> of(ModelFile file, ModelSet models) {
		return (file.kind().orElseThrow() == Kind.TEXT) ? plans(file, models) : naming(file, models);
	}

	private static List<ModelFile> naming(ModelFile file, ModelSet models) {
		String key = file.key();
		Predicate<XmlElement> names = switch (file.kind().orElseThrow()) {
			case DECISION -> (element) -> ProcessModel.table(element).equals(key);
			case FORM -> (element) -> ProcessModel.form(element).equals(key);
			case PROCESS -> (element) -> element.attribute("calledElement").equals(key);
			case CALENDAR -> (element) -> element.values().anyMatch((value) -> value.contains(CALENDAR));
			case TEXT -> throw new IllegalArgumentException(file.name());
		};
		return Stream.concat(models.all(Kind.PROCESS).stream(), models.all(Kind.DECISION).stream())
			.filter((other) -> !other.name().equals(file.name()))
			.filter((other) -> other.elements().anyMatch(names))
			.toList();
	}

	/** Only a message is named, and only where the plan names messages. */
	private static List<ModelFile> plans(ModelFile text, ModelSet models) {
		String template = text.key().substring(0, text.key().indexOf('.'));
		return models.decision(Keys.Decisions.MESSAGE_PLAN)
			.filter((plan) -> text.name().startsWith(MESSAGES))
			.filter((plan) -> plan.table().filter((table) -> templates(table).contains(template)).isPresent())
			.stream()
			.toList();
	}

	private static Set<String> templates(DecisionTable plan) {
		Column template = plan.output("template").orElseThrow();
		return plan.rules()
			.stream()
			.flatMap((rule) -> DecisionTable.words(plan.cell(rule, template)).stream())
			.collect(Collectors.toUnmodifiableSet());
	}

}
