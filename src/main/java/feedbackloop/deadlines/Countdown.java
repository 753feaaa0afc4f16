package feedbackloop.deadlines;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

import feedbackloop.deadlines.ClockEntry.Change;
import feedbackloop.deadlines.ClockEntry.What;
import feedbackloop.deadlines.Span.Kind;

/**
 * What the ledger of a clock and the calendar say of its deadline, and nothing else: the
 * same entries and the same calendar always give the same answer.
 * <p>
 * Time counts from a moment that never changes: the receipt of the case for
 * {@code received} clocks, the start of the stage for {@code stage} and {@code outer}
 * ones. The last entry that names an allowance says how long it may take. So a regrade
 * counts from that same moment. It is due at the end of the allowance. Every pause moves
 * that end by exactly the time that would have counted in it. That is working time, or
 * all time where the limit is natural or a cycle.
 * <p>
 * Of several ends the first counts. They are the end of its own limit and that of the
 * stage it lies in or leads to. Where the limit is capped, the end of tomorrow is one,
 * too. Where no working time lies in the second half of the time until then, all time
 * counts.
 * <p>
 * A pause ends when it is resumed, and after the longest time that it may take. As long
 * as it lasts, the deadline is the one of a pause that takes its longest: nothing is due
 * before the pause is over. From its end until it is reopened a clock stands still, too.
 */
final class Countdown {

	private static final int WHOLE = 100;

	private static final Set<What> ENDS = EnumSet.of(What.MET, What.MISSED, What.STOPPED);

	private final WorkingCalendar calendar;

	private final Instant from;

	private final Allowance allowance;

	private final Instant notAfter;

	private final List<Pause> pauses;

	private Countdown(WorkingCalendar calendar, Instant from, Allowance allowance, Instant notAfter,
			List<Pause> pauses) {
		this.calendar = calendar;
		this.from = from;
		this.allowance = allowance;
		this.notAfter = notAfter;
		this.pauses = pauses;
	}

	/**
	 * Reads a ledger.
	 * @param entries in order; the first says when it started and how long it may take
	 */
	static Countdown of(List<ClockEntry> entries, WorkingCalendars calendars) {
		Change now = Change.NONE;
		List<Pause> pauses = new ArrayList<>();
		Pause open = null;
		Instant ended = null;
		for (ClockEntry entry : entries) {
			now = now.then(entry.change());
			if (entry.what() == What.PAUSED) {
				open = new Pause(entry.at(), calendars.general().after(entry.at(), Duration.ofSeconds(now.longest())));
			}
			else if (entry.what() == What.RESUMED && open != null) {
				pauses.add(open.until(entry.at()));
				open = null;
			}
			else if (ENDS.contains(entry.what())) {
				ended = entry.at();
			}
			else if (entry.what() == What.REOPENED) {
				pauses.add(new Pause(ended, entry.at()));
			}
		}
		if (open != null) {
			pauses.add(open);
		}
		return new Countdown(calendars.of(now.calendar()), entries.get(0).at(), now.allowance(), now.notAfter(),
				pauses);
	}

	/**
	 * When an allowance ends that nothing interrupts, its cap included.
	 */
	static Instant due(Instant from, Allowance allowance, WorkingCalendar calendar) {
		return new Countdown(calendar, from, allowance, null, List.of()).due();
	}

	/**
	 * When it is due.
	 */
	Instant due() {
		return reached(WHOLE);
	}

	/**
	 * When that share of the allowance is used up; beyond 100 as much again and more.
	 * @param percent above 0
	 */
	Instant reached(int percent) {
		return limits().stream().map((limit) -> reached(limit, percent)).min(Comparator.naturalOrder()).orElseThrow();
	}

	/**
	 * What is left at that moment of the time that counts; zero when it is due.
	 */
	Duration remaining(Instant now) {
		Limit limit = binding();
		Instant due = end(limit, WHOLE);
		Duration left = limit.counted(later(now, this.from), due, this.calendar);
		for (Pause pause : this.pauses) {
			if (pause.from().isBefore(due)) {
				left = left.minus(limit.counted(later(later(now, pause.from()), this.from), pause.to(), this.calendar));
			}
		}
		return left.isNegative() ? Duration.ZERO : left;
	}

