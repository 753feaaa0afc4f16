package feedbackloop.deadlines;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import feedbackloop.process.FilesWentLive;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Shows after a start, and after files went live, what new rules would change, and every
 * few seconds goes on with what is to be computed, on the nodes that send the outbox. In
 * a thread of its own, since it may take minutes.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class RecomputingSchedule implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(RecomputingSchedule.class);

	private static final int SECONDS = 2;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final Recomputing recomputing;

	RecomputingSchedule(Recomputing recomputing) {
		this.recomputing = recomputing;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		look();
		this.thread.scheduleWithFixedDelay(() -> safely(this.recomputing::work), SECONDS, SECONDS, TimeUnit.SECONDS);
	}

	@EventListener(FilesWentLive.class)
	void look() {
		this.thread.execute(() -> safely(this.recomputing::watch));
	}

	/** An exception would end the schedule. */
	private static void safely(Runnable work) {
		try {
			work.run();
		}
		catch (RuntimeException ex) {
			log.error("Deadlines could not be computed anew; it is tried again", ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
