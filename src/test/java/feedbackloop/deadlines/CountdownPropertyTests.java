package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for any ledger, tried on 10,000 random ones with up to two pauses and a
 * regrade at any moment.
 */
class CountdownPropertyTests {

	private static final int LEDGERS = 10_000;

	private static final int[] SHARES = { 1, 50, 80, 99, 100, 101, 150, 200 };

	private static final Duration LONGEST = Duration.ofMinutes(10 * 450);

	private final WorkingCalendar calendar = TestCalendars.REAL.general();

	private final Random random = new Random(20261122);

	/** A stretch in which a clock waits. */
	private record Wait(Instant from, Instant to) {
	}

	@Test
	void aClockIsDueAfterItsStartAndSharesComeInTheirOrder() {
		for (int i = 0; i < LEDGERS; i++) {
			Instant start = anyTime();
			Countdown countdown = ledger(TestCalendars.REAL, start, anyAllowance(), waits(start)).countdown();
			assertThat(countdown.due()).isAfter(start);
			Instant before = start;
			for (int share : SHARES) {
				Instant reached = countdown.reached(share);
				assertThat(reached).as("%s %% from %s", share, start).isAfterOrEqualTo(before);
				before = reached;
			}
		}
	}

	@Test
	void aPauseMovesTheDeadlineByExactlyTheWorkingTimeInIt() {
		for (int i = 0; i < LEDGERS; i++) {
			Instant start = anyTime();
			Allowance allowance = anyWork();
			Instant before = ledger(TestCalendars.REAL, start, allowance, List.of()).countdown().due();
			Wait wait = wait(start);
			Instant after = ledger(TestCalendars.REAL, start, allowance, List.of(wait)).countdown().due();
			long moved = wait.from().isBefore(before) ? this.calendar.workingMinutes(wait.from(), wait.to()) : 0;
			assertThat(this.calendar.workingMinutes(before, after)).as("%s from %s, %s", allowance, start, wait)
				.isEqualTo(moved);
			assertThat(after).isAfterOrEqualTo(before);
		}
	}

	@Test
	void whatIsLeftIsTheSameBeforeAndAfterAPause() {
		for (int i = 0; i < LEDGERS; i++) {
			Instant start = anyTime();
			Wait wait = wait(start);
			TestLedger ledger = TestLedger.started(TestCalendars.REAL, start, anyUncapped());
			Duration left = ledger.countdown().remaining(wait.from());
			ledger.paused(wait.from(), LONGEST);
			assertThat(ledger.countdown().remaining(wait.from())).isEqualTo(left);
			assertThat(ledger.countdown().remaining(wait.to())).isEqualTo(left);
			assertThat(ledger.resumed(wait.to()).countdown().remaining(wait.to())).isEqualTo(left);
		}
	}

	@Test
	void aRegradeIsAsIfTheLastGradeHadBeenThereFromTheStart() {
		for (int i = 0; i < LEDGERS; i++) {
			Instant start = anyTime();
			Allowance last = anyAllowance();
			List<Wait> waits = waits(start);
			TestLedger regraded = ledger(TestCalendars.REAL, start, anyAllowance(), waits)
				.regraded(start.plus(minutes(9_000)), anyAllowance())
				.regraded(start.plus(minutes(9_000)), last);
			Countdown plain = ledger(TestCalendars.REAL, start, last, waits).countdown();
			assertThat(regraded.countdown().due()).isEqualTo(plain.due());
			assertThat(regraded.countdown().spans()).isEqualTo(plain.spans());
		}
	}

	@Test
	void theSpansLeaveNoGapAndCountTheAllowance() {
		for (int i = 0; i < LEDGERS; i++) {
			Instant start = anyTime();
			int hours = 1 + this.random.nextInt(80);
			List<Wait> waits = waits(start);
			Countdown countdown = ledger(TestCalendars.REAL, start, TestLedger.work(hours, "hours"), waits).countdown();
			List<Span> spans = countdown.spans();
			assertThat(spans.get(0).from()).isEqualTo(start);
			for (int j = 1; j < spans.size(); j++) {
				assertThat(spans.get(j).from()).isEqualTo(spans.get(j - 1).to());
			}
			assertThat(spans.get(spans.size() - 1).to()).isEqualTo(countdown.due());
			assertThat(CountdownTests.counted(spans)).as("%s hours from %s, %s", hours, start, waits)
				.isEqualTo(Duration.ofHours(hours));
		}
	}

	@Test
	void oneMoreDayOffNeverMakesADeadlineEarlier() {
		for (int i = 0; i < LEDGERS / 100; i++) {
			LocalDate holiday = LocalDate.of(2026, 10, 11).plusDays(this.random.nextInt(80));
			WorkingCalendars more = CalendarFile.read(TestCalendars.textWith("      2026-01-01..2026-01-03:",
					"      " + holiday + ": 试验\n      2026-01-01..2026-01-03:"));
			for (int j = 0; j < 100; j++) {
				Instant start = holiday.minusDays(this.random.nextInt(10))
					.atStartOfDay(this.calendar.zone())
					.toInstant()
					.plus(minutes(24 * 60));
				Allowance allowance = anyWork();
				List<Wait> waits = waits(start);
				assertThat(ledger(more, start, allowance, waits).countdown().due())
					.as("%s from %s, %s, with %s off", allowance, start, waits, holiday)
					.isAfterOrEqualTo(ledger(TestCalendars.REAL, start, allowance, waits).countdown().due());
			}
		}
	}

	private static TestLedger ledger(WorkingCalendars calendars, Instant start, Allowance allowance, List<Wait> waits) {
		TestLedger ledger = TestLedger.started(calendars, start, allowance);
		waits.forEach((wait) -> ledger.paused(wait.from(), LONGEST).resumed(wait.to()));
		return ledger;
	}

	private List<Wait> waits(Instant start) {
		List<Wait> waits = new ArrayList<>();
		Instant from = start;
		for (int i = this.random.nextInt(3); i > 0; i--) {
			Wait wait = wait(from);
			waits.add(wait);
			from = wait.to();
		}
		return waits;
	}

	/** Shorter than the longest that is allowed. */
	private Wait wait(Instant after) {
		Instant from = after.plus(minutes(5_000));
		return new Wait(from, from.plus(minutes(12_000)));
	}

	private Allowance anyAllowance() {
		return (this.random.nextInt(4) == 0) ? TestLedger.capped(1 + this.random.nextInt(8)) : anyUncapped();
	}

	private Allowance anyUncapped() {
		return switch (this.random.nextInt(3)) {
			case 0 -> TestLedger.natural(1 + this.random.nextInt(14), "days");
			case 1 -> TestLedger.work(1, "cycle");
			default -> anyWork();
		};
	}

	private Allowance anyWork() {
		return TestLedger.work(1 + this.random.nextInt(20), this.random.nextBoolean() ? "hours" : "days");
	}

	private Duration minutes(int most) {
		return Duration.ofMinutes(1 + this.random.nextInt(most));
	}

	private Instant anyTime() {
		return Instant.parse("2024-01-02T00:00:00Z").plus(minutes(900 * 24 * 60));
	}

}
