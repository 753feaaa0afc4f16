package feedbackloop.models.pages;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelFile.Kind;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Keys.Decisions;

/**
 * Which processes and tables name a file, and in which steps or rows.
 *
 * @param file that names it
 * @param places names of the steps, or events of the rows, each once
 */
record UsedBy(ModelFile file, List<String> places) {

	private static final String CALENDAR = "deadlines.due(";

	private static final String DEADLINES = "deadlines.";

	private static final String MESSAGES = "processes/messages/";

	static List<UsedBy> of(ModelFile file, ModelSet models) {
		String key = file.key();
		return switch (file.kind().orElseThrow()) {
			case DECISION -> naming(file, models, asking(key));
			case FORM -> naming(file, models, (element) -> ProcessModel.form(element).equals(key));
			case PROCESS -> naming(file, models, (element) -> element.attribute("calledElement").equals(key));
			case TEXT -> text(file, models);
			case PORTAL, MACRO, REASONS, TRACKERS, THANKS, CATALOGUE, SOURCE -> List.of();
			case CALENDAR -> naming(file, models, (element) -> holds(element, CALENDAR));
		};
	}

	/**
	 * The limits and the message plan are asked by what steps have, not by their name.
	 */
	private static Predicate<XmlElement> asking(String table) {
		return switch (table) {
			case Decisions.TIME_LIMITS -> (element) -> holds(element, DEADLINES);
			case Decisions.MESSAGE_PLAN -> (element) -> !message(element).isEmpty();
			default -> (element) -> ProcessModel.table(element).equals(table);
		};
	}

	private static boolean holds(XmlElement element, String part) {
		return element.values().anyMatch((value) -> value.contains(part));
	}

	/** Messages between processes begin with a capital letter. */
	private static String message(XmlElement element) {
		String event = ProcessModel.property(element, "message");
		return (!event.isEmpty() && Character.isLowerCase(event.charAt(0))) ? event : "";
	}

	private static List<UsedBy> naming(ModelFile file, ModelSet models, Predicate<XmlElement> names) {
		return Stream.concat(models.all(Kind.PROCESS).stream(), models.all(Kind.DECISION).stream())
			.filter((other) -> !other.name().equals(file.name()))
			.map((other) -> new UsedBy(other,
					other.elements().filter(names).map(XmlElement::title).distinct().toList()))
			.filter((user) -> !user.places().isEmpty())
			.toList();
	}

	/** Only a message is named: by the plan of messages, or as what staff are told of. */
	private static List<UsedBy> text(ModelFile text, ModelSet models) {
		if (!text.name().startsWith(MESSAGES)) {
			return List.of();
		}
		String template = text.key().substring(0, text.key().indexOf('.'));
		return Stream.concat(planned(text, template, models), told(template, models)).toList();
	}

	private static Stream<UsedBy> planned(ModelFile text, String template, ModelSet models) {
		Optional<ModelFile> file = models.decision(Decisions.MESSAGE_PLAN);
		Set<String> events = file.flatMap(ModelFile::table).map((plan) -> events(plan, template)).orElse(Set.of());
		return events.isEmpty() ? Stream.of()
				: Stream.concat(file.stream().map((plan) -> new UsedBy(plan, List.copyOf(events))),
						naming(text, models, (element) -> events.contains(message(element))).stream());
	}

	private static Stream<UsedBy> told(String template, ModelSet models) {
		return models.decision(Decisions.STAFF_NOTICES)
			.filter((file) -> file.table().filter((table) -> table.inputWords("event").contains(template)).isPresent())
			.map((file) -> new UsedBy(file, List.of(template)))
			.stream();
	}

	private static Set<String> events(DecisionTable plan, String template) {
		return plan.rules()
			.stream()
			.filter((rule) -> isNamed(plan, rule, template))
			.flatMap((rule) -> plan.input("event").stream().flatMap((event) -> plan.asked(rule, event).stream()))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static boolean isNamed(DecisionTable plan, Rule rule, String template) {
		return plan.output("template")
			.filter((column) -> DecisionTable.words(plan.cell(rule, column)).contains(template))
			.isPresent();
	}

}
