package feedbackloop.notification;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Runs the relay every two seconds, unless {@code feedback-loop.relay.enabled} is false.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class RelaySchedule {

	private final Relay relay;

	RelaySchedule(Relay relay) {
		this.relay = relay;
	}

	@Scheduled(fixedDelay = 2000)
	void send() {
		this.relay.sendDue();
	}

}
