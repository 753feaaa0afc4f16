package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Says how clocks stand now.
 */
@Component
public class ClockStates {

	private final Ledger ledger;

	private final WorkingCalendars calendars;

	private final Clock clock;

	ClockStates(Ledger ledger, WorkingCalendars calendars, Clock clock) {
		this.ledger = ledger;
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * The two clocks of a case as a whole: its first response and its resolution.
	 */
	public List<ClockState> of(String number) {
		return this.ledger.all(List.of(number)).stream().filter(CaseClock::ofCase).map(this::of).toList();
	}

	/**
	 * The open clocks of a case, or of an improvement with all its measures, in order.
	 */
	public List<OpenClock> open(String number) {
		return this.ledger.open(List.of(number))
			.stream()
			.map((clock) -> new OpenClock(clock.id(), clock.stage(), clock.executionId(), clock.due()))
			.toList();
	}

	/**
	 * The clock as it stands now.
	 */
	ClockState of(CaseClock clock) {
		Countdown countdown = clock.countdown(this.calendars);
		Duration left = clock.isOpen() ? countdown.remaining(this.clock.instant()) : Duration.ZERO;
		WorkingCalendar calendar = countdown.calendar();
		return new ClockState(clock.stage(), clock.level(), clock.isUngraded(), calendar.local(clock.due()),
				clock.state(), left.toMinutes(), countdown.countsAllTime(), calendar.local(clock.closedAt()));
	}

}
