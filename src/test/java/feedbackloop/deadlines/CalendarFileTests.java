package feedbackloop.deadlines;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;

import feedbackloop.notation.Unreadable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A mistake in the calendar is refused before it goes live, with its line and the remedy.
 */
class CalendarFileTests {

	private static final String MONDAY = "  monday: 09:00-12:00, 13:30-18:00";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zone: Asia/Shanghai                 | zone: Asia/Shanghei             | calendarZone
			zone: Asia/Shanghai                 | zoen: Asia/Shanghai             | yamlUnknown [zoen
			cycleDays: 30                       | cycleDays: 0                    | calendarDays
			endOfDay: 18:00                     | endOfDay: 6 pm                  | calendarTime
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-13:30, 13:00-18:00' | calendarOverlap
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-12:00, 13:30'  | calendarHours
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 12:00-09:00'         | calendarHours
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-24:01'         | calendarHours
			monday: 09:00-12:00, 13:30-18:00    | 'mondey: 09:00-12:00'         | yamlUnknown [mondey, hours
			2026-01-01..2026-01-03:             | 2026-01-01..2026-02-30:         | calendarDate [2026-02-30]
			2026-01-01..2026-01-03:             | 2026-01-03..2026-01-01:         | calendarBackwards
			2026-01-01..2026-01-03:             | 2027-01-01..2027-01-03:         | calendarOtherYear
			2026-01-04:                         | 2026-01-03:                     | calendarDayTwice
			05-02:                              | 05-32:                          | calendarDayOfYear
			05-02:                              | 05-01:                          | yamlTwice
			2025:                               | 25:                             | calendarYear [25]
			holidays: none                      | holidays: no                    | calendarHolidays [no]
			#  operations: always               | '  operations: allways'         | calendarUnknown [allways]
			""")
	void mistakesAreRefusedWithTheirLine(String place, String change, String problem) {
		String text = TestCalendars.text();
		int at = text.indexOf("\n" + place) + 1;
		int index = (at > 0) ? at : text.indexOf(place);
		assertThat(index).as(place).isNotNegative();
		String changed = text.substring(0, index) + change + text.substring(index + place.length());
		long line = text.substring(0, index).lines().count() + ((text.charAt(index - 1) == '\n') ? 1 : 0);

		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> CalendarFile.read(changed))
			.withMessageContaining(problem)
			.withMessageStartingWith("line " + line + ":")
			.satisfies((refused) -> assertThat(List.of(Locale.ROOT, Locale.ENGLISH))
				.allSatisfy((language) -> assertThat(ResourceBundle.getBundle("messages/findings", language).keySet())
					.contains("finding." + refused.in(CalendarFile.NAME).code(),
							"finding." + refused.in(CalendarFile.NAME).code() + ".remedy")));
	}

	@Test
	void whatIsMissingIsNamed() {
		assertRefused(TestCalendars.textWith("cycleDays: 30", ""), "yamlLacks [processes/calendar.yaml, cycleDays]");
		assertRefused(TestCalendars.textWith("  makeUpDay: 09:00-12:00, 13:30-18:00\n", ""),
				"yamlLacks [hours, makeUpDay]");
		assertRefused(TestCalendars.textWith(MONDAY, "  monday:"), "yamlNoValue [monday]");
		assertRefused("", "yamlNoNames");
		assertRefused("- zone", "yamlNoNames");
	}

	@Test
	void whatIsNotYamlIsRefused() {
		assertRefused(TestCalendars.textWith("hours:\n  monday", "hours:\n\tmonday"), "yamlBroken");
		assertRefused(TestCalendars.textWith(MONDAY, "  monday: [09:00"), "yamlBroken");
	}

	private static void assertRefused(String text, String problem) {
		assertThatExceptionOfType(Unreadable.class).isThrownBy(() -> CalendarFile.read(text))
			.withMessageStartingWith("line ")
			.withMessageContaining(problem);
	}

}
