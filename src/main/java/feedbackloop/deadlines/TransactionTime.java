package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;

import feedbackloop.process.TransactionBound;

import org.springframework.stereotype.Component;

/**
 * The time at which a transaction began to compute deadlines. A stage starts with the
 * transaction that starts it, so its task and its timer get the same due date.
 */
@Component
class TransactionTime {

	private final TransactionBound<Instant> time;

	TransactionTime(Clock clock) {
		this.time = new TransactionBound<>(clock::instant);
	}

	Instant now() {
		return this.time.get();
	}

}
