package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds for any start and any allowance, tried on 10,000 of each. */
class WorkingCalendarPropertyTests {

	private static final int CASES = 10_000;

	private static final int MINUTES_OF_A_DAY = 450;

	private static final List<String> UNITS = List.of("hours", "days", "cycle");

	private final WorkingCalendar calendar = TestCalendars.REAL.general();

	private final Random random = new Random(20261122);

	@Test
	void aDeadlineIsAfterItsStartAndInsideWorkingTime() {
		for (int i = 0; i < CASES; i++) {
			Instant start = anyTime();
			String unit = UNITS.get(this.random.nextInt(UNITS.size()));
			Instant due = this.calendar.add(start, anyAmount(), unit);
			assertThat(due).as("from %s, %s", start, unit).isAfter(start);
			assertThat(this.calendar.workingMinutes(due.minusSeconds(60), due.plusSeconds(60))).as("around %s", due)
				.isPositive();
		}
	}

	@Test
	void theWorkingTimeUntilTheDeadlineIsTheAllowance() {
		for (int i = 0; i < CASES; i++) {
			Instant start = anyTime();
			int amount = anyAmount();
			assertThat(this.calendar.workingMinutes(start, this.calendar.add(start, amount, "hours")))
				.as("%s hours from %s", amount, start)
				.isEqualTo(amount * 60L);
			assertThat(this.calendar.workingMinutes(start, this.calendar.add(start, amount, "days")))
				.as("%s days from %s", amount, start)
				.isEqualTo((long) amount * MINUTES_OF_A_DAY);
		}
	}

	@Test
	void whatStartsLaterIsNeverDueEarlier() {
		for (int i = 0; i < CASES; i++) {
			Instant start = anyTime();
			Instant later = start.plus(Duration.ofMinutes(this.random.nextInt(4 * 24 * 60)));
			String unit = UNITS.get(this.random.nextInt(UNITS.size()));
			int amount = anyAmount();
			assertThat(this.calendar.add(later, amount, unit)).as("%s %s from %s or %s", amount, unit, start, later)
				.isAfterOrEqualTo(this.calendar.add(start, amount, unit));
			assertThat(this.calendar.add(start, amount + 1, unit)).isAfter(this.calendar.add(start, amount, unit));
		}
	}

	@Test
	void oneMoreDayOffNeverMakesADeadlineEarlier() {
		for (int i = 0; i < CASES / 100; i++) {
			LocalDate holiday = LocalDate.of(2026, 10, 11).plusDays(this.random.nextInt(80));
			WorkingCalendar withHoliday = CalendarFile
				.read(TestCalendars.textWith("      2026-01-01..2026-01-03:",
						"      " + holiday + ": 试验\n      2026-01-01..2026-01-03:"))
				.general();
			for (int j = 0; j < 100; j++) {
				Instant start = holiday.minusDays(this.random.nextInt(10))
					.atStartOfDay(this.calendar.zone())
					.toInstant();
				Instant from = start.plus(Duration.ofMinutes(this.random.nextInt(24 * 60)));
				String unit = UNITS.get(this.random.nextInt(UNITS.size()));
				int amount = 1 + this.random.nextInt(10);
				assertThat(withHoliday.add(from, amount, unit))
					.as("%s %s from %s, with %s off", amount, unit, from, holiday)
					.isAfterOrEqualTo(this.calendar.add(from, amount, unit));
			}
		}
	}

	@Test
	void theSpansExplainEveryMomentOnce() {
		for (int i = 0; i < CASES / 10; i++) {
			Instant start = anyTime();
			Instant due = this.calendar.add(start, anyAmount(), "hours");
			List<Span> spans = this.calendar.explain(start, due);
			assertThat(spans.get(0).from()).isEqualTo(start);
			assertThat(spans.get(spans.size() - 1).to()).isEqualTo(due);
			for (int j = 1; j < spans.size(); j++) {
				assertThat(spans.get(j).from()).isEqualTo(spans.get(j - 1).to());
				assertThat(spans.get(j).isEmpty()).isFalse();
			}
		}
	}

	private Instant anyTime() {
		return Instant.parse("2023-12-01T00:00:00Z").plusSeconds(this.random.nextInt(4 * 366 * 24 * 60 * 60));
	}

	private int anyAmount() {
		return 1 + this.random.nextInt(40);
	}

}
