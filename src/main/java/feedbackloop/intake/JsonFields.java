package feedbackloop.intake;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;

/**
 * Reads a JSON object field by field. Gathers what has the wrong type under the field's
 * name, so that a caller learns of everything at once. Names that nobody reads are
 * ignored.
 */
final class JsonFields {

	private final JsonNode object;

	private final String prefix;

	private final List<Problem> problems;

	private JsonFields(JsonNode object, String prefix, List<Problem> problems) {
		this.object = object;
		this.prefix = prefix;
		this.problems = problems;
	}

	/**
	 * What the reader makes of the object.
	 * @throws Refusal if the body is no object or a field has the wrong type
	 */
	static <T> T read(JsonNode body, Function<JsonFields, T> reader) {
		if (body == null || !body.isObject()) {
			throw new Refusal(Refusal.Reason.INVALID, List.of(new Problem(null, "json", List.of())));
		}
		List<Problem> problems = new ArrayList<>();
		T result = reader.apply(new JsonFields(body, "", problems));
		if (!problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
		return result;
	}

	String text(String name) {
		JsonNode value = value(name);
		if (value == null || value.isTextual()) {
			return (value != null) ? value.textValue() : null;
		}
		return wrong(name, "text");
	}

	/**
	 * A word, or true and false for yes and no.
	 */
	String textOrBoolean(String name) {
		JsonNode value = value(name);
		if (value != null && value.isBoolean()) {
			return value.booleanValue() ? "yes" : "no";
		}
		return text(name);
	}

	/**
	 * A line, or a whole number.
	 */
	String textOrNumber(String name) {
		JsonNode value = value(name);
		return (value != null && value.isIntegralNumber()) ? value.asText() : text(name);
	}

	Boolean flag(String name) {
		JsonNode value = value(name);
		if (value == null || value.isBoolean()) {
			return (value != null) ? value.booleanValue() : null;
		}
		return wrong(name, "boolean");
	}

	Integer score(String name) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (value.isIntegralNumber() && value.canConvertToInt()) {
			return value.intValue();
		}
		return wrong(name, "score");
	}

	<T> T object(String name, Function<JsonFields, T> reader) {
		JsonNode value = value(name);
		if (value == null) {
			return null;
		}
		if (value.isObject()) {
			return reader.apply(new JsonFields(value, this.prefix + name + ".", this.problems));
		}
		return wrong(name, "object");
	}

	<T> List<T> rows(String name, Function<JsonFields, T> reader) {
		JsonNode value = value(name);
		if (value == null) {
			return List.of();
		}
		if (!value.isArray()) {
			return wrong(name, "rows");
		}
		List<T> rows = new ArrayList<>();
		for (JsonNode row : value) {
			if (!row.isObject()) {
				return wrong(name, "rows");
			}
			rows.add(reader.apply(new JsonFields(row, this.prefix + name + ".", this.problems)));
		}
		return rows;
	}

	private JsonNode value(String name) {
		JsonNode value = this.object.get(name);
		return (value == null || value.isNull()) ? null : value;
	}

	private <T> T wrong(String name, String code) {
		this.problems.add(new Problem(this.prefix + name, code, List.of()));
		return null;
	}

}
