package feedbackloop.deadlines;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * T-01: a mistake in the calendar is refused before it goes live, with its line and the
 * remedy.
 */
class CalendarFileTests {

	private static final String MONDAY = "  monday: 09:00-12:00, 13:30-18:00";

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			zone: Asia/Shanghai                 | zone: Asia/Shanghei             | is not a time zone
			zone: Asia/Shanghai                 | zoen: Asia/Shanghai             | the file has no zoen
			cycleDays: 30                       | cycleDays: 0                    | is not a whole number of days
			endOfDay: 18:00                     | endOfDay: 6 pm                  | is not a time such as 18:00
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-13:30, 13:00-18:00' | begins before
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-12:00, 13:30'  | hours look like 09:00-12:00
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 12:00-09:00'         | hours end after they start
			monday: 09:00-12:00, 13:30-18:00    | 'monday: 09:00-24:01'         | at 24:00 at the latest
			monday: 09:00-12:00, 13:30-18:00    | 'mondey: 09:00-12:00'         | hours has no mondey
			2026-01-01..2026-01-03:             | 2026-01-01..2026-02-30:         | 2026-02-30 is no date
			2026-01-01..2026-01-03:             | 2026-01-03..2026-01-01:         | ends before it begins
			2026-01-01..2026-01-03:             | 2027-01-01..2027-01-03:         | does not belong to 2026
			2026-01-04:                         | 2026-01-03:                     | is named a second time
			05-02:                              | 05-32:                          | is no day of the year
			05-02:                              | 05-01:                          | stands twice
			2025:                               | 25:                             | 25 is no year
			holidays: none                      | holidays: no                    | no is not known here
			#  operations: always               | '  operations: allways'         | there is no calendar allways
			""")
	void mistakesAreRefusedWithTheirLine(String place, String change, String problem) {
		String text = TestCalendars.text();
		int at = text.indexOf("\n" + place) + 1;
		int index = (at > 0) ? at : text.indexOf(place);
		assertThat(index).as(place).isNotNegative();
		String changed = text.substring(0, index) + change + text.substring(index + place.length());
		long line = text.substring(0, index).lines().count() + ((text.charAt(index - 1) == '\n') ? 1 : 0);

		assertThatExceptionOfType(YamlRefused.class).isThrownBy(() -> CalendarFile.read(changed))
			.satisfies((refused) -> assertThat(refused.remedy()).isNotBlank())
			.withMessageContaining(problem)
			.withMessageStartingWith("processes/calendar.yaml, line " + line + ":");
	}

	@Test
	void whatIsMissingIsNamed() {
		assertRefused(TestCalendars.textWith("cycleDays: 30", ""), "the file lacks cycleDays");
		assertRefused(TestCalendars.textWith("  makeUpDay: 09:00-12:00, 13:30-18:00\n", ""), "hours lacks makeUpDay");
		assertRefused(TestCalendars.textWith(MONDAY, "  monday:"), "monday has no value");
		assertRefused("", "has no names with values");
		assertRefused("- zone", "has no names with values");
	}

	@Test
	void whatIsNotYamlIsRefused() {
		assertRefused(TestCalendars.textWith("hours:\n  monday", "hours:\n\tmonday"), "this is not YAML");
		assertRefused(TestCalendars.textWith(MONDAY, "  monday: [09:00"), "this is not YAML");
	}

	private static void assertRefused(String text, String problem) {
		assertThatExceptionOfType(YamlRefused.class).isThrownBy(() -> CalendarFile.read(text))
			.withMessageStartingWith("processes/calendar.yaml, line ")
			.withMessageContaining(problem);
	}

}
