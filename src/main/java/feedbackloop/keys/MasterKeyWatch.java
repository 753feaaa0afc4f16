package feedbackloop.keys;

import java.util.Set;
import java.util.concurrent.TimeUnit;

import feedbackloop.privacy.MasterKeyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthIndicator;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has every node wrap with the key of the last rotation, soon after it has begun. One
 * that was not given that key is not ready: it cannot open what others wrap.
 */
@Component
class MasterKeyWatch implements HealthIndicator {

	private static final Logger log = LoggerFactory.getLogger(MasterKeyWatch.class);

	private final MasterKeyCheck keys;

	private volatile Set<String> lacking = Set.of();

	MasterKeyWatch(MasterKeyCheck keys) {
		this.keys = keys;
	}

	@Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		Set<String> now = this.keys.lacking();
		if (!now.isEmpty()) {
			log.error("This node is not ready: it lacks the master key {} and cannot open what it wraps. Restart it "
					+ "with that key in feedback-loop.other-master-keys", String.join(", ", now));
		}
		else if (!this.lacking.isEmpty()) {
			log.info("This node is ready again: nothing needs a master key that it lacks");
		}
		this.lacking = now;
	}

	@Override
	public Health health() {
		return this.lacking.isEmpty() ? Health.up().build() : Health.down().build();
	}

}
