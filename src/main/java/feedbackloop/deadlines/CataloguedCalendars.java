package feedbackloop.deadlines;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.notation.YamlSection;
import feedbackloop.process.FileContract;

import org.springframework.stereotype.Component;

/**
 * The calendars that the catalogue names for its teams must be in the calendar's file.
 * That file must not say otherwise of the same team.
 */
@Component
class CataloguedCalendars implements FileContract {

	private static final String CALENDAR = "calendar";

	@Override
	public boolean reads(String name) {
		return name.equals(CatalogueFile.NAME);
	}

	@Override
	public List<Finding> check(String name, String text, Function<String, String> files) {
		String calendar = files.apply(CalendarFile.NAME);
		if (calendar == null) {
			return List.of();
		}
		try {
			CatalogueFile catalogue = CatalogueFile.read(text);
			TeamCalendars calendars = CalendarFile.read(calendar);
			YamlSection teams = YamlSection.read(name, text);
			List<Finding> findings = new ArrayList<>();
			for (Entry team : catalogue.all(Part.TEAM)) {
				if (team.calendar() != null) {
					check(team, teams.section(Part.TEAM.section()).section(team.key()), calendars, findings);
				}
			}
			return findings;
		}
		catch (Unreadable ex) {
			// What is wrong in either file, its own check tells.
			return List.of();
		}
	}

	private static void check(Entry team, YamlSection section, TeamCalendars calendars, List<Finding> findings) {
		WorkingCalendar named = calendars.named().get(team.calendar());
		WorkingCalendar other = calendars.ofTeams().get(team.key());
		if (named == null) {
			findings.add(section.wrongAt(CALENDAR, "catalogueCalendar", team.calendar()));
		}
		else if (other != null && other != named) {
			findings.add(section.wrongAt(CALENDAR, "catalogueCalendarOther", team.key(), team.calendar()));
		}
	}

}
