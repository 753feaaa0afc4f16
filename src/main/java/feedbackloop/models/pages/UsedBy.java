package feedbackloop.models.pages;

import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
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
		String key = file.key();
		return switch (file.kind().orElseThrow()) {
			case DECISION -> naming(file, models, (element) -> ProcessModel.table(element).equals(key));
			case FORM -> naming(file, models, (element) -> ProcessModel.form(element).equals(key));
			case PROCESS -> naming(file, models, (element) -> element.attribute("calledElement").equals(key));
			case TEXT -> plans(file, models);
			case MACRO, REASONS, TRACKERS -> List.of();
			case CALENDAR ->
				naming(file, models, (element) -> element.values().anyMatch((value) -> value.contains(CALENDAR)));
		};
	}

	private static List<ModelFile> naming(ModelFile file, ModelSet models, Predicate<XmlElement> names) {
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

	private static List<String> templates(DecisionTable plan) {
		return plan.output("template").map(plan::words).orElse(List.of());
	}

}
