package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.notification.ReopeningTime;

import org.springframework.stereotype.Component;

/**
 * How long the customer of a closed case may still come back to it. The table
 * {@code timeLimits} says so in its row {@code reopen}.
 */
@Component
public class AfterClosure implements ReopeningTime {

	private static final String STAGE = "reopen";

	private final Limits limits;

	private final WorkingCalendars calendars;

	private final Clock clock;

	AfterClosure(Limits limits, WorkingCalendars calendars, Clock clock) {
		this.limits = limits;
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * Whether the case is closed and that time is not over; without such a row it is over
	 * at once.
	 */
	public boolean isWithin(Feedback feedback) {
		return end(feedback).filter((end) -> !this.clock.instant().isAfter(end)).isPresent();
	}

	@Override
	public Optional<Instant> end(Feedback feedback) {
		Instant closedAt = feedback.milestones().closedAt();
		if (feedback.status() != Status.CLOSED || closedAt == null) {
			return Optional.empty();
		}
		String level = this.limits.level(STAGE, feedback.mark(), feedback.grading().grade());
		return this.limits.find(STAGE, level).map((limit) -> limit.allowance().end(closedAt, this.calendars.general()));
	}

}
