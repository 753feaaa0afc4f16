package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.Span.Kind;
import org.junit.jupiter.api.Test;

import static feedbackloop.deadlines.TestLedger.at;
import static feedbackloop.deadlines.TestLedger.capped;
import static feedbackloop.deadlines.TestLedger.natural;
import static feedbackloop.deadlines.TestLedger.started;
import static feedbackloop.deadlines.TestLedger.work;
import static org.assertj.core.api.Assertions.assertThat;

/** When a clock is due, by its ledger and the calendar alone. */
class CountdownTests {

	@Test
	void fourHoursFromFridayAfternoonEndOnMonday() {
		TestLedger clock = started("2026-11-20T16:30", work(4, "hours"));
		assertThat(clock.due()).isEqualTo("2026-11-23T11:30");
		assertThat(clock.minutesLeft("2026-11-20T17:00")).isEqualTo(210);
		assertThat(clock.minutesLeft("2026-11-22T12:00")).isEqualTo(150);
		assertThat(clock.minutesLeft("2026-11-23T12:00")).isZero();
	}

	@Test
	void sharesOfTheAllowanceAreCountedInWorkingTimeAlsoBeyondIt() {
		TestLedger clock = started("2026-11-20T16:30", work(4, "hours"));
		assertThat(clock.at(50)).isEqualTo("2026-11-23T09:30");
		assertThat(clock.at(80)).isEqualTo("2026-11-23T10:42");
		assertThat(clock.at(100)).isEqualTo("2026-11-23T11:30");
		assertThat(clock.at(150)).isEqualTo("2026-11-23T15:00");
		assertThat(clock.at(200)).isEqualTo("2026-11-23T17:00");
	}

	@Test
	void aPauseOverAWeekendMovesItByTheWorkingTimeOnly() {
		TestLedger clock = started("2026-11-20T15:00", work(4, "hours")).paused("2026-11-20T17:00");
		assertThat(clock.minutesLeft("2026-11-21T12:00")).isEqualTo(120);
		clock.resumed("2026-11-23T10:15");
		assertThat(clock.due()).isEqualTo("2026-11-23T13:45");
		assertThat(clock.minutesLeft("2026-11-23T10:15")).isEqualTo(120);
		assertThat(clock.at(50)).isEqualTo("2026-11-20T17:00");
		assertThat(clock.at(75)).isEqualTo("2026-11-23T11:15");
	}

	@Test
	void nothingIsDueWhileItWaitsAndNotBeforeTheLongestPauseIsOver() {
		TestLedger clock = started("2026-11-20T15:00", work(4, "hours")).paused("2026-11-20T17:00");
		assertThat(clock.at(75)).isEqualTo("2026-12-04T18:00");
		assertThat(clock.due()).isEqualTo("2026-12-07T10:00");
		assertThat(clock.resumed("2027-03-01T09:00").due()).as("the clock ran on after ten working days")
			.isEqualTo("2026-12-07T10:00");
	}

	@Test
	void aPauseAfterTheDeadlineMovesNothing() {
		TestLedger clock = started("2026-11-20T09:00", work(2, "hours")).paused("2026-11-20T15:00")
			.resumed("2026-11-24T15:00");
		assertThat(clock.due()).isEqualTo("2026-11-20T11:00");
	}

	@Test
	void aRegradeCountsFromTheSameStart() {
		TestLedger clock = started("2026-11-20T16:30", work(2, "days")).regraded("2026-11-23T10:00", work(4, "hours"));
		assertThat(clock.due()).isEqualTo("2026-11-23T11:30");
		clock.regraded("2026-11-23T10:30", work(5, "days"));
		assertThat(clock.due()).isEqualTo("2026-11-27T16:30");
	}

	@Test
	void whatIsLeftIsKeptToTheMinuteThroughARegradeWhilePaused() {
		TestLedger clock = started("2026-11-20T09:00", work(2, "days")).paused("2026-11-20T10:07");
		assertThat(clock.minutesLeft("2026-11-24T11:00")).isEqualTo(900 - 67);
		clock.regraded("2026-11-23T15:00", work(1, "days"));
		assertThat(clock.minutesLeft("2026-11-24T11:00")).isEqualTo(450 - 67);
		clock.resumed("2026-11-25T13:30");
		assertThat(clock.minutesLeft("2026-11-25T13:30")).isEqualTo(450 - 67);
		assertThat(clock.due()).isEqualTo("2026-11-26T10:53");
	}

