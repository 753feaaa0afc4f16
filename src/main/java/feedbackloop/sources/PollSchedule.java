package feedbackloop.sources;

import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Fetches what stores keep, on the nodes that send the outbox. Without credentials there
 * is nothing to do.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnExpression("${feedback-loop.relay.enabled:true}")
class PollSchedule {

	private final SourcePoller poller;

	PollSchedule(SourcePoller poller) {
		this.poller = poller;
	}

	@Scheduled(fixedDelay = 15_000)
	void poll() {
		this.poller.poll();
	}

}
