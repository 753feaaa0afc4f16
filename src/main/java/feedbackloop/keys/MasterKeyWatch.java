package feedbackloop.keys;

import java.util.concurrent.TimeUnit;

import feedbackloop.privacy.MasterKeyCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Has every node wrap with the key of the last rotation, soon after it has begun.
 */
@Component
class MasterKeyWatch {

	private static final Logger log = LoggerFactory.getLogger(MasterKeyWatch.class);

	private final MasterKeyCheck keys;

	MasterKeyWatch(MasterKeyCheck keys) {
		this.keys = keys;
	}

	@Scheduled(initialDelay = 5, fixedDelay = 5, timeUnit = TimeUnit.SECONDS)
	void look() {
		this.keys.follow()
			.ifPresent((id) -> log.error("This node lacks the master key {} and cannot open what it wraps: restart it "
					+ "with feedback-loop.master-key set to it", id));
	}

}
