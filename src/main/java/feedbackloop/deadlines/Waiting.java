package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import feedbackloop.deadlines.CaseClock.Kind;
import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.feedback.Feedback;
import feedbackloop.feedback.Status;
import feedbackloop.process.ProcessProperties;

import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Which clocks wait while a case waits for its customer, and for how long. The properties
 * of its process say how often and for how many working days in all. In the process that
 * we ship these are two and ten. The clock of its resolution counts them.
 */
@Component
class Waiting {

	private static final String PROCESS = "feedback";

	private final Ledger ledger;

	private final Limits limits;

	private final WorkingCalendars calendars;

	private final ProcessProperties properties;

	private final JdbcClient database;

	Waiting(Ledger ledger, Limits limits, WorkingCalendars calendars, ProcessProperties properties,
			JdbcClient database) {
		this.ledger = ledger;
		this.limits = limits;
		this.properties = properties;
		this.calendars = calendars;
		this.database = database;
	}

	/**
	 * The longest that a pause which begins now may take, unless there were too many or
	 * too long ones already.
	 */
	Optional<Change> next(CaseClock resolution, Instant now) {
		List<ClockEntry> pauses = resolution.entries().stream().filter((entry) -> entry.what() == What.PAUSED).toList();
		Instant first = pauses.isEmpty() ? now : pauses.get(0).at();
		Duration left = longest(first).minus(used(resolution.entries()));
		boolean allowed = pauses.size() < this.properties.of(PROCESS).get("mostQuestions")
				&& left.compareTo(Duration.ZERO) > 0;
		return allowed ? Optional.of(pause(left.toSeconds())) : Optional.empty();
	}

	/**
	 * The pauses that a clock which starts now must know: all since it counts if that was
	 * earlier, else only the one that lasts.
	 */
	List<ClockEntry> before(Feedback feedback, String number, String stage, Kind kind, Instant start) {
		boolean waits = feedback.status() == Status.WAITING_FOR_YOU;
		if (isOfTheCustomer(stage) || (!waits && (kind != Kind.RECEIVED || feedback.questionsAsked() == 0))) {
			return List.of();
		}
		Optional<CaseClock> resolution = this.ledger.ofCase(feedback.number(), CaseClocks.RESOLUTION)
			.filter((clock) -> number.equals(feedback.number()) || servesOnly(number, feedback));
		List<ClockEntry> since = (kind != Kind.RECEIVED) ? List.of() : resolution.stream()
			.flatMap((clock) -> clock.entries().stream())
			.filter((entry) -> isPause(entry) && entry.at().isAfter(start))
			.map((entry) -> new ClockEntry(entry.at(), entry.what(), entry.actor(), pause(entry.change().longest())))
			.toList();
		return !since.isEmpty() ? since
				: resolution.filter(CaseClock::isPaused).map((clock) -> lasting(clock, start)).stream().toList();
	}

	/**
	 * Whether it is the customer's turn in that stage; its clock runs on.
	 */
	boolean isOfTheCustomer(String stage) {
		return this.limits.stages().isOfTheCustomer(stage);
	}

	/**
	 * The case, and its improvement when that waits with it: when the case founded it and
	 * it serves no other.
	 */
	List<String> numbers(Feedback feedback) {
		String improvement = feedback.improvementNumber();
		return (improvement != null && servesOnly(improvement, feedback)) ? List.of(feedback.number(), improvement)
				: List.of(feedback.number());
	}

	private boolean servesOnly(String improvement, Feedback feedback) {
		return this.database.sql("""
				select not exists (select 1 from feedback where improvement_number = :improvement and number <> :number)
				  and exists (select 1 from improvement where number = :improvement and feedback_number = :number)
				""").param("improvement", improvement).param("number", feedback.number()).query(Boolean.class).single();
	}

	private ClockEntry lasting(CaseClock resolution, Instant start) {
		ClockEntry pause = resolution.entries().stream().filter(Waiting::isPause).reduce((one, other) -> other).get();
		Duration over = this.calendars.general().workingTime(pause.at(), start);
		Duration left = Duration.ofSeconds(pause.change().longest()).minus(over);
		return new ClockEntry(start, What.PAUSED, pause.actor(), pause(left.isNegative() ? 0L : left.toSeconds()));
	}

	private Duration used(List<ClockEntry> entries) {
		Duration used = Duration.ZERO;
		ClockEntry paused = null;
		for (ClockEntry entry : entries) {
			if (entry.what() == What.PAUSED) {
				paused = entry;
			}
			else if (entry.what() == What.RESUMED) {
				Duration longest = Duration.ofSeconds(paused.change().longest());
				Duration taken = this.calendars.general().workingTime(paused.at(), entry.at());
				used = used.plus((taken.compareTo(longest) < 0) ? taken : longest);
			}
		}
		return used;
	}

	private Duration longest(Instant from) {
		WorkingCalendar general = this.calendars.general();
		return general.workingTime(from, general.add(from, this.properties.of(PROCESS).get("mostWaitingDays"), "days"));
	}

	private static boolean isPause(ClockEntry entry) {
		return entry.what() == What.PAUSED || entry.what() == What.RESUMED;
	}

	private static Change pause(Long longest) {
		return new Change(null, null, null, null, longest, null);
	}

}
