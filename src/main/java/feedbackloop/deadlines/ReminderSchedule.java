package feedbackloop.deadlines;

import java.util.concurrent.TimeUnit;

import feedbackloop.process.TimedWork;

import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * Looks every few seconds whether a clock reminds.
 */
@Component
class ReminderSchedule {

	private static final int SECONDS = 5;

	private final Reminders reminders;

	private final TimedWork timed;

	ReminderSchedule(Reminders reminders, TimedWork timed) {
		this.reminders = reminders;
		this.timed = timed;
	}

	@Scheduled(fixedDelay = SECONDS, timeUnit = TimeUnit.SECONDS)
	void remind() {
		if (this.timed.isDoneHere()) {
			this.reminders.work();
		}
	}

}
