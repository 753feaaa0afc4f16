package feedbackloop.figures;

import feedbackloop.Shutdown;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Keeps what the figures count up to date, every two seconds. Nodes that send the outbox
 * do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class FactsSchedule {

	private static final int AT_ONCE = 500;

	private final FactsRound round;

	private final Shutdown shutdown;

	FactsSchedule(FactsRound round, Shutdown shutdown) {
		this.round = round;
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 2000)
	void catchUp() {
		int taken = AT_ONCE;
		while (taken == AT_ONCE && !this.shutdown.hasBegun()) {
			taken = this.round.take(AT_ONCE);
		}
	}

}
