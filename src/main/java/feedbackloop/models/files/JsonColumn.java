package feedbackloop.models.files;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

import org.springframework.stereotype.Component;

/**
 * Writes and reads what a column of the database holds as JSON; null stays null.
 */
@Component
public class JsonColumn {

	private final ObjectMapper json;

	JsonColumn(ObjectMapper json) {
		this.json = json;
	}

	/**
	 * The text of the column.
	 */
	public String write(Object value) {
		try {
			return (value != null) ? this.json.writeValueAsString(value) : null;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException(ex);
		}
	}

	/**
	 * What the column holds.
	 */
	public <T> T read(String text, TypeReference<T> type) {
		try {
			return (text != null) ? this.json.readValue(text, type) : null;
		}
		catch (JsonProcessingException ex) {
			throw new IllegalStateException("A column cannot be read as " + type.getType(), ex);
		}
	}

}
