package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A team in a zone whose clocks change, on 29 March and 25 October 2026.
 */
class SummerTimeTests {

	private final WorkingCalendars calendars = CalendarFile.read(TestCalendars.textWith("  always:\n", """
			  berlin:
			    zone: Europe/Berlin
			    holidays: none
			    hours:
			      monday: 09:00-17:00
			      tuesday: 09:00-17:00
			      wednesday: 09:00-17:00
			      thursday: 09:00-17:00
			      friday: 09:00-17:00
			  berlinAlways:
			    zone: Europe/Berlin
			    holidays: none
			    hours:
			      saturday: 00:00-24:00
			      sunday: 00:00-24:00
			      monday: 00:00-24:00
			  always:
			""").replace("#  operations: always", "  quality: berlin\n  operations: berlinAlways"));

	private final WorkingCalendar office = this.calendars.of("quality");

	private final WorkingCalendar always = this.calendars.of("operations");

	@ParameterizedTest
	@CsvSource({ "2026-03-27T16:30, 4, hours, 2026-03-30T12:30, 2026-03-30T10:30:00Z",
			"2026-03-27T16:30, 1, days, 2026-03-30T16:30, 2026-03-30T14:30:00Z",
			"2026-10-23T16:30, 4, hours, 2026-10-26T12:30, 2026-10-26T11:30:00Z",
			"2026-10-23T16:30, 1, days, 2026-10-26T16:30, 2026-10-26T15:30:00Z" })
	void officeHoursFollowTheClockOnTheWall(String from, int amount, String unit, String due, Instant instant) {
		assertThat(TestCalendars.due(this.office, from, amount, unit)).isEqualTo(due);
		assertThat(this.office.add(TestCalendars.at(this.office, from), amount, unit)).isEqualTo(instant);
	}

	@ParameterizedTest
	@CsvSource({ "2026-03-28T23:30, 4, hours, 2026-03-29T04:30", "2026-10-24T23:30, 4, hours, 2026-10-25T02:30",
			"2026-03-28T23:30, 1, days, 2026-03-29T23:30", "2026-03-28T02:30, 1, days, 2026-03-29T03:30" })
	void hoursDayAndNightAreRealHours(String from, int amount, String unit, String due) {
		assertThat(TestCalendars.due(this.always, from, amount, unit)).isEqualTo(due);
	}

	@Test
	void theDayOfTheChangeHasItsRealLength() {
		assertThat(minutesOf("2026-03-29", "2026-03-30")).isEqualTo(23 * 60);
		assertThat(minutesOf("2026-10-25", "2026-10-26")).isEqualTo(25 * 60);
		assertThat(minutesOf("2026-10-24", "2026-10-25")).isEqualTo(24 * 60);
	}

	@Test
	void naturalHoursAreRealAndNaturalDaysKeepTheTimeOfDay() {
		Instant from = TestCalendars.at(this.office, "2026-03-28T12:00");
		assertThat(this.office.addNatural(from, 24, "hours")).isEqualTo(from.plus(Duration.ofHours(24)));
		assertThat(TestCalendars.local(this.office, this.office.addNatural(from, 1, "days")))
			.isEqualTo("2026-03-29T12:00");
	}

	private long minutesOf(String day, String next) {
		return this.always.workingMinutes(TestCalendars.at(this.always, day + "T00:00"),
				TestCalendars.at(this.always, next + "T00:00"));
	}

}
