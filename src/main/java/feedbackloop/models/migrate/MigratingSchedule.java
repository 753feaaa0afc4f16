package feedbackloop.models.migrate;

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
 * Every few seconds goes on with moving cases, on the nodes that send the outbox. In a
 * thread of its own, since it may take minutes.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class MigratingSchedule implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(MigratingSchedule.class);

	private static final int SECONDS = 2;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final Migrating migrating;

	MigratingSchedule(Migrating migrating) {
		this.migrating = migrating;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::work, SECONDS, SECONDS, TimeUnit.SECONDS);
	}

	/** An exception would end the schedule. */
	private void work() {
		try {
			this.migrating.work();
		}
		catch (RuntimeException ex) {
			log.error("Running cases could not be moved; it is tried again", ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
