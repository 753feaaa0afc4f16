package feedbackloop.deadlines;

import java.util.concurrent.TimeUnit;

import feedbackloop.process.TimedWork;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds whether customers are to hear how far the work is.
 */
@Component
class ProgressSchedule {

	private static final int SECONDS = 10;

	private final ProgressWork progress;

	private final TimedWork timed;

	ProgressSchedule(ProgressWork progress, TimedWork timed) {
		this.progress = progress;
		this.timed = timed;
	}

	@Scheduled(fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
	void tell() {
		if (this.timed.isDoneHere()) {
			this.progress.work();
		}
	}

}