	/**
	 * All time from its start until it is due, counted and skipped, without gaps, in
	 * order.
	 */
	List<Span> spans() {
		Limit limit = binding();
		Instant end = end(limit, WHOLE);
		List<Span> spans = new ArrayList<>();
		Instant reached = this.from;
		for (Pause pause : this.pauses) {
			if (pause.from().isBefore(end)) {
				spans.addAll(limit.explain(reached, pause.from(), this.calendar));
				spans.add(new Span(later(reached, pause.from()), pause.to(), Kind.PAUSED, null));
				reached = later(reached, pause.to());
			}
		}
		spans.addAll(limit.explain(reached, end, this.calendar));
		spans.addAll(this.calendar.explain(end, reached(limit, WHOLE)));
		spans.removeIf(Span::isEmpty);
		return spans;
	}

	/**
	 * Whether each minute counts towards the limit that makes it due, and not working
	 * time only.
	 */
	boolean countsAllTime() {
		return binding().allTime();
	}

	/**
	 * Whether the stage that it lies in or leads to makes it due.
	 */
	boolean endsWithOuter() {
		return binding().end().equals(this.notAfter);
	}

	WorkingCalendar calendar() {
		return this.calendar;
	}

	/**
	 * The limit that makes it due.
	 */
	private Limit binding() {
		return limits().stream().min(Comparator.comparing((limit) -> reached(limit, WHOLE))).orElseThrow();
	}

	private List<Limit> limits() {
		List<Limit> limits = new ArrayList<>();
		limits.add(new Limit(this.allowance.end(this.from, this.calendar), this.allowance.countsAllTime(),
				this.allowance.endsInWorkingTime()));
		if (this.allowance.capped()) {
			limits.add(new Limit(this.calendar.endOfTomorrow(this.from), true, false));
		}
		if (this.notAfter != null) {
			Instant middle = this.from.plus(Duration.between(this.from, this.notAfter).dividedBy(2));
			limits.add(new Limit(this.notAfter, this.calendar.workingTime(middle, this.notAfter).isZero(), false));
		}
		return limits;
	}

	private Instant reached(Limit limit, int percent) {
		Instant end = end(limit, percent);
		return limit.endsInWorkingTime() ? this.calendar.opening(end) : end;
	}

	private Instant end(Limit limit, int percent) {
		Instant end = limit.share(this.from, percent, this.calendar);
		for (Pause pause : this.pauses) {
			if (pause.from().isBefore(end)) {
				Duration skipped = limit.counted(later(pause.from(), this.from), pause.to(), this.calendar);
				Instant moved = limit.after(end, skipped, this.calendar);
				end = moved.isBefore(pause.to()) ? limit.after(pause.to(), Duration.ZERO, this.calendar) : moved;
			}
		}
		return end;
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	/**
	 * A stretch in which the clock stands still.
	 */
	private record Pause(Instant from, Instant to) {

		Pause until(Instant time) {
			return new Pause(this.from, time.isBefore(this.to) ? time : this.to);
		}

	}

	/**
	 * One end of a clock before any pause.
	 *
	 * @param allTime whether each minute counts, or only working time
	 * @param endsInWorkingTime whether it ends at the next working moment
	 */
	private record Limit(Instant end, boolean allTime, boolean endsInWorkingTime) {

		Duration counted(Instant start, Instant end, WorkingCalendar calendar) {
			if (!start.isBefore(end)) {
				return Duration.ZERO;
			}
			return this.allTime ? Duration.between(start, end) : calendar.workingTime(start, end);
		}

		Instant after(Instant start, Duration time, WorkingCalendar calendar) {
			return this.allTime ? start.plus(time) : calendar.after(start, time);
		}

		/**
		 * When that share of the time from the start to the end has passed.
		 */
		Instant share(Instant start, int percent, WorkingCalendar calendar) {
			if (percent == WHOLE) {
				return this.end;
			}
			Duration whole = counted(start, this.end, calendar);
			return (percent < WHOLE) ? after(start, whole.multipliedBy(percent).dividedBy(WHOLE), calendar)
					: after(this.end, whole.multipliedBy(percent - WHOLE).dividedBy(WHOLE), calendar);
		}

		List<Span> explain(Instant start, Instant end, WorkingCalendar calendar) {
			return this.allTime ? List.of(new Span(start, end, Kind.NATURAL, null)) : calendar.explain(start, end);
		}

	}

}
