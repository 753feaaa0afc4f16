package feedbackloop;

import java.time.Duration;
import java.time.Instant;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.context.event.SpringApplicationEvent;
import org.springframework.context.ApplicationEvent;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.SimpleApplicationEventMulticaster;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.stereotype.Component;

/**
 * Keeps a start alive whose port is open: a listener that fails then is called again, off
 * the main thread, until it succeeds. Clients who wait for a restart take all connections
 * of the database at once.
 */
@Component(AbstractApplicationContext.APPLICATION_EVENT_MULTICASTER_BEAN_NAME)
class StartEvents extends SimpleApplicationEventMulticaster {

	private static final Logger log = LoggerFactory.getLogger(StartEvents.class);

	private static final Duration PAUSE = Duration.ofSeconds(5);

	private final ObjectProvider<TaskScheduler> background;

	StartEvents(ObjectProvider<TaskScheduler> background) {
		this.background = background;
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
			log.error("{} failed at the start; it is tried again in {} s", listener, PAUSE.toSeconds(), ex);
			this.background.getObject().schedule(() -> invokeSafely(listener, event), Instant.now().plus(PAUSE));
		}
	}

}
