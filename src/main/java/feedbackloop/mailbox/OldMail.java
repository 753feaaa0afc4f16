package feedbackloop.mailbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;
import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets what mails were like as they came, after the time that the table
 * {@code retention} gives them. Where models from before have no such table,
 * {@code feedback-loop.mail.kept} says it. It goes on when no mailbox is set up any more.
 * Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldMail {

	private static final Map<String, Object> FACTS = Map.of("what", "rawMail", "sensitive", false, "hold", false);

	private final InboundMails mails;

	private final DecisionTables tables;

	private final Clock clock;

	private final Duration kept;

	private final Shutdown shutdown;

	OldMail(InboundMails mails, DecisionTables tables, Clock clock, @Value("${feedback-loop.mail.kept}") Duration kept,
			Shutdown shutdown) {
		this.mails = mails;
		this.tables = tables;
		this.clock = clock;
		this.kept = kept;
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forget() {
		Optional<Duration> time = time();
		boolean more = time.isPresent();
		while (more && !this.shutdown.hasBegun()) {
			more = this.mails.forget(this.clock.instant().minus(time.get()));
		}
	}

	/** Empty where the table says that they stay. */
	private Optional<Duration> time() {
		if (!this.tables.live().containsKey(Decisions.RETENTION)) {
			return Optional.of(this.kept);
		}
		return this.tables.lookUpIfAny(Decisions.RETENTION, FACTS)
			.filter((row) -> row.get("then").equals("erase"))
			.map((row) -> Duration.ofDays(((Number) row.get("days")).longValue()));
	}

}
