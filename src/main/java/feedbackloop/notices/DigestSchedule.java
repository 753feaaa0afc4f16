package feedbackloop.notices;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks each minute whether a digest is due, on the nodes that send the outbox.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class DigestSchedule {

	private final Digest digest;

	DigestSchedule(Digest digest) {
		this.digest = digest;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void send() {
		this.digest.send();
	}

}
