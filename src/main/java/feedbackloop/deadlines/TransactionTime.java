package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;

import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The time at which a transaction began to compute deadlines. A stage starts with the
 * transaction that starts it, so its task and its timer get the same due date.
 */
@Component
class TransactionTime {

	private final Clock clock;

	TransactionTime(Clock clock) {
		this.clock = clock;
	}

	Instant now() {
		if (!TransactionSynchronizationManager.isSynchronizationActive()) {
			return this.clock.instant();
		}
		Instant bound = (Instant) TransactionSynchronizationManager.getResource(this);
		if (bound != null) {
			return bound;
		}
		Instant now = this.clock.instant();
		TransactionSynchronizationManager.bindResource(this, now);
		TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

			@Override
			public void suspend() {
				TransactionSynchronizationManager.unbindResource(TransactionTime.this);
			}

			@Override
			public void resume() {
				TransactionSynchronizationManager.bindResource(TransactionTime.this, now);
			}

			@Override
			public void afterCompletion(int status) {
				TransactionSynchronizationManager.unbindResourceIfPossible(TransactionTime.this);
			}

		});
		return now;
	}

}
