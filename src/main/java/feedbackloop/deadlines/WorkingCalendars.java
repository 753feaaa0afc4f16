package feedbackloop.deadlines;

import java.time.LocalDate;
import java.time.Month;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The calendar of each team, as process owners keep them in
 * {@code processes/calendar.yaml} (T-01, T-03).
 */
class WorkingCalendars {

	/** The name of the calendar of those who have none of their own. */
	static final String GENERAL = "general";

	private final WorkingCalendar general;

	private final Map<String, WorkingCalendar> ofTeams;

	private final Map<Integer, String> announcements;

	/**
	 * @param general the calendar of those who have none of their own
	 * @param ofTeams by group id
	 * @param announcements by year, the document that says which days are off
	 */
	WorkingCalendars(WorkingCalendar general, Map<String, WorkingCalendar> ofTeams,
			Map<Integer, String> announcements) {
		this.general = general;
		this.ofTeams = Map.copyOf(ofTeams);
		this.announcements = new TreeMap<>(announcements);
	}

	/**
	 * The calendar of the team.
	 * @param team a group id; null or unknown for those without one of their own
	 */
	WorkingCalendar of(String team) {
		return (team != null) ? this.ofTeams.getOrDefault(team, this.general) : this.general;
	}

	WorkingCalendar general() {
		return this.general;
	}

	/**
	 * The documents that the days off come from, by year.
	 */
	Map<Integer, String> announcements() {
		return this.announcements;
	}

	/**
	 * The year whose holidays should be in the file on that date and are not: this year,
	 * and from December on the next.
	 */
	Optional<Integer> missingYear(LocalDate today) {
		int year = today.getYear();
		if (!this.announcements.containsKey(year)) {
			return Optional.of(year);
		}
		boolean nextNeeded = today.getMonth() == Month.DECEMBER;
		return (nextNeeded && !this.announcements.containsKey(year + 1)) ? Optional.of(year + 1) : Optional.empty();
	}

}
