package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;

/**
 * A ledger written line by line, without a database. Times are local to the general
 * calendar.
 */
final class TestLedger {

	private final List<ClockEntry> entries = new ArrayList<>();

	private final WorkingCalendars calendars;

	private TestLedger(WorkingCalendars calendars) {
		this.calendars = calendars;
	}

	static TestLedger started(String time, Allowance allowance) {
		return started(TestCalendars.REAL, at(time), allowance);
	}

	static TestLedger started(WorkingCalendars calendars, Instant time, Allowance allowance) {
		return new TestLedger(calendars).add(time, What.STARTED,
				new Change("medium", allowance, WorkingCalendars.GENERAL, null, null, null));
	}

	static Allowance work(int amount, String unit) {
		return new Allowance(amount, unit, false, false, null);
	}

	static Allowance natural(int amount, String unit) {
		return new Allowance(amount, unit, true, false, null);
	}

	static Allowance capped(int hours) {
		return new Allowance(hours, "hours", false, true, null);
	}

	static Instant at(String time) {
		return TestCalendars.at(TestCalendars.REAL.general(), time);
	}

	TestLedger paused(String time) {
		return paused(at(time), Duration.ofMinutes(10 * 450));
	}

	TestLedger paused(Instant time, Duration longest) {
		return add(time, What.PAUSED, new Change(null, null, null, null, longest.toSeconds(), null));
	}

	TestLedger resumed(String time) {
		return resumed(at(time));
	}

	TestLedger resumed(Instant time) {
		return add(time, What.RESUMED, Change.NONE);
	}

	TestLedger regraded(Instant time, Allowance allowance) {
		return add(time, What.REGRADED, new Change("high", allowance, null, null, null, null));
	}

	TestLedger regraded(String time, Allowance allowance) {
		return regraded(at(time), allowance);
	}

	TestLedger inside(Instant notAfter) {
		return add(this.entries.get(0).at(), What.LIMIT_CHANGED, new Change(null, null, null, notAfter, null, null));
	}

	TestLedger add(Instant time, What what, Change change) {
		this.entries.add(new ClockEntry(time, what, "system", change));
		return this;
	}

	Countdown countdown() {
		return Countdown.of(this.entries, this.calendars);
	}

	/** The local time at which it is due. */
	String due() {
		return local(countdown().due());
	}

	String at(int percent) {
		return local(countdown().reached(percent));
	}

	long minutesLeft(String time) {
		return countdown().remaining(at(time)).toMinutes();
	}

	private static String local(Instant time) {
		return LocalDateTime.ofInstant(time, TestCalendars.REAL.general().zone()).toString();
	}

}
