package feedbackloop.models.deploy;

import java.util.concurrent.TimeUnit;

import feedbackloop.process.ModelFiles;

import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * Every two seconds takes over what went live on another node, and what changed in the
 * folder.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "feedback-loop.folder-watch.enabled", matchIfMissing = true)
class LiveSchedule {

	private final ModelFiles files;

	private final FolderWatch folder;

	LiveSchedule(ModelFiles files, FolderWatch folder) {
		this.files = files;
		this.folder = folder;
	}

	@Scheduled(initialDelay = 2, fixedDelay = 2, timeUnit = TimeUnit.SECONDS)
	void look() {
		this.files.refresh();
		this.folder.look();
	}

}
