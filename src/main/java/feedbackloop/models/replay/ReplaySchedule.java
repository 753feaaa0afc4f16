package feedbackloop.models.replay;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Looks every second for replays that wait, on the nodes that send the outbox; one runs
 * at a time on each node, and once a day for those to forget. In a thread of its own,
 * since it may take a while.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class ReplaySchedule implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(ReplaySchedule.class);

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final Replaying replaying;

	private final OldReplays old;

	ReplaySchedule(Replaying replaying, OldReplays old) {
		this.replaying = replaying;
		this.old = old;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(() -> safely(this.replaying::work), 1, 1, TimeUnit.SECONDS);
		this.thread.scheduleWithFixedDelay(() -> safely(this.old::forget), 0, 1, TimeUnit.DAYS);
	}

	/** An exception would end the schedule. */
	private static void safely(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			log.error("Replays could not be run or forgotten; it is tried again", ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
