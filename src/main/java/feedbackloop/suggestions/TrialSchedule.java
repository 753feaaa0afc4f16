package feedbackloop.suggestions;

import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Tries what staff decided since the last look, every minute. Nodes that send the outbox
 * do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class TrialSchedule {

	private static final int AT_ONCE = 50;

	private final Trials trials;

	private final Shutdown shutdown;

	TrialSchedule(Trials trials, Shutdown shutdown) {
		this.trials = trials;
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void look() {
		int tried = AT_ONCE;
		while (tried == AT_ONCE && !this.shutdown.hasBegun()) {
			tried = this.trials.round(AT_ONCE);
		}
	}

}
