package feedbackloop.imports;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

import feedbackloop.Shutdown;
import feedbackloop.words.HouseTime;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Forgets files with their runs, after the time that {@code feedback-loop.imports.kept}
 * gives them. Their rows are still known again. Nodes that send the outbox do.
 */
@Component
@ConditionalOnProperty(name = "feedback-loop.relay.enabled", matchIfMissing = true)
class OldImports {

	private final ImportFiles files;

	private final HouseTime time;

	private final Duration kept;

	private final Shutdown shutdown;

	OldImports(ImportFiles files, HouseTime time, @Value("${feedback-loop.imports.kept}") Duration kept,
			Shutdown shutdown) {
		this.files = files;
		this.time = time;
		this.kept = kept;
		this.shutdown = shutdown;
	}

	@Scheduled(fixedDelay = 1, timeUnit = TimeUnit.HOURS)
	void forget() {
		Optional<Long> old = old();
		while (old.isPresent() && !this.shutdown.hasBegun()) {
			this.files.forget(old.get());
			old = old();
		}
	}

	private Optional<Long> old() {
		return this.files.oldOne(this.time.now().minus(this.kept));
	}

}
