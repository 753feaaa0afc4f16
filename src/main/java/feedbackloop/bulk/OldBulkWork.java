package feedbackloop.bulk;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what was done with several cases at once, after the time that
 * {@code feedback-loop.bulk-kept} gives it. From then on it cannot be taken back
 * together. What happened to each case stands in its record for good. Nodes that send the
 * outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldBulkWork {

	private final BulkStore store;

	private final Clock clock;

	private final Duration kept;

	private final Shutdown shutdown;

	OldBulkWork(BulkStore store, Clock clock, @Value("${feedback-loop.bulk-kept}") Duration kept, Shutdown shutdown) {
		this.store = store;
		this.clock = clock;
		this.kept = kept;
		this.shutdown = shutdown;
	}

	/** One after the other, so that no statement takes long. */
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
	void forget() {
		OffsetDateTime before = this.clock.instant().minus(this.kept).atOffset(ZoneOffset.UTC);
		boolean more = true;
		while (more && !this.shutdown.hasBegun()) {
			more = this.store.forgetOne(before);
		}
	}

}
