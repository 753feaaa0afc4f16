package feedbackloop.deadlines;

import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

import org.springframework.stereotype.Component;

/**
 * Which days are worked, by the general calendar: weekends, holidays and make-up days as
 * process owners keep them.
 */
@Component
public class WorkingDays {

	private final WorkingCalendars calendars;

	WorkingDays(WorkingCalendars calendars) {
		this.calendars = calendars;
	}

	public boolean isWorkingDay(LocalDate date) {
		return this.calendars.general().isWorkingDay(date);
	}

	/**
	 * The last working days before the date, the latest first.
	 */
	public List<LocalDate> before(LocalDate date, int count) {
		WorkingCalendar calendar = this.calendars.general();
		return Stream.iterate(date.minusDays(1), (day) -> day.minusDays(1))
			.filter(calendar::isWorkingDay)
			.limit(count)
			.toList();
	}

}
