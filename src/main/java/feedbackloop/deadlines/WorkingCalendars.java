package feedbackloop.deadlines;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;

/**
 * The calendar of each team, as process owners keep them in
 * {@code processes/calendar.yaml}.
 */
interface WorkingCalendars {

	/** The name of the calendar of those who have none of their own. */
	String GENERAL = "general";

	/**
	 * The calendar of the team.
	 * @param team a group id; null or unknown for those without one of their own
	 */
	WorkingCalendar of(String team);

	/**
	 * The calendar of those who have none of their own.
	 */
	WorkingCalendar general();

	/**
	 * The documents that the days off come from, by year.
	 */
	Map<Integer, String> announcements();

	/**
	 * The year whose holidays should be in the file on that date and are not: this year,
	 * and from December on the next.
	 */
	default Optional<Integer> missingYear(LocalDate today) {
		int year = today.getYear();
		Map<Integer, String> known = announcements();
		if (!known.containsKey(year)) {
			return Optional.of(year);
		}
		boolean nextNeeded = today.getMonth() == Month.DECEMBER;
		return (nextNeeded && !known.containsKey(year + 1)) ? Optional.of(year + 1) : Optional.empty();
	}

}
