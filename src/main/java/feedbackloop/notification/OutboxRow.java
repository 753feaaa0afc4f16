package feedbackloop.notification;

import java.time.Instant;
import java.util.List;

/**
 * One message as the page shows it.
 *
 * @param recipient masked address, {@code group:<id>} or {@code public}
 * @param nextAttemptAt when it is tried again, or null
 * @param problem what went wrong, or null
 * @param decisions what the reader may decide
 */
record OutboxRow(Long id, String number, String event, String recipient, String subject, String body, String state,
		int attempts, Instant createdAt, Instant sentAt, Instant nextAttemptAt, String problem, String problemDetail,
		List<Decision> decisions) {

	static OutboxRow of(OutboxMessage message, String recipient, String body, boolean mayDecide) {
		boolean later = message.state() == OutboxState.PENDING
				&& (message.attempts() > 0 || message.nextAttemptAt().isAfter(message.createdAt()));
		return new OutboxRow(message.id(), message.number(), message.event(), recipient, message.subject(), body,
				message.state().key(), message.attempts(), message.createdAt(), message.sentAt(),
				later ? message.nextAttemptAt() : null, (message.problem() != null) ? message.problem().name() : null,
				message.problemDetail(), mayDecide ? Decision.on(message) : List.of());
	}

}
