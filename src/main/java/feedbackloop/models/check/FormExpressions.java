package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;

/**
 * Conditions, computed values and texts with variables in a form: each can be read, and
 * calls only functions that every form knows.
 */
class FormExpressions implements FormRule {

	private static final Set<String> FUNCTIONS = Set.of("not", "count", "sum", "min", "max", "mean", "contains",
			"starts with", "ends with", "matches", "string", "string length", "substring", "upper case", "lower case",
			"number", "round up", "round down", "floor", "ceiling", "abs", "modulo", "list contains", "append",
			"concatenate", "flatten", "distinct values", "index of", "sort", "all", "any", "date", "time", "duration",
			"date and time", "today", "now", "is defined", "get value", "get entries", "split");

	private static final Pattern TEMPLATE = Pattern.compile("\\{\\{(.*?)}}", Pattern.DOTALL);

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.forEach((field) -> walk(field, field.node(), findings));
	}

	private static void walk(FormField field, JsonNode node, Findings findings) {
		node.properties().forEach((property) -> {
			JsonNode value = property.getValue();
			if (value.isTextual()) {
				text(field, value.asText(), findings);
			}
			else if (!property.getKey().equals("components")) {
				walk(field, value, findings);
			}
		});
		if (node.isArray()) {
			node.forEach((part) -> walk(field, part, findings));
		}
	}

	private static void text(FormField field, String text, Findings findings) {
		if (text.startsWith("=")) {
			feel(field, text.substring(1), findings);
			if (!field.list().isEmpty() && !text.contains("this.") && !text.contains("parent.")) {
				findings.at(field.place(), "conditionOfAnotherRow", text);
			}
			return;
		}
		TEMPLATE.matcher(text)
			.results()
			.map((part) -> part.group(1).strip())
			.forEach((part) -> template(field, part, findings));
	}

	private static void template(FormField field, String part, Findings findings) {
		if (part.startsWith("#if ") || part.startsWith("#loop ")) {
			feel(field, part.substring(part.indexOf(' ')), findings);
		}
		else if (!Set.of("/if", "/loop").contains(part)) {
			feel(field, part, findings);
		}
	}

	private static void feel(FormField field, String expression, Findings findings) {
		FeelText.calls(expression)
			.ifPresentOrElse(
					(calls) -> calls.stream()
						.filter((call) -> !FUNCTIONS.contains(call))
						.forEach((call) -> findings.at(field.place(), "functionUnknown", call)),
					() -> findings.at(field.place(), "feelBroken", expression));
	}

}
