package feedbackloop.models.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A form as a list of what it asks for.
 */
record DrawnForm(List<FormField> fields) {

	/**
	 * Reads a form that has passed the check.
	 */
	static DrawnForm of(String text) {
		try {
			List<FormField> fields = new ArrayList<>();
			collect(new ObjectMapper().readTree(text).path("components"), 0, fields);
			return new DrawnForm(fields);
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A form that is live is not JSON", ex);
		}
	}

	private static void collect(JsonNode components, int depth, List<FormField> fields) {
		for (JsonNode component : components) {
			fields.add(new FormField(component.path("label").asText(component.path("text").asText()),
					component.path("key").asText(component.path("path").asText()), component.path("type").asText(),
					component.path("validate").path("required").asBoolean(),
					StreamSupport.stream(component.path("values").spliterator(), false)
						.map((value) -> value.path("value").asText() + " = " + value.path("label").asText())
						.collect(Collectors.joining("\n")),
					component.path("conditional").path("hide").asText(), depth));
			collect(component.path("components"), depth + 1, fields);
		}
	}

	/**
	 * Something on a form.
	 *
	 * @param key the name under which it is kept, empty for what only reads
	 * @param choices value = label, one a line
	 * @param hiddenWhen an expression, empty when it always shows
	 * @param depth how many groups it stands in
	 */
	record FormField(String label, String key, String type, boolean required, String choices, String hiddenWhen,
			int depth) {

	}

}
