package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Measures time by the working calendars.
 */
@Component
public class WorkingTime {

	private static final String DAYS = "days";

	private final WorkingCalendars calendars;

	private final WorkingCalendar calendar;

	WorkingTime(WorkingCalendars calendars) {
		this.calendars = calendars;
		this.calendar = calendars.general();
	}

	/**
	 * When so much working time of the team has passed.
	 */
	public Instant after(String team, Instant start, Duration time) {
		return this.calendars.of(team).after(start, time);
	}

	/**
	 * The working time of the team from one moment to another.
	 */
	public Duration between(String team, Instant from, Instant to) {
		return this.calendars.of(team).workingTime(from, to);
	}

	/**
	 * The beginning of the last so many days on which the team worked before today.
	 * @param days at least 1
	 */
	public Instant daysBefore(String team, Instant now, int days) {
		WorkingCalendar own = this.calendars.of(team);
		LocalDate day = LocalDate.ofInstant(now, own.zone());
		for (int left = days; left > 0;) {
			day = day.minusDays(1);
			left -= own.isWorkingDay(day) ? 1 : 0;
		}
		return day.atStartOfDay(own.zone()).toInstant();
	}

	/**
	 * Whether the stretches together hold as much working time as that many working days.
	 * The days count from the start of the first stretch.
	 * @param days at least 1
	 */
	public boolean reaches(int days, List<Stretch> stretches) {
		if (stretches.isEmpty()) {
			return false;
		}
		Instant start = stretches.get(0).from();
		long most = this.calendar.workingMinutes(start, this.calendar.add(start, days, DAYS));
		return stretches.stream()
			.mapToLong((stretch) -> this.calendar.workingMinutes(stretch.from(), stretch.to()))
			.sum() >= most;
	}

	/**
	 * From one time to another.
	 */
	public record Stretch(Instant from, Instant to) {

	}

}
