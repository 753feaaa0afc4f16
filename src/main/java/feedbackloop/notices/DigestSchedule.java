package feedbackloop.notices;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks each minute whether a digest or the news of the morning is due. It does so on the
 * nodes that send the outbox.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class DigestSchedule {

	private final Digest digest;

	private final MorningList morning;

	DigestSchedule(Digest digest, MorningList morning) {
		this.digest = digest;
		this.morning = morning;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void send() {
		this.digest.send();
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void sendMorningList() {
		this.morning.send();
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void sendMissedTargets() {
		this.morning.sendMissedTargets();
	}

}
