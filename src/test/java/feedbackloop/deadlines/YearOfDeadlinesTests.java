package feedbackloop.deadlines;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Random;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A year of deadlines in seconds: the engine's clock moves through 2026 hour by hour,
 * clocks start, wait, are graded again and fall due, and nobody sleeps.
 */
class YearOfDeadlinesTests {

	private static final Duration LIMIT = Duration.ofSeconds(5);

	private static final Instant NEW_YEAR = TestLedger.at("2026-01-01T00:00");

	private final WorkingCalendar calendar = TestCalendars.REAL.general();

	private final Random random = new Random(2026);

	private final TransactionTime time = new TransactionTime(new Clock() {

		@Override
		public ZoneId getZone() {
			return YearOfDeadlinesTests.this.calendar.zone();
		}

		@Override
		public Clock withZone(ZoneId zone) {
			throw new UnsupportedOperationException();
		}

		@Override
		public Instant instant() {
			return ClockUtil.getCurrentTime().toInstant();
		}

	});

	@AfterEach
	void now() {
		ClockUtil.reset();
	}

	@Test
	void everyDeadlineOfAYearPassesOnceAndInTime() {
		Instant started = Instant.now();
		List<Running> running = new ArrayList<>();
		int passed = 0;
		for (int hour = 0; hour < 365 * 24; hour++) {
			ClockUtil.setCurrentTime(Date.from(NEW_YEAR.plus(Duration.ofHours(hour))));
			running.add(new Running(this.time.now(), 1 + this.random.nextInt(40)));
			Running any = running.get(this.random.nextInt(running.size()));
			any.happens(this.time.now());
			for (Running clock : List.copyOf(running)) {
				if (!clock.due.isAfter(this.time.now())) {
					assertThat(clock.due).as("noticed within the hour").isAfter(this.time.now().minusSeconds(3_600));
					running.remove(clock);
					passed++;
				}
			}
		}
		assertThat(passed).isGreaterThan(8_000);
		assertThat(Duration.between(started, Instant.now())).as("%s deadlines", passed).isLessThan(LIMIT);
	}

	/** A clock that computes its deadline anew whenever something happens to it. */
	private final class Running {

		private final List<ClockEntry> entries = new ArrayList<>();

		private int hours;

		private boolean paused;

		private Instant due;

		private Running(Instant now, int hours) {
			this.hours = hours;
			add(now, What.STARTED,
					new Change("medium", TestLedger.work(hours, "hours"), WorkingCalendars.GENERAL, null, null, null));
		}

		private void happens(Instant now) {
			if (this.paused) {
				this.paused = false;
				add(now, What.RESUMED, Change.NONE);
			}
			else if (YearOfDeadlinesTests.this.random.nextBoolean()) {
				this.paused = true;
				add(now, What.PAUSED,
						new Change(null, null, null, null, Duration.ofMinutes(10 * 450).toSeconds(), null));
			}
			else {
				this.hours += YearOfDeadlinesTests.this.random.nextInt(40);
				add(now, What.REGRADED,
						new Change("low", TestLedger.work(this.hours, "hours"), null, null, null, null));
			}
		}

		private void add(Instant now, What what, Change change) {
			this.entries.add(new ClockEntry(now, what, "system", change));
			this.due = Countdown.of(this.entries, TestCalendars.REAL).due();
		}

	}

}
