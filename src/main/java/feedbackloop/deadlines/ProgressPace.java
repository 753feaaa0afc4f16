package feedbackloop.deadlines;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.deadlines.Limits.Limit;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.process.Keys.Grades;

import org.springframework.stereotype.Component;

/**
 * When a customer is to hear how far the work is: as long after the last word from us as
 * the rows {@code progress} of the table {@code timeLimits} say.
 */
@Component
class ProgressPace {

	/** Where a case stands on which we work, as the database has it. */
	static final List<String> WORKED = Stream.of(Status.RECEIVED, Status.IN_REVIEW, Status.IN_PROGRESS, Status.PLANNED)
		.map(Status::key)
		.toList();

	private static final String PROGRESS = "progress";

	private static final String URGENT = "urgent";

	private final Limits limits;

	private final WorkingCalendars calendars;

	ProgressPace(Limits limits, WorkingCalendars calendars) {
		this.limits = limits;
		this.calendars = calendars;
	}

	static boolean isWorked(Feedback feedback) {
		return WORKED.contains(feedback.status().key());
	}

	/**
	 * When the next one is due; empty if the table gives no limit.
	 * @param heard when the customer heard from us last, or null
	 * @param skipped when a person skipped one, or null
	 */
	Optional<Instant> due(Feedback feedback, Instant heard, Instant skipped) {
		Instant from = Stream.of(feedback.milestones().receivedAt(), heard, skipped)
			.filter(Objects::nonNull)
			.max(Comparator.naturalOrder())
			.orElseThrow();
		return after(feedback, from);
	}

	/**
	 * When one is due if the customer hears from us then.
	 */
	Optional<Instant> after(Feedback feedback, Instant from) {
		String level = this.limits.level(PROGRESS, feedback.mark(), feedback.grading().grade());
		return this.limits.find(PROGRESS, level)
			.map((limit) -> Countdown.due(from, limit.allowance(), this.calendars.general()));
	}

	/**
	 * When one may be sent by itself: what is urgent at any hour, all else in working
	 * time.
	 */
	Instant opening(Feedback feedback, Instant time) {
		boolean urgent = URGENT.equals(feedback.grading().grade());
		return urgent ? time : this.calendars.general().opening(time);
	}

	/**
	 * When the next day begins for this customer.
	 */
	Instant nextDay(Feedback feedback, Instant now) {
		WorkingCalendar calendar = this.calendars.general();
		Instant midnight = calendar.local(now).toLocalDate().plusDays(1).atStartOfDay(calendar.zone()).toInstant();
		return opening(feedback, midnight);
	}

	/**
	 * Tells these limits from others.
	 */
	String limits() {
		return Grades.ALL.stream()
			.map((grade) -> this.limits.find(PROGRESS, grade).map(Limit::allowance).map(Object::toString).orElse("-"))
			.collect(Collectors.joining(" "));
	}

}
