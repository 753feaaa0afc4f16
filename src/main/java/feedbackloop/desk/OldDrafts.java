package feedbackloop.desk;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets drafts on which nobody went on, after the time that
 * {@code feedback-loop.drafts-kept} gives them. Forgets as well who had tasks open an
 * hour ago. Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldDrafts {

	private final JdbcClient database;

	private final Clock clock;

	private final Duration kept;

	OldDrafts(JdbcClient database, Clock clock, @Value("${feedback-loop.drafts-kept}") Duration kept) {
		this.database = database;
		this.clock = clock;
		this.kept = kept;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forget() {
		delete("delete from task_draft where saved_at < :before", this.kept);
		delete("delete from task_presence where at < :before", Duration.ofHours(1));
	}

	private void delete(String statement, Duration kept) {
		this.database.sql(statement)
			.param("before", this.clock.instant().minus(kept).atOffset(ZoneOffset.UTC))
			.update();
	}

}
