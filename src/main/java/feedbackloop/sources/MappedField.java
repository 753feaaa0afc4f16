package feedbackloop.sources;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * Where one field of a feedback comes from.
 *
 * @param name as imports name it
 * @param from where the value stands; null for a field that always has the same
 * @param otherwise what it is when there is none, or none of the choices; or null
 * @param choices what the values of the source mean; empty to take them as they are
 * @param time how times are written; null for a field that is none
 * @param as a text around the value, which stands for {@code {}}; or null
 */
record MappedField(String name, JsonPointer from, String otherwise, Map<String, String> choices, TimeNotation time,
		String as) {

	static final String VALUE = "{}";

	/** Stands for the app whose reviews are fetched, as the settings name it. */
	static final String APP = "{app}";

	/**
	 * The value within the text around it; in an address it is written as addresses are.
	 */
	String written(String value, String app) {
		if (this.as == null) {
			return value;
		}
		String inside = this.as.startsWith("http") ? URLEncoder.encode(value, StandardCharsets.UTF_8) : value;
		return this.as.replace(APP, app).replace(VALUE, inside);
	}

	/**
	 * What the value means.
	 */
	String meaning(String value) {
		if (this.choices.isEmpty()) {
			return value;
		}
		return this.choices.getOrDefault(value, (this.otherwise != null) ? this.otherwise : value);
	}

}
