package feedbackloop.notification;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Looks each minute for steps that stand still, on the nodes that send the outbox.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class FailureSchedule {

	private final FailureNotices notices;

	FailureSchedule(FailureNotices notices) {
		this.notices = notices;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void tell() {
		this.notices.tell();
	}

}
