package feedbackloop.models.check;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelFile;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.notation.OfferedPeople;
import feedbackloop.notation.ProcessModel;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.PortalFields;

/**
 * Conditions, computed values and texts with variables in a form. Each can be read and
 * calls only functions that every form knows. Each asks only for what the form or its
 * process knows.
 */
class FormExpressions implements FormRule {

	private static final Set<String> FUNCTIONS = Set.of("not", "count", "sum", "min", "max", "mean", "contains",
			"starts with", "ends with", "matches", "string", "string length", "substring", "upper case", "lower case",
			"number", "round up", "round down", "floor", "ceiling", "abs", "modulo", "list contains", "append",
			"concatenate", "flatten", "distinct values", "index of", "sort", "all", "any", "date", "time", "duration",
			"date and time", "today", "now", "is defined", "get value", "get entries", "split");

	private static final int LONGEST = 10_000;

	/** What form-js names itself in a list. */
	private static final Set<String> OF_THE_FORM = Set.of("this", "parent", "i", "item");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		Set<String> known = known(form, models);
		boolean anything = known.isEmpty() && !PortalFields.isPortal(form);
		fields.forEach((field) -> walk(field, field.node(), anything ? null : here(field, fields, known), findings));
	}

	/**
	 * The variables of the processes with that form; none as long as no process has it.
	 */
	private static Set<String> known(String form, ModelSet models) {
		return models.all(ModelFile.Kind.PROCESS)
			.stream()
			.map(ModelFile::process)
			.flatMap(Optional::stream)
			.filter((model) -> model.uses(form))
			.flatMap((model) -> Stream.concat(OwnVariables.of(model, models).stream(), ofTheKind(model)))
			.collect(Collectors.toSet());
	}

	/**
	 * Models from before do not ask the table of kinds; their forms find nothing there.
	 */
	private static Stream<String> ofTheKind(ProcessModel model) {
		return model.key().equals(Processes.MEASURE) ? GivenFacts.OF_THE_KIND.stream() : Stream.empty();
	}

	private static Set<String> here(FormField field, List<FormField> fields, Set<String> known) {
		Set<String> here = new HashSet<>(known);
		here.addAll(OF_THE_FORM);
		fields.forEach((other) -> {
			here.add(other.name());
			// In an expression a point leads into what stands before it.
			here.add(other.name().replaceFirst("\\..*", ""));
			if (other.list().equals(field.list())) {
				here.add(FeelText.ROW + other.name());
			}
		});
		return here;
	}

	/**
	 * @param known null where any name may be meant
	 */
	private static void walk(FormField field, JsonNode node, Set<String> known, Findings findings) {
		node.properties().forEach((property) -> {
			JsonNode value = property.getValue();
			if (property.getKey().equals("valuesExpression")) {
				people(field, value.asText(), known, findings);
			}
			else if (value.isTextual()) {
				text(field, value.asText(), known, findings);
			}
			else if (!property.getKey().equals("components")) {
				walk(field, value, known, findings);
			}
		});
		if (node.isArray()) {
			node.forEach((part) -> walk(field, part, known, findings));
		}
	}

	private static void text(FormField field, String text, Set<String> known, Findings findings) {
		if (text.length() > LONGEST) {
			findings.at(field.place(), "textTooLong", field.place(), LONGEST);
			return;
		}
		if (text.startsWith("=")) {
			feel(field, text.substring(1), known, findings);
			if (!field.list().isEmpty() && !text.contains("this.") && !text.contains("parent.")) {
				findings.at(field.place(), "conditionOfAnotherRow", text);
			}
			return;
		}
		List<String> parts = TEMPLATE.matcher(text).results().map((part) -> part.group(1).strip()).toList();
		// What a loop goes through has names of its own.
		boolean loops = parts.stream().anyMatch((part) -> part.startsWith("#loop "));
		parts.forEach((part) -> template(field, part, loops ? null : known, findings));
	}

	private static void template(FormField field, String part, Set<String> known, Findings findings) {
		if (part.startsWith("#if ") || part.startsWith("#loop ")) {
			feel(field, part.substring(part.indexOf(' ')), known, findings);
		}
		else if (!Set.of("/if", "/loop").contains(part)) {
			feel(field, part, known, findings);
		}
	}

	/**
	 * Whom a form offers it filters by what is known of them.
	 * @param known null where any name may be meant
	 */
	private static void people(FormField field, String text, Set<String> known, Findings findings) {
		if (field.people().isEmpty()) {
			text(field, text, known, findings);
			return;
		}
		Set<String> here = null;
		if (known != null) {
			here = new HashSet<>(known);
			here.add(field.people().get().list());
			here.addAll(OfferedPeople.PROPERTIES);
		}
		feel(field, text.substring(1), here, findings);
	}

	/**
	 * @param known null where any name may be meant
	 */
	private static void feel(FormField field, String expression, Set<String> known, Findings findings) {
		FeelText text = FeelText.read(expression).orElse(null);
		if (text == null) {
			findings.at(field.place(), "feelBroken", expression);
			return;
		}
		text.calls()
			.stream()
			.filter((call) -> !FUNCTIONS.contains(call))
			.forEach((call) -> findings.at(field.place(), "functionUnknown", call));
		text.names()
			.stream()
			.filter((name) -> known != null && !known.contains(name))
			.forEach((name) -> findings.at(field.place(), "formNameUnknown", name));
	}

}
