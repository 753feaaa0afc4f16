package feedbackloop.models.deploy;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import feedbackloop.process.ModelFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Every two seconds takes over what went live on another node, and what changed in the
 * folder. In a thread of its own, so that no mail server keeps it waiting.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.folder-watch.enabled", matchIfMissing = true)
class LiveSchedule implements DisposableBean {

	private static final Logger log = LoggerFactory.getLogger(LiveSchedule.class);

	private static final int SECONDS = 2;

	private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor();

	private final ModelFiles files;

	private final FolderWatch folder;

	LiveSchedule(ModelFiles files, FolderWatch folder) {
		this.files = files;
		this.folder = folder;
	}

	@EventListener(ApplicationReadyEvent.class)
	void start() {
		this.thread.scheduleWithFixedDelay(this::look, SECONDS, SECONDS, TimeUnit.SECONDS);
	}

	/** An exception would end the schedule. */
	private void look() {
		try {
			this.files.refresh();
			this.folder.look();
		}
		catch (RuntimeException ex) {
			log.error("What is live could not be read; it is tried again", ex);
		}
	}

	@Override
	public void destroy() {
		this.thread.shutdownNow();
	}

}
