package feedbackloop.feedback;

import java.util.List;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Stores names in one column, separated by commas; null where there are none.
 */
@Converter
class NamesColumn implements AttributeConverter<List<String>, String> {

	@Override
	public String convertToDatabaseColumn(List<String> names) {
		return (names == null || names.isEmpty()) ? null : String.join(",", names);
	}

	@Override
	public List<String> convertToEntityAttribute(String joined) {
		return (joined != null) ? List.of(joined.split(",")) : List.of();
	}

}
