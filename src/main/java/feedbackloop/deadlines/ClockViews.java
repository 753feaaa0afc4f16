package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Tells other features what happened to the clocks of a case, its improvement and its
 * measures.
 */
@Component
public class ClockViews {

	private final ClocksPart clocks;

	private final ClockStates states;

	private final WorkingCalendars calendars;

	private final Clock clock;

	ClockViews(ClocksPart clocks, ClockStates states, WorkingCalendars calendars, Clock clock) {
		this.clocks = clocks;
		this.states = states;
		this.calendars = calendars;
		this.clock = clock;
	}

	/**
	 * The clocks of an existing case, those of the case as a whole first.
	 */
	public List<ClockView> of(String number) {
		return this.clocks.clocks(number).stream().map(this::view).toList();
	}

	private ClockView view(CaseClock clock) {
		WorkingCalendar calendar = clock.countdown(this.calendars).calendar();
		return new ClockView(clock.businessKey(), clock.ofCase(), this.states.of(clock), lateMinutes(clock, calendar),
				ClocksPage.events(clock, calendar)
					.stream()
					.map((event) -> new ClockView.Event(event.at(), event.what(), event.actor(), event.level(),
							event.due()))
					.toList());
	}

	private long lateMinutes(CaseClock clock, WorkingCalendar calendar) {
		Instant end = clock.isOpen() ? this.clock.instant() : clock.closedAt();
		if (clock.isPaused() || !end.isAfter(clock.due())) {
			return 0;
		}
		return clock.countdown(this.calendars).countsAllTime() ? Duration.between(clock.due(), end).toMinutes()
				: calendar.workingMinutes(clock.due(), end);
	}

}
