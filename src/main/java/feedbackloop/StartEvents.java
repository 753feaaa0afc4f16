package feedbackloop;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.concurrent.CustomizableThreadFactory;
import org.springframework.stereotype.Component;

/**
 * Keeps a start alive whose port is open: a listener that fails then is called again, off
 * the main thread, until it succeeds. Clients who wait for a restart take all connections
 * of the database at once.
 */
@Component(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
class StartEvents extends SimpleApplicationEventMulticaster implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(StartEvents.class);

	private static final int SECONDS = 5;

	private final ScheduledExecutorService later;

	StartEvents() {
		CustomizableThreadFactory threads = new CustomizableThreadFactory("start-again-");
		threads.setDaemon(true);
		this.later = Executors.newSingleThreadScheduledExecutor(threads);
	}

	@Override
	protected void invokeListener(ApplicationListener<?> listener, ApplicationEvent event) {
		if (event instanceof SpringApplicationEvent) {
			invokeSafely(listener, event);
		}
		else {
			super.invokeListener(listener, event);
		}
	}

	private void invokeSafely(ApplicationListener<?> listener, ApplicationEvent event) {
		try {
			super.invokeListener(listener, event);
		}
		catch (RuntimeException ex) {
			log.error("{} failed at the start; it is tried again in {} s", listener, SECONDS, ex);
			this.later.schedule(() -> invokeSafely(listener, event), SECONDS, TimeUnit.SECONDS);
		}
	}

	@Override
	public void destroy() {
		this.later.shutdownNow();
	}

}
