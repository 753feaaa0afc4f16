package feedbackloop.deadlines;

import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.CatalogueFile.Entry;
import feedbackloop.notation.CatalogueFile.Part;
import feedbackloop.notation.PlainYaml;
import feedbackloop.notation.YamlSection;
import feedbackloop.notation.Finding;
import feedbackloop.notation.Unreadable;
import feedbackloop.process.StaffGroup;

/**
 * Whether deadlines can be computed by a calendar that can be read, and which of its
 * parts look like mistakes.
 */
final class CalendarCheck {

	/** Less would put deadlines years ahead. */
	private static final Duration LEAST_OF_WEEK = Duration.ofHours(1);

	private static final Duration FEW_OF_WEEK = Duration.ofHours(20);

	private final YamlSection file;

	private final TeamCalendars calendars;

	private final CatalogueFile catalogue;

	private final List<Finding> findings = new ArrayList<>();

	private CalendarCheck(YamlSection file, TeamCalendars calendars, CatalogueFile catalogue) {
		this.file = file;
		this.catalogue = catalogue;
		this.calendars = calendars;
	}

	/**
	 * What is wrong in the text of the file.
	 * @param catalogue says which teams there are
	 */
	static List<Finding> of(String text, CatalogueFile catalogue) {
		try {
			PlainYaml.check(text);
			TeamCalendars calendars = CalendarFile.read(text);
			CalendarCheck check = new CalendarCheck(YamlSection.read(CalendarFile.NAME, text), calendars, catalogue);
			check.checkHours(check.file, calendars.general());
			check.checkEndOfDay();
			check.checkTeams();
			check.checkCatalogue();
			check.findings.addAll(AnnouncedYears.check(check.file, calendars.general()));
			return check.findings;
		}
		catch (Unreadable ex) {
			return List.of(ex.in(CalendarFile.NAME));
		}
	}

	private void checkHours(YamlSection section, WorkingCalendar calendar) {
		Duration week = calendar.ofWeek();
		if (week.compareTo(LEAST_OF_WEEK) < 0) {
			throw section.refuseAt(CalendarFile.HOURS, "calendarWeekShort", week.toMinutes(),
					LEAST_OF_WEEK.toMinutes());
		}
		if (week.compareTo(FEW_OF_WEEK) < 0) {
			this.findings.add(section.warnAt(CalendarFile.HOURS, "calendarWeekFew", week.toHours()));
		}
	}

	private void checkEndOfDay() {
		LocalTime end = LocalTime.parse(this.file.text(CalendarFile.END_OF_DAY));
		if (!this.calendars.general().isOpenBefore(end)) {
			this.findings.add(this.file.warnAt(CalendarFile.END_OF_DAY, "calendarEndOfDay", end));
		}
	}

	private void checkTeams() {
		if (!this.file.has(CalendarFile.TEAMS)) {
			return;
		}
		YamlSection teams = this.file.section(CalendarFile.TEAMS);
		for (String team : teams.keys()) {
			if (!StaffGroup.IDS.contains(team) && !this.catalogue.has(Part.TEAM, team)) {
				throw teams.refuseAt(team, "calendarTeam", team,
						String.join(", ", StaffGroup.workingIds(this.catalogue)));
			}
			checkHours(this.file.section(CalendarFile.CALENDARS).section(teams.text(team)), this.calendars.of(team));
		}
	}

	/** Whether the calendars are there, the catalogue's own check tells. */
	private void checkCatalogue() {
		for (Entry team : this.catalogue.all(Part.TEAM)) {
			if (team.calendar() != null && this.calendars.named().containsKey(team.calendar())) {
				checkHours(this.file.section(CalendarFile.CALENDARS).section(team.calendar()),
						this.calendars.named().get(team.calendar()));
			}
		}
	}

}
