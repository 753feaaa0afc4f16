package feedbackloop.models.check;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.FormField;
import feedbackloop.process.FiniteNumber;
import feedbackloop.process.FormPattern;

/**
 * What a form fills in beforehand is an answer that it takes itself: another would be
 * dropped without a word, or keep people from submitting.
 */
class FormDefaults implements FormRule {

	@Override
	public void check(String form, List<FormField> fields, ModelSet models, Findings findings) {
		fields.stream()
			.filter((field) -> field.node().hasNonNull("defaultValue"))
			.filter((field) -> !isTaken(field, field.node().get("defaultValue")))
			.forEach((field) -> findings.at(field.place(), "defaultRefused", field.name(),
					field.node().get("defaultValue").asText(field.node().get("defaultValue").toString())));
	}

	private static boolean isTaken(FormField field, JsonNode value) {
		return switch (field.type()) {
			case "textfield", "textarea" -> value.isTextual() && isText(field, value.asText());
			case "number" -> isNumber(field, value);
			case "checkbox" -> value.isBoolean();
			case "select", "radio" -> field.choices().contains(value) || value.asText("x").isEmpty();
			case "checklist", "taglist" ->
				value.isArray() && StreamSupport.stream(value.spliterator(), false).allMatch(field.choices()::contains);
			case "datetime" -> value.isTextual() && (value.asText().isEmpty() || isDate(value.asText()));
			default -> true;
		};
	}

	private static boolean isText(FormField field, String text) {
		JsonNode rules = field.node().path("validate");
		return text.isEmpty() || FormLimits
			.fits(rules.path("minLength").asInt(), rules.path("maxLength").asInt(Integer.MAX_VALUE),
					FormPattern.read(rules.path("pattern").asText()))
			.test(text);
	}

	private static boolean isNumber(FormField field, JsonNode value) {
		boolean asText = field.node().path("serializeToString").asBoolean();
		if (value.isTextual() && value.asText().isEmpty()) {
			return true;
		}
		if (!(asText ? value.isTextual() && value.asText().matches("-?\\d{1,9}(\\.\\d{1,6})?")
				: FiniteNumber.isOne(value))) {
			return false;
		}
		BigDecimal number = new BigDecimal(value.asText());
		JsonNode rules = field.node().path("validate");
		int digits = field.node().path("decimalDigits").asInt(Integer.MAX_VALUE);
		String increment = field.node().path("increment").asText();
		return (!FiniteNumber.isOne(rules.path("min")) || number.compareTo(rules.path("min").decimalValue()) >= 0)
				&& (!FiniteNumber.isOne(rules.path("max")) || number.compareTo(rules.path("max").decimalValue()) <= 0)
				&& number.stripTrailingZeros().scale() <= digits
				&& (!increment.matches("\\d*[1-9]\\d*|\\d+\\.\\d*[1-9]\\d*")
						|| number.remainder(new BigDecimal(increment)).signum() == 0);
	}

	private static boolean isDate(String text) {
		try {
			return LocalDate.parse(text).toString().equals(text);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

}
