package feedbackloop.person;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Completes erasures: the list that is kept apart, and what was being written of the
 * person at the same moment. Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class ErasureSchedule {

	private final ErasuresAgain again;

	private final Sweep sweep;

	ErasureSchedule(ErasuresAgain again, Sweep sweep) {
		this.again = again;
		this.sweep = sweep;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
	void complete() {
		this.again.listAll();
		this.sweep.complete();
	}

}
