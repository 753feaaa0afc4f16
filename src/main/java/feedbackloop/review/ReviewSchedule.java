package feedbackloop.review;

import java.util.concurrent.TimeUnit;

import feedbackloop.process.TimedWork;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few minutes whether a review is due.
 */
@Component
class ReviewSchedule {

	private static final int MINUTES = 10;

	private final Reviews reviews;

	private final TimedWork timed;

	ReviewSchedule(Reviews reviews, TimedWork timed) {
		this.reviews = reviews;
		this.timed = timed;
	}

	@Scheduled(initialDelay = 1, fixedDelay = MINUTES, timeUnit = TimeUnit.MINUTES)
	void start() {
		if (this.timed.isDoneHere()) {
			this.reviews.startIfDue();
		}
	}

}
