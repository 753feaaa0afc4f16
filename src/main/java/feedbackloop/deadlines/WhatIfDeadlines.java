package feedbackloop.deadlines;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.feedback.Timeline;

/**
 * The first response and the resolution of cases by other rules: the ledger stays, with
 * its start and its pauses, and only limits and working time are others. For one thread.
 */
public final class WhatIfDeadlines {

	private final Ledger ledger;

	private final Limits limits;

	private final WorkingCalendars calendars;

	WhatIfDeadlines(Ledger ledger, Limits limits, WorkingCalendars calendars) {
		this.ledger = ledger;
		this.limits = limits.remembering();
		this.calendars = calendars;
	}

	/**
	 * When the two clocks of each case are due, or were, with those that were stopped
	 * left out.
	 * @param grades the grade of each case by its number
	 */
	public List<Due> of(Map<String, String> grades) {
		Map<List<String>, Due> latest = new HashMap<>();
		this.ledger.ofCases(grades.keySet())
			.forEach((clock) -> latest.put(List.of(clock.number(), clock.stage()),
					due(clock, grades.get(clock.number()))));
		return new ArrayList<>(latest.values());
	}

	private Due due(CaseClock clock, String grade) {
		Change before = clock.last();
		String level = this.limits.stages().goesByMark(clock.stage()) ? clock.level() : grade;
		Allowance allowance = this.limits.allowance(clock, level);
		Instant start = clock.start();
		Instant notAfter = (before.notAfter() != null) ? allowance.end(start, this.calendars.of(clock.calendar()))
				: null;
		ClockEntry regraded = new ClockEntry(start, What.REGRADED, Timeline.SYSTEM,
				new Change(level, allowance, null, notAfter, null, null));
		Instant due = Countdown
			.of(Stream.concat(clock.entries().stream(), Stream.of(regraded)).toList(), this.calendars)
			.due();
		return new Due(clock.number(), clock.stage(), clock.due(), due, clock.closedAt());
	}

	/**
	 * When a clock of a case is due.
	 *
	 * @param stage firstResponse or resolution
	 * @param before as the case has it
	 * @param after by the other rules
	 * @param closedAt when it was done, null while it is open
	 */
	public record Due(String number, String stage, Instant before, Instant after, Instant closedAt) {

	}

}
