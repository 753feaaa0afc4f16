package feedbackloop.notification;

import java.util.List;

/**
 * What a person may decide about a message that the relay does not send by itself.
 */
enum Decision {

	SEND, SEND_AGAIN, WAS_SENT, POSTED, DISCARD;

	/**
	 * The decisions that this message waits for.
	 */
	static List<Decision> on(OutboxMessage message) {
		return switch (message.state()) {
			case DRAFT -> message.isToCustomer() ? List.of(SEND, DISCARD) : List.of(POSTED, DISCARD);
			case UNCERTAIN -> List.of(WAS_SENT, SEND_AGAIN);
			case FAILED -> List.of(SEND_AGAIN, DISCARD);
			case KEPT -> (message.problem() != null) ? List.of(SEND_AGAIN) : List.of();
			default -> List.of();
		};
	}

}
