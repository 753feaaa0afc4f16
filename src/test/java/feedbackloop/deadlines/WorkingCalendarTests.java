package feedbackloop.deadlines;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.junit.jupiter.api.Assertions.assertTimeout;

/** Adding allowances to times, with the real calendar file. */
class WorkingCalendarTests {

	private final WorkingCalendar calendar = TestCalendars.REAL.general();

	@Test
	void theYear2026HasExactlyTheAnnouncedDaysOffAndMakeUpDays() {
		Set<LocalDate> makeUpDays = Stream.of("01-04", "02-14", "02-28", "05-09", "09-20", "10-10")
			.map((day) -> LocalDate.parse("2026-" + day))
			.collect(Collectors.toSet());
		Set<LocalDate> off = Stream
			.of("01-01 01-03", "02-15 02-23", "04-04 04-06", "05-01 05-05", "06-19 06-21", "09-25 09-27", "10-01 10-07")
			.map((run) -> run.split(" "))
			.flatMap((run) -> LocalDate.parse("2026-" + run[0])
				.datesUntil(LocalDate.parse("2026-" + run[1]).plusDays(1)))
			.collect(Collectors.toSet());
		List<LocalDate> year = LocalDate.of(2026, 1, 1).datesUntil(LocalDate.of(2027, 1, 1)).toList();
		assertThat(year).hasSize(365)
			.allSatisfy((date) -> assertThat(this.calendar.isWorkingDay(date)).as(date.toString())
				.isEqualTo(makeUpDays.contains(date) || !off.contains(date) && !isWeekend(date)));
	}

	private static boolean isWeekend(LocalDate date) {
		return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
	}

	@ParameterizedTest
	@CsvSource({ "2024, 251", "2025, 248", "2026, 248" })
	void aYearHasAsManyWorkingDaysAsItsAnnouncementLeaves(int year, long workingDays) {
		assertThat(
				LocalDate.of(year, 1, 1).datesUntil(LocalDate.of(year + 1, 1, 1)).filter(this.calendar::isWorkingDay))
			.hasSize((int) workingDays);
	}

	@ParameterizedTest
	@CsvSource({ "2026-02-13, 2026-02-14", "2026-02-14, 2026-02-24", "2026-04-30, 2026-05-06", "2026-05-08, 2026-05-09",
			"2026-09-30, 2026-10-08", "2026-10-09, 2026-10-10", "2026-01-02, 2026-01-04", "2026-12-31, 2027-01-04",
			"2027-09-30, 2027-10-04" })
	void oneWorkingDayLeadsToTheNextAtAnyTimeOfDay(String day, String next) {
		for (int hour = 0; hour < 24; hour++) {
			String from = day + "T%02d:00".formatted(hour);
			assertThat(TestCalendars.due(this.calendar, from, 1, "days")).as(from).startsWith(next);
		}
	}

	@ParameterizedTest
	@CsvSource({ "2026-11-20T16:30, 2026-11-23T16:30", "2026-11-20T08:00, 2026-11-23T09:00",
			"2026-11-20T12:30, 2026-11-23T13:30", "2026-11-20T18:00, 2026-11-23T18:00",
			"2026-11-21T10:00, 2026-11-23T18:00", "2026-11-23T07:00, 2026-11-24T09:00" })
	void aWorkingDayKeepsTheTimeOfDay(String from, String due) {
		assertThat(TestCalendars.due(this.calendar, from, 1, "days")).isEqualTo(due);
	}

	@Test
	void aDayThatIsShorterEndsAtItsOwnTimes() {
		WorkingCalendar shortFriday = CalendarFile
			.read(TestCalendars.textWith("friday: 09:00-12:00, 13:30-18:00", "friday: 10:00-12:00"))
			.general();
		assertThat(TestCalendars.due(shortFriday, "2026-11-19T09:30", 1, "days")).isEqualTo("2026-11-20T10:00");
		assertThat(TestCalendars.due(shortFriday, "2026-11-19T16:00", 1, "days")).isEqualTo("2026-11-20T12:00");
	}

	@ParameterizedTest
	@CsvFileSource(resources = "/calendar/vectors-2026.csv", useHeadersInDisplayName = true)
	void theVectorsAroundOpeningAndClosingTimesHold(String from, int amount, String unit, String due) {
		assertThat(TestCalendars.due(this.calendar, from, amount, unit)).isEqualTo(due);
	}

	@Test
	void fourHoursFromFridayAfternoonEndOnMondayMorningAndEverySpanIsExplained() {
		Instant from = TestCalendars.at(this.calendar, "2026-11-20T11:00");
		Instant due = this.calendar.add(from, 6, "hours");
		assertThat(TestCalendars.local(this.calendar, due)).isEqualTo("2026-11-23T09:30");
		assertThat(this.calendar.explain(from, due))
			.extracting((span) -> span.kind().key(), Span::counted,
					(span) -> TestCalendars.local(this.calendar, span.to()))
			.containsExactly(tuple("work", true, "2026-11-20T12:00"), tuple("lunch", false, "2026-11-20T13:30"),
					tuple("work", true, "2026-11-20T18:00"), tuple("night", false, "2026-11-21T00:00"),
					tuple("weekend", false, "2026-11-23T00:00"), tuple("night", false, "2026-11-23T09:00"),
					tuple("work", true, "2026-11-23T09:30"));
	}

