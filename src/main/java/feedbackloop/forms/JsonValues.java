package feedbackloop.forms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Values of a file or a draft as Java has them.
 */
final class JsonValues {

	private JsonValues() {
	}

	static Object plain(JsonNode value) {
		if (value == null || value.isNull() || value.isMissingNode()) {
			return null;
		}
		if (value.isObject()) {
			Map<String, Object> named = new LinkedHashMap<>();
			value.properties().forEach((entry) -> named.put(entry.getKey(), plain(entry.getValue())));
			return named;
		}
		if (value.isArray()) {
			List<Object> items = new ArrayList<>();
			value.forEach((item) -> items.add(plain(item)));
			return items;
		}
		if (value.isNumber()) {
			return value.numberValue();
		}
		return value.isBoolean() ? (Object) value.asBoolean() : value.asText();
	}

}
