package feedbackloop.deadlines;

import java.util.List;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** What may be meant in the calendar and looks like a mistake is warned of. */
class CalendarWarningsTests {

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			2026-10-01..2026-10-07     | 2026-09-28..2026-10-09 | calendarBreak      | line 101
			endOfDay: 18:00            | endOfDay: 08:00        | calendarEndOfDay   | line 32
			09:00-12:00, 13:30-18:00   | 09:00-12:00            | calendarWeekFew    | line 23
			""")
	void whatLooksLikeAMistakeIsWarnedOf(String part, String change, String code, String place) {
		assertThat(CalendarCheck.of(TestCalendars.textWith(part, change), CatalogueFile.NONE))
			.allMatch(Finding::warning)
			.extracting(Finding::code, Finding::place)
			.contains(tuple(code, place));
	}

	@Test
	void aYearWithHardlyADayOffIsWarnedOf() {
		assertThat(CalendarCheck.of(TestCalendars.textWith("  friday: 09:00-12:00,",
				"  saturday: 09:00-12:00\n  sunday: 09:00-12:00\n  friday: 09:00-12:00,"), CatalogueFile.NONE))
			.extracting(Finding::code, Finding::place, Finding::warning)
			.contains(tuple("calendarYearDays", "line 103", true));
	}

	@Test
	void aCalendarThatDemandsNoHolidaysIsWarnedOf() {
		String text = TestCalendars.text();
		int start = text.indexOf("holidaysByLaw:");
		String without = text.substring(0, start) + text.substring(text.indexOf("\n\n", start));
		assertThat(CalendarCheck.of(without, CatalogueFile.NONE)).extracting(Finding::code, Finding::warning)
			.containsExactly(tuple("calendarNoHolidays", true));
	}

	@Test
	void aYearBetweenOthersThatIsMissingIsWarnedOf() {
		String text = TestCalendars.text();
		String without = text.substring(0, text.indexOf("  2025:\n")) + text.substring(text.indexOf("  2026:\n"));
		assertThat(CalendarCheck.of(without, CatalogueFile.NONE))
			.extracting(Finding::code, Finding::arguments, Finding::warning)
			.containsExactly(tuple("calendarYearGap", List.of("2025"), true));
	}

}
