package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Optional;

import org.springframework.stereotype.Component;

/**
 * When a day begins for the members of a team, by the team's calendar. A null team has
 * the general one.
 */
@Component
public class DigestTimes {

	private final WorkingCalendars calendars;

	private final EscalationSettings settings;

	private final Clock clock;

	DigestTimes(WorkingCalendars calendars, EscalationSettings settings, Clock clock) {
		this.calendars = calendars;
		this.settings = settings;
		this.clock = clock;
	}

	public ZoneId zone(String team) {
		return this.calendars.of(team).zone();
	}

	/**
	 * The day by the general calendar.
	 */
	public LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), this.calendars.general().zone());
	}

	/**
	 * When the team's digest was due today; empty before that and on days off.
	 */
	public Optional<Instant> dueToday(String team) {
		WorkingCalendar calendar = this.calendars.of(team);
		Instant now = this.clock.instant();
		LocalDate today = LocalDate.ofInstant(now, calendar.zone());
		return Optional.of(today.atTime(this.settings.digestAt()).atZone(calendar.zone()).toInstant())
			.filter((due) -> calendar.isWorkingDay(today) && !now.isBefore(due));
	}

}