	@Test
	void holidaysAndMakeUpDaysAreExplainedByName() {
		Instant from = TestCalendars.at(this.calendar, "2026-02-13T17:00");
		Instant due = this.calendar.add(from, 2, "days");
		assertThat(TestCalendars.local(this.calendar, due)).isEqualTo("2026-02-24T17:00");
		assertThat(this.calendar.explain(from, due)).filteredOn((span) -> span.name() != null)
			.extracting((span) -> span.kind().key(), Span::counted, Span::name)
			.containsExactly(tuple("makeUpDay", true, "春节 Spring Festival"),
					tuple("makeUpDay", true, "春节 Spring Festival"), tuple("holiday", false, "春节 Spring Festival"));
		assertThat(this.calendar.workingMinutes(from, due)).isEqualTo(2 * 450);
	}

	@Test
	void tomorrowEndsAtTheEndOfTheDayEvenOnAHoliday() {
		Instant received = TestCalendars.at(this.calendar, "2026-09-30T17:00");
		assertThat(TestCalendars.local(this.calendar, this.calendar.endOfTomorrow(received)))
			.isEqualTo("2026-10-01T18:00");
	}

	@Test
	void naturalTimeRunsThroughNightsAndHolidays() {
		Instant from = TestCalendars.at(this.calendar, "2026-09-30T17:00");
		assertThat(this.calendar.addNatural(from, 24, "hours")).isEqualTo(from.plus(Duration.ofHours(24)));
		assertThat(TestCalendars.local(this.calendar, this.calendar.addNatural(from, 3, "days")))
			.isEqualTo("2026-10-03T17:00");
	}

	@Test
	void aCycleEndsAtTheNextOpeningWhenItsLastDayIsOff() {
		assertThat(TestCalendars.due(this.calendar, "2026-11-20T10:00", 1, "cycle")).isEqualTo("2026-12-21T09:00");
		assertThat(TestCalendars.due(this.calendar, "2026-11-20T10:00", 2, "cycle")).isEqualTo("2027-01-19T10:00");
	}

	@Test
	void aYearWithoutAnAnnouncementHasTheDaysOffByLawAndIsMissedFromDecember() {
		assertThat(
				Stream.of("2027-01-01", "2027-05-01", "2027-10-01", "2028-10-02", "2028-10-03").map(LocalDate::parse))
			.noneMatch(this.calendar::isWorkingDay);
		assertThat(this.calendar.isWorkingDay(LocalDate.of(2027, 10, 4))).isTrue();
		WorkingCalendars real = TestCalendars.REAL;
		assertThat(real.missingYear(LocalDate.of(2026, 11, 30))).isEmpty();
		assertThat(real.missingYear(LocalDate.of(2026, 12, 1))).contains(2027);
		assertThat(real.missingYear(LocalDate.of(2027, 3, 1))).contains(2027);
		Instant newYearsEve = TestCalendars.at(this.calendar, "2026-12-31T10:00");
		assertThat(this.calendar.guessedYear(newYearsEve, newYearsEve.plus(Duration.ofDays(4)))).contains(2027);
		assertThat(this.calendar.guessedYear(newYearsEve, newYearsEve.plus(Duration.ofHours(4)))).isEmpty();
	}

	@Test
	void theAnnouncementOfAYearMayNameDaysOfTheDecemberBefore() {
		WorkingCalendar next = CalendarFile.read(TestCalendars.textWith("years:\n", """
				years:
				  2027:
				    announcement: 试验
				    off:
				      2026-12-31..2027-01-02: 元旦 New Year
				    work:
				      2026-12-27: 元旦 New Year
				""")).general();
		assertThat(next.isWorkingDay(LocalDate.of(2026, 12, 27))).isTrue();
		assertThat(TestCalendars.due(next, "2026-12-30T10:00", 1, "days")).isEqualTo("2027-01-04T10:00");
	}

	@Test
	void aTeamMayWorkDayAndNight() {
		WorkingCalendars calendars = CalendarFile
			.read(TestCalendars.textWith("#  operations: always", "  operations: always"));
		WorkingCalendar always = calendars.of("operations");
		assertThat(TestCalendars.due(always, "2026-10-01T23:30", 4, "hours")).isEqualTo("2026-10-02T03:30");
		assertThat(TestCalendars.due(always, "2026-10-01T23:30", 3, "days")).isEqualTo("2026-10-04T23:30");
		assertThat(always.explain(TestCalendars.at(always, "2026-10-01T23:30"),
				TestCalendars.at(always, "2026-10-04T23:30")))
			.singleElement()
			.matches(Span::counted);
		assertThat(calendars.of("support")).isSameAs(calendars.general());
		assertThat(calendars.of(null)).isSameAs(calendars.general());
	}

	@Test
	void aYearOfDeadlinesIsComputedInSeconds() {
		Instant end = TestCalendars.at(this.calendar, "2027-01-01T00:00");
		assertTimeout(Duration.ofSeconds(5), () -> {
			Instant latest = Instant.MIN;
			for (Instant now = TestCalendars.at(this.calendar, "2026-01-01T00:00"); now
				.isBefore(end); now = now.plus(Duration.ofMinutes(15))) {
				Instant due = this.calendar.add(now, 4, "hours");
				assertThat(due).isAfter(now).isAfterOrEqualTo(latest);
				assertThat(this.calendar.add(now, 20, "days")).isAfter(due);
				latest = due;
			}
		});
	}

}
