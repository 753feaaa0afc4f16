package feedbackloop.deadlines;

import java.util.List;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * The calendars that the catalogue names for its teams.
 */
class CataloguedCalendarsTests {

	private static final String TILLS = """
			teams:
			  tills:
			    zh-CN: 收银组
			    en: Tills
			    calendar: always
			""";

	@Test
	void aTeamOfTheCatalogueWorksByItsCalendar() {
		WorkingCalendars calendars = CalendarFile.read(TestCalendars.text()).with(CatalogueFile.read(TILLS));
		assertThat(calendars.of("tills")).isNotSameAs(calendars.general());
		assertThat(calendars.of("support")).isSameAs(calendars.general());
	}

	@Test
	void itsCalendarMustBeThere() {
		assertThat(check(TILLS, TestCalendars.text())).isEmpty();
		assertThat(check(TILLS.replace("always", "never"), TestCalendars.text()))
			.extracting(Finding::code, Finding::place, Finding::arguments)
			.containsExactly(tuple("catalogueCalendar", "line 5", List.of("never")));
	}

	@Test
	void bothFilesSayTheSame() {
		String operations = TILLS.replace("tills", "operations");
		assertThat(check(operations, TestCalendars.textWith("#  operations: always", "  operations: always")))
			.isEmpty();
		String other = TestCalendars.textWith("  always:\n", """
				  nights:
				    holidays: none
				    hours:
				      monday: 00:00-24:00
				  always:
				""").replace("#  operations: always", "  operations: nights");
		assertThat(check(operations, other)).extracting(Finding::code).containsExactly("catalogueCalendarOther");
	}

	@Test
	void theCalendarKnowsTheTeamsOfTheCatalogue() {
		String calendar = TestCalendars.textWith("#  operations: always", "  tills: always");
		assertThat(CalendarCheck.of(calendar, CatalogueFile.read(TILLS))).isEmpty();
		assertThat(CalendarCheck.of(calendar, CatalogueFile.NONE)).extracting(Finding::code)
			.containsExactly("calendarTeam");
	}

	@Test
	void aCalendarOfATeamHasEnoughHours() {
		String few = TestCalendars.textWith("      monday: 00:00-24:00", "      monday: 00:00-00:10")
			.replaceAll("(?m)^      (tuesday|wednesday|thursday|friday|saturday|sunday): 00:00-24:00\n", "");
		assertThat(CalendarCheck.of(few, CatalogueFile.NONE)).isEmpty();
		assertThat(CalendarCheck.of(few, CatalogueFile.read(TILLS))).extracting(Finding::code)
			.containsExactly("calendarWeekShort");
	}

	private static List<Finding> check(String catalogue, String calendar) {
		return new CataloguedCalendars().check(CatalogueFile.NAME, catalogue, (name) -> calendar);
	}

}
