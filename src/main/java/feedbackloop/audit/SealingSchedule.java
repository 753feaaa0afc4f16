package feedbackloop.audit;

import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Seals every five seconds, on the nodes that send the outbox. Keeps the head of the
 * chain outside the database, too: in the log and in the metrics.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class SealingSchedule {

	private static final Logger log = LoggerFactory.getLogger(SealingSchedule.class);

	private static final Duration BETWEEN_NOTES = Duration.ofMinutes(1);

	private final Sealing sealing;

	private Seal noted = Seal.NONE;

	private Instant notedAt = Instant.EPOCH;

	SealingSchedule(Sealing sealing, MeterRegistry metrics) {
		this.sealing = sealing;
		Gauge.builder("feedback.loop.seals", sealing, (job) -> job.seen().sequence())
			.description("Seals in the chain; never falls")
			.register(metrics);
		Gauge.builder("feedback.loop.seals.broken", sealing, (job) -> job.isBroken() ? 1 : 0)
			.description("1 when the chain no longer holds what this node saw of it")
			.register(metrics);
	}

	@Scheduled(fixedDelay = 5000)
	void seal() {
		this.sealing.sealAll();
		Seal head = this.sealing.seen();
		Instant now = Instant.now();
		if (head.sequence() > this.noted.sequence() && now.isAfter(this.notedAt.plus(BETWEEN_NOTES))) {
			log.info("The record is sealed up to {}", head.head());
			this.noted = head;
			this.notedAt = now;
		}
	}

}
