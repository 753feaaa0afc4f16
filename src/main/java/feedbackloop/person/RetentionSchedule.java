package feedbackloop.person;

import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

import feedbackloop.feedback.Timeline;
import feedbackloop.longwork.LongWorks;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Has what is due erased once a day, by whichever node has time. Nodes that send the
 * outbox look.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class RetentionSchedule {

	/** A little less than a day, so that it stays at its time of day. */
	private static final Duration BETWEEN = Duration.ofHours(23);

	private final Retention retention;

	private final LongWorks works;

	private final JdbcClient database;

	private final Clock clock;

	RetentionSchedule(Retention retention, LongWorks works, JdbcClient database, Clock clock) {
		this.retention = retention;
		this.works = works;
		this.database = database;
		this.clock = clock;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	@Transactional
	public void begin() {
		this.retention.forgetMeToos();
		boolean recently = this.database
			.sql("select exists (select from long_work where kind = :kind and asked_at > :since)")
			.param("kind", RetentionJob.KIND)
			.param("since", this.clock.instant().minus(BETWEEN).atOffset(ZoneOffset.UTC))
			.query(Boolean.class)
			.single();
		if (recently) {
			return;
		}
		int due = this.retention.ahead(this.retention.times())
			.stream()
			.filter((one) -> !one.what().equals(Kept.RAW_MAIL.key()))
			.mapToInt(Retention.Ahead::now)
			.sum();
		if (due > 0) {
			this.works.begin(RetentionJob.KIND, RetentionJob.KIND, Timeline.SYSTEM, null, due);
		}
	}

}
