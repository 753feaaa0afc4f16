package feedbackloop.forms;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

import feedbackloop.notation.FormField;
import feedbackloop.process.FiniteNumber;

/**
 * What the fields of a form hold, as form-js 1.8.7 has it: also empty ones, and what they
 * make of values that are known or sent.
 */
final class Inputs {

	private static final Set<String> KEYED = Set.of("textfield", "textarea", "number", "datetime", "checkbox",
			"checklist", "radio", "select", "taglist", "expression");

	private static final Pattern LINE_ENDS = Pattern.compile("[\r\n\t]");

	private Inputs() {
	}

	/** Whether it holds a value. */
	static boolean isKeyed(FormField field) {
		return KEYED.contains(field.type()) && !field.name().isEmpty();
	}

	/** Whether it is chosen from a list, several at once. */
	static boolean isSeveral(FormField field) {
		return field.is("checklist", "taglist");
	}

	static Object empty(FormField field) {
		return switch (field.type()) {
			case "textfield", "textarea" -> "";
			case "checkbox" -> false;
			case "checklist", "taglist" -> List.of();
			default -> null;
		};
	}

	/** What the field makes of a value that is known before. */
	static Object taken(FormField field, Object value, List<Option> options) {
		return switch (field.type()) {
			case "textfield" -> LINE_ENDS.matcher(text(value)).replaceAll(" ");
			case "textarea" -> text(value);
			case "number" -> number(field, (value instanceof List || value instanceof Map) ? "" : text(value));
			case "checkbox" -> Boolean.TRUE.equals(value);
			case "radio", "select" ->
				(field.node().has("valuesExpression") || isOffered(value, options)) ? value : null;
			case "checklist",
					"taglist" ->
				(value instanceof List<?> items) ? items.stream()
					.filter((item) -> field.node().has("valuesExpression") || isOffered(item, options))
					.toList() : List.of();
			case "datetime" -> (value instanceof String day && isDay(day)) ? day : null;
			default -> value;
		};
	}

	/** What the field holds after a page sent these texts for it. */
	static Object typed(FormField field, String[] sent, List<Option> options) {
		String text = (sent != null && sent.length > 0) ? sent[0] : "";
		return switch (field.type()) {
			case "textfield" -> LINE_ENDS.matcher(text).replaceAll(" ");
			case "textarea" -> text;
			case "number" -> number(field, text);
			case "checkbox" -> sent != null;
			case "radio",
					"select" ->
				options.stream()
					.filter((option) -> option.text().equals(text))
					.map(Option::value)
					.findFirst()
					.orElse(null);
			case "checklist", "taglist" -> {
				List<String> chosen = (sent != null) ? List.of(sent) : List.of();
				yield options.stream().filter((option) -> chosen.contains(option.text())).map(Option::value).toList();
			}
			case "datetime" -> text.isEmpty() ? null : text;
			default -> null;
		};
	}

	private static boolean isOffered(Object value, List<Option> options) {
		return options.stream().anyMatch((option) -> option.value().equals(value));
	}

	private static String text(Object value) {
		return (value instanceof List || value instanceof Map) ? "" : Feelers.said(value);
	}

	/** A text that is no number stays, so that whoever typed it can correct it. */
	private static Object number(FormField field, String text) {
		String figures = text.strip().replace(',', '.');
		if (figures.isEmpty()) {
			return null;
		}
		BigDecimal number = FiniteNumber.read(figures);
		if (number == null || Double.isInfinite(number.doubleValue())) {
			return text;
		}
		if (field.node().path("serializeToString").asBoolean()) {
			return figures;
		}
		boolean whole = number.stripTrailingZeros().scale() <= 0
				&& number.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
		return whole ? (Object) number.intValue() : number.doubleValue();
	}

	/** The number in the field, null where there is none. */
	static BigDecimal number(Object value) {
		return (value instanceof Number || value instanceof String) ? FiniteNumber.read(value.toString()) : null;
	}

	/** Whether it asks for the hour, too; whoever reads it says what is wrong with it. */
	static boolean isMoment(FormField field) {
		return field.is("datetime") && field.node().path("subtype").asText().equals("datetime");
	}

	private static boolean isDay(String day) {
		return !day.contains("T") && day.split("-").length == 3;
	}

	/** Whether form-js calls it empty. */
	static boolean isOpen(Object value) {
		return value == null || "".equals(value) || Boolean.FALSE.equals(value)
				|| value instanceof List<?> items && items.isEmpty();
	}

	/** A copy that may be changed, rows too. */
	static Map<String, Object> copy(Map<String, Object> values) {
		Map<String, Object> copy = new LinkedHashMap<>(values);
		copy.replaceAll((name, value) -> (value instanceof List<?> items) ? rows(items) : value);
		return copy;
	}

	@SuppressWarnings("unchecked")
	private static List<Object> rows(List<?> items) {
		List<Object> rows = new ArrayList<>();
		items.forEach((item) -> rows
			.add((item instanceof Map<?, ?> cells) ? new LinkedHashMap<>((Map<String, Object>) cells) : item));
		return rows;
	}

}
