package feedbackloop.notification;

import java.util.Locale;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;

/**
 * Where a message that leaves the system stands.
 */
enum OutboxState {

	/** Waits for a person to send or post it. */
	DRAFT,
	/** Waits for the relay. */
	PENDING,
	/** Handed to the mail server right now. */
	SENDING,
	/** The mail server took it, or a person said that it was sent. */
	SENT,
	/** No mail server is set up, or none of the staff it is for has an address. */
	KEPT,
	/** Refused, or not accepted within a day. */
	FAILED,
	/** Nobody knows whether the mail server took it. */
	UNCERTAIN,
	/** A person decided not to send it. */
	DISCARDED;

	/**
	 * The name in the database and in the sentences.
	 */
	String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * Stores a state under its key.
	 */
	@Converter(autoApply = true)
	static class Column implements AttributeConverter<OutboxState, String> {

		@Override
		public String convertToDatabaseColumn(OutboxState state) {
			return (state != null) ? state.key() : null;
		}

		@Override
		public OutboxState convertToEntityAttribute(String key) {
			return (key != null) ? OutboxState.valueOf(key.toUpperCase(Locale.ROOT)) : null;
		}

	}

}
