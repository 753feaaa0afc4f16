package feedbackloop.feedback;

import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Stores values by their names in one column, as JSON in their order; null where there
 * are none.
 */
@Converter
public class ValuesColumn implements AttributeConverter<Map<String, String>, String> {

	private static final ObjectMapper JSON = new ObjectMapper();

	@Override
	public String convertToDatabaseColumn(Map<String, String> values) {
		try {
			return (values == null || values.isEmpty()) ? null : JSON.writeValueAsString(values);
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	@Override
	public Map<String, String> convertToEntityAttribute(String written) {
		try {
			return (written == null) ? Map.of()
					: JSON.readValue(written, new TypeReference<LinkedHashMap<String, String>>() {
					});
		}
		catch (JsonProcessingException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
