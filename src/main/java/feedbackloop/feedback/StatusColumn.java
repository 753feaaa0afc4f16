package feedbackloop.feedback;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Stores a status under its key.
 */
@Converter(autoApply = true)
class StatusColumn implements AttributeConverter<Status, String> {

	@Override
	public String convertToDatabaseColumn(Status status) {
		return (status != null) ? status.key() : null;
	}

	@Override
	public Status convertToEntityAttribute(String key) {
		return (key != null) ? Status.of(key) : null;
	}

}
