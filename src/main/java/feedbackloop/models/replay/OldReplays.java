package feedbackloop.models.replay;

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
 * Forgets replays with which nothing went live, after the time that
 * {@code feedback-loop.rules.replays-kept} gives them. Nodes that send the outbox do,
 * because each may hold hundreds of thousands of rows.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldReplays {

	private final JdbcClient database;

	private final Clock clock;

	private final Duration kept;

	private final Shutdown shutdown;

	OldReplays(JdbcClient database, Clock clock, @Value("${feedback-loop.rules.replays-kept}") Duration kept,
			Shutdown shutdown) {
		this.database = database;
		this.clock = clock;
		this.kept = kept;
		this.shutdown = shutdown;
	}

	/**
	 * Forgets one after the other, so that no statement takes long. Those that a version
	 * or a draft names stay.
	 */
	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.DAYS)
	void forget() {
		OffsetDateTime before = this.clock.instant().minus(this.kept).atOffset(ZoneOffset.UTC);
		boolean more = true;
		while (more && !this.shutdown.hasBegun()) {
			more = this.database.sql("""
					delete from long_work where id = (
					  select w.id from replay r join long_work w on w.id = r.work_id
					  where w.asked_at < :before and w.state not in ('waiting', 'running')
					    and not exists (select 1 from model_version where replay_id = r.id)
					    and not exists (select 1 from draft where replay_id = r.id)
					  order by w.id limit 1)
					""").param("before", before).update() == 1;
		}
	}

}
