package feedbackloop.deadlines;

import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Part;

/**
 * The calendars of one text of the file.
 *
 * @param general the calendar of those who have none of their own
 * @param named by their names
 * @param ofTeams by group id
 * @param announcements by year, the document that says which days are off
 */
record TeamCalendars(WorkingCalendar general, Map<String, WorkingCalendar> named, Map<String, WorkingCalendar> ofTeams,
		Map<Integer, String> announcements) implements WorkingCalendars {

	TeamCalendars {
		named = Map.copyOf(named);
		ofTeams = Map.copyOf(ofTeams);
		announcements = new TreeMap<>(announcements);
	}

	/**
	 * The same with what the catalogue says of its teams.
	 */
	TeamCalendars with(CatalogueFile catalogue) {
		Map<String, WorkingCalendar> teams = new HashMap<>(this.ofTeams);
		catalogue.all(Part.TEAM)
			.stream()
			.filter((team) -> team.calendar() != null && this.named.containsKey(team.calendar()))
			.forEach((team) -> teams.put(team.key(), this.named.get(team.calendar())));
		return new TeamCalendars(this.general, this.named, teams, this.announcements);
	}

	@Override
	public WorkingCalendar of(String team) {
		return (team != null) ? this.ofTeams.getOrDefault(team, this.general) : this.general;
	}

}
