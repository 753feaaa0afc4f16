package feedbackloop.deadlines;

import java.time.Instant;
import java.util.List;

import org.springframework.stereotype.Component;

/**
 * Measures stretches of time in working days of the calendar that holds for everybody.
 */
@Component
public class WorkingTime {

	private static final String DAYS = "days";

	private final WorkingCalendar calendar;

	WorkingTime(WorkingCalendars calendars) {
		this.calendar = calendars.general();
	}

	/**
	 * Whether the stretches together hold as much working time as that many working days,
	 * counted from the start of the first.
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