	@Test
	void theEndOfTomorrowCapsAndMovesWithAPauseInNaturalTime() {
		TestLedger clock = started("2026-09-30T17:00", capped(4));
		assertThat(clock.due()).isEqualTo("2026-10-01T18:00");
		clock.paused("2026-10-01T08:00").resumed("2026-10-01T20:00");
		assertThat(clock.due()).isEqualTo("2026-10-02T06:00");
	}

	@Test
	void naturalTimeAndCyclesMoveByAllOfThePause() {
		assertThat(started("2026-11-20T09:00", natural(2, "days")).paused("2026-11-21T09:00")
			.resumed("2026-11-22T21:00")
			.due()).isEqualTo("2026-11-23T21:00");
		TestLedger cycle = started("2026-11-20T09:00", work(1, "cycle"));
		assertThat(cycle.due()).as("30 days are a Sunday").isEqualTo("2026-12-21T09:00");
		assertThat(cycle.paused("2026-11-23T09:00").resumed("2026-11-25T10:00").due()).isEqualTo("2026-12-22T10:00");
	}

	@Test
	void aStageIsDueNoLaterThanTheOneItLiesIn() {
		TestLedger clock = started("2026-11-20T09:00", work(3, "days")).inside(at("2026-11-23T18:00"));
		assertThat(clock.due()).isEqualTo("2026-11-23T18:00");
		assertThat(clock.paused("2026-11-20T10:00").resumed("2026-11-20T11:00").due()).isEqualTo("2026-11-24T10:00");
	}

	@Test
	void beforeAnOuterEndOutsideWorkingTimeAllTimeCounts() {
		for (String start : List.of("2026-11-20T18:00", "2026-11-20T17:59", "2026-11-20T17:00")) {
			TestLedger clock = started(start, work(2, "hours")).inside(at("2026-11-21T18:00"));
			assertThat(clock.due()).isEqualTo("2026-11-21T18:00");
			assertThat(clock.countdown().countsAllTime()).isTrue();
			assertThat(clock.countdown().reached(80)).isAfter(at("2026-11-21T12:00"));
			assertThat(clock.minutesLeft("2026-11-21T17:00")).isEqualTo(60);
		}
	}

	@Test
	void beforeAnOuterEndInWorkingTimeOnlyThatCounts() {
		TestLedger clock = started("2026-11-20T17:00", work(2, "hours")).inside(at("2026-11-23T09:30"));
		assertThat(clock.due()).isEqualTo("2026-11-23T09:30");
		assertThat(clock.countdown().countsAllTime()).isFalse();
		assertThat(clock.at(50)).isEqualTo("2026-11-20T17:45");
		assertThat(clock.minutesLeft("2026-11-21T17:00")).isEqualTo(30);
	}

	@Test
	void betweenItsEndAndItsReopeningAClockStandsStill() {
		TestLedger clock = started("2026-11-20T09:00", work(5, "days"))
			.add(at("2026-11-23T09:00"), What.MET, Change.NONE)
			.add(at("2026-11-25T09:00"), What.REOPENED, Change.NONE);
		assertThat(clock.due()).isEqualTo("2026-11-30T18:00");
	}

	@Test
	void theSpansAddUpToTheAllowanceAndLeaveNoGap() {
		List<Span> spans = started("2026-09-30T16:30", work(4, "hours")).paused("2026-10-08T09:30")
			.resumed("2026-10-10T14:00")
			.countdown()
			.spans();
		assertThat(spans).extracting(Span::kind)
			.containsExactly(Kind.WORK, Kind.NIGHT, Kind.HOLIDAY, Kind.NIGHT, Kind.WORK, Kind.PAUSED, Kind.MAKE_UP_DAY);
		assertThat(counted(spans)).isEqualTo(Duration.ofHours(4));
		for (int i = 1; i < spans.size(); i++) {
			assertThat(spans.get(i).from()).isEqualTo(spans.get(i - 1).to());
		}
		assertThat(spans.get(spans.size() - 1).to()).isEqualTo(at("2026-10-10T16:00"));
	}

	@Test
	void aCycleCountsEachDayAndThenSkipsToWorkingTime() {
		List<Span> spans = started("2026-11-20T09:00", work(1, "cycle")).countdown().spans();
		assertThat(spans.get(0))
			.isEqualTo(new Span(at("2026-11-20T09:00"), at("2026-12-20T09:00"), Kind.NATURAL, null));
		assertThat(spans).extracting(Span::kind).containsExactly(Kind.NATURAL, Kind.WEEKEND, Kind.NIGHT);
	}

	static Duration counted(List<Span> spans) {
		return spans.stream().filter(Span::counted).map(Span::length).reduce(Duration.ZERO, Duration::plus);
	}

}
