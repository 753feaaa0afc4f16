package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.Contract;
import feedbackloop.process.Contract.Answer;
import feedbackloop.process.Contract.Shape;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;
import feedbackloop.process.PortalFields;

/**
 * What people can answer is what the task accepts: the right component, all choices that
 * are needed and no others, texts no longer than the record keeps.
 */
class FormAnswers implements FormRule {

	private static final Map<Shape, Set<String>> COMPONENTS = Map.ofEntries(
			Map.entry(Shape.TEXT, Set.of("textfield", "textarea", "select", "radio")),
			Map.entry(Shape.CHOICE, Set.of("select", "radio")),
			Map.entry(Shape.FEEDBACK_TYPE, Set.of("select", "radio")),
			Map.entry(Shape.MEASURE_KIND, Set.of("select", "radio")), Map.entry(Shape.GROUP, Set.of("select", "radio")),
			Map.entry(Shape.SCORE, Set.of("select", "radio", "number")),
			Map.entry(Shape.FLAG, Set.of("checkbox", "select", "radio")), Map.entry(Shape.DATE, Set.of("datetime")),
			Map.entry(Shape.MOMENT, Set.of("textfield")), Map.entry(Shape.NUMBER, Set.of("number", "textfield")),
			Map.entry(Shape.PERSON, Set.of("textfield", "select", "radio")),
			Map.entry(Shape.NAME, Set.of("textfield", "select", "radio")), Map.entry(Shape.ROWS, Set.of("dynamiclist")),
			Map.entry(Shape.NUMBERS, Set.of("taglist", "checklist")), Map.entry(Shape.FILES, Set.of("filepicker")));

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		TableValues tables = new TableValues(models);
		for (FormField field : fields) {
			if (field.name().isEmpty()) {
				continue;
			}
			FormNames.answer(form, field)
				.ifPresentOrElse((answer) -> check(field, answer, tables, findings),
						() -> length(field, longestOwn(form), findings));
			boolean withHour = !field.node().path("subtype").asText("date").equals("date");
			if (field.is("datetime") && withHour && !isMoment(form, field)) {
				findings.at(field.place(), "dateWithTime", field.name());
			}
		}
	}

	private static int longestOwn(String form) {
		return PortalFields.isPortal(form) ? PortalFields.longestDetail() : Contract.longestOwnText();
	}

	/** When something happened is known to the hour; whoever gives it knows that best. */
	private static boolean isMoment(String form, FormField field) {
		return PortalFields.isPortal(form) && PortalFields.knows(field.name())
				&& field.node().path("subtype").asText().equals("datetime");
	}

	private static void check(FormField field, Answer answer, TableValues tables, Findings findings) {
		Set<String> components = COMPONENTS.get(answer.shape());
		if (!components.contains(field.type())) {
			findings.at(field.place(), "wrongComponent", field.name(), field.type(), new TreeSet<>(components));
			return;
		}
		if (answer.shape() == Shape.TEXT) {
			length(field, answer.longest(), findings);
		}
		if (field.is("select", "radio")) {
			choices(field, answer, tables, findings);
		}
		if (answer.shape() == Shape.NUMBERS && !field.choices().stream().allMatch(JsonNode::isInt)) {
			findings.at(field.place(), "choiceIsNoNumber", field.name());
		}
	}

	private static void length(FormField field, int longest, Findings findings) {
		int limit = field.node().path("validate").path("maxLength").asInt();
		if (field.is("textfield", "textarea") && (limit < 1 || limit > longest)) {
			findings.at(field.place(), "textLength", field.name(), longest);
		}
	}

	private static void choices(FormField field, Answer answer, TableValues tables, Findings findings) {
		if (!field.choices().stream().allMatch(JsonNode::isTextual)) {
			findings.at(field.place(), "choiceIsNoText", field.name());
			return;
		}
		Set<String> offered = field.choices()
			.stream()
			.map(JsonNode::asText)
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> accepted = accepted(answer, tables);
		if (accepted.isEmpty()) {
			return;
		}
		if (offered.isEmpty()) {
			findings.at(field.place(), "choicesElsewhere", field.name());
			return;
		}
		offered.stream()
			.filter((choice) -> !accepted.contains(choice))
			.forEach((choice) -> findings.at(field.place(), "choiceRefused", field.name(), choice, accepted));
		if (answer.shape() != Shape.GROUP) {
			accepted.stream()
				.filter((choice) -> !offered.contains(choice))
				.forEach((choice) -> findings.at(field.place(), "choiceMissing", field.name(), choice));
		}
	}

	/** The values that the task takes; none when it takes any. */
	private static Set<String> accepted(Answer answer, TableValues tables) {
		return switch (answer.shape()) {
			case CHOICE -> new TreeSet<>(answer.choices());
			case SCORE -> new TreeSet<>(Set.of("1", "2", "3", "4", "5"));
			case FLAG -> new TreeSet<>(Set.of("true", "false"));
			case FEEDBACK_TYPE -> tables.of(Decisions.FEEDBACK_TYPES, Variables.FEEDBACK_TYPE);
			case MEASURE_KIND -> tables.of(Decisions.MEASURE_KINDS, MeasureLanding.KIND);
			case GROUP -> tables.teams();
			default -> Set.of();
		};
	}

}
