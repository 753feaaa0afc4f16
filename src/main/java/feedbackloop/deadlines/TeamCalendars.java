package feedbackloop.deadlines;

import java.util.Map;
import java.util.TreeMap;

/**
 * The calendars of one text of the file.
 *
 * @param general the calendar of those who have none of their own
 * @param ofTeams by group id
 * @param announcements by year, the document that says which days are off
 */
record TeamCalendars(WorkingCalendar general, Map<String, WorkingCalendar> ofTeams,
		Map<Integer, String> announcements) implements WorkingCalendars {

	TeamCalendars {
		ofTeams = Map.copyOf(ofTeams);
		announcements = new TreeMap<>(announcements);
	}

	@Override
	public WorkingCalendar of(String team) {
		return (team != null) ? this.ofTeams.getOrDefault(team, this.general) : this.general;
	}

}
