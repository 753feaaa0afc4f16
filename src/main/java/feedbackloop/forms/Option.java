package feedbackloop.forms;

import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.notation.FormField;

/**
 * Something that people may choose.
 *
 * @param value as it is submitted: text, number or yes and no
 */
public record Option(String label, Object value) {

	/** The value as a page sends it. */
	public String text() {
		return Feelers.said(this.value);
	}

	/**
	 * What there is to choose from in that field.
	 * @param began what the form began with, where lists of choices may stand
	 * @param known what an expression may ask for
	 */
	static List<Option> of(FormField field, Map<String, Object> began, Map<String, Object> known) {
		JsonNode node = field.node();
		if (node.hasNonNull("valuesKey")) {
			return listed(began.get(node.get("valuesKey").asText()));
		}
		if (node.hasNonNull("valuesExpression")) {
			return listed(Feel.value(node.get("valuesExpression").asText().substring(1), known));
		}
		return field.options()
			.map((option) -> of(option.path("label").asText(), JsonValues.plain(option.get("value"))))
			.filter(Objects::nonNull)
			.toList();
	}

	private static List<Option> listed(Object list) {
		return (list instanceof List<?> items) ? items.stream().map(Option::item).filter(Objects::nonNull).toList()
				: List.of();
	}

	private static Option item(Object item) {
		if (item instanceof Map<?, ?> named) {
			Object label = named.get("label");
			return of((label instanceof String text) ? text : "", named.get("value"));
		}
		return of("", item);
	}

	private static Option of(String label, Object value) {
		boolean fits = value instanceof Number || value instanceof Boolean
				|| value instanceof String text && !text.isEmpty();
		return fits ? new Option(label.isEmpty() ? Feelers.said(value) : label, value) : null;
	}

}
