package feedbackloop.metoo;

import java.util.concurrent.TimeUnit;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every ten seconds who is to be told the end of a known problem. Nodes that send
 * the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class MeTooSchedule {

	private final MeTooEnds ends;

	MeTooSchedule(MeTooEnds ends) {
		this.ends = ends;
	}

	@Scheduled(fixedDelay = 10, timeUnit = TimeUnit.SECONDS)
	void tell() {
		this.ends.tell();
	}

}
