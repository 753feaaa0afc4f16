package feedbackloop.contact;

import java.time.Clock;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets messages that nobody went on with, and which requests of staff were taken. Both
 * are kept for {@code feedback-loop.drafts-kept}. Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldRequests {

	private final JdbcClient database;

	private final Clock clock;

	private final Duration kept;

	OldRequests(JdbcClient database, Clock clock, @Value("${feedback-loop.drafts-kept}") Duration kept) {
		this.database = database;
		this.clock = clock;
		this.kept = kept;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forget() {
		OffsetDateTime before = this.clock.instant().minus(this.kept).atOffset(ZoneOffset.UTC);
		this.database.sql("delete from message_draft where saved_at < ?").param(before).update();
		this.database.sql("delete from staff_request where at < ?").param(before).update();
	}

}
