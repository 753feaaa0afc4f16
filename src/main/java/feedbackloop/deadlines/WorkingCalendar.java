package feedbackloop.deadlines;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Adds allowances to times and explains them. Times are instants; days and hours are
 * those of the calendar's zone.
 * <p>
 * Working hours: the earliest moment at which that much working time has passed. So four
 * hours from Friday 16:30 end at 11:30 on the next working day. One and a half of them
 * are on Friday.
 * <p>
 * Working days: the same time of day, that many working days later; one day from Friday
 * 16:30 is 16:30 of the next working day. What starts before the opening ends at an
 * opening; what starts after the close or on a day off ends at the close. So one day from
 * Saturday is all of Monday. Where the last day does not work at that time, its next
 * opening counts. If there is none, its close counts.
 * <p>
 * So when a start is outside working time, that time begins to count at the next opening.
 * As many whole days of it pass. Hours include their first moment, not their last: 18:00
 * is after the close.
 * <p>
 * A cycle: that many natural days later, and then the next working moment.
 */
class WorkingCalendar {

	private static final String HOURS = "hours";

	private static final String DAYS = "days";

	static final String CYCLE = "cycle";

	private final ZoneId zone;

	private final Map<DayOfWeek, List<Hours>> week;

	private final List<Hours> makeUpHours;

	private final Holidays holidays;

	private final LocalTime endOfDay;

	private final int cycleDays;

	/**
	 * @param week the hours of each weekday in order; a weekday without hours is off, and
	 * one at least has some
	 * @param makeUpHours the hours of a make-up day in order
	 * @param endOfDay when planned dates end, working day or not
	 * @param cycleDays natural days in a cycle
	 */
	WorkingCalendar(ZoneId zone, Map<DayOfWeek, List<Hours>> week, List<Hours> makeUpHours, Holidays holidays,
			LocalTime endOfDay, int cycleDays) {
		this.zone = zone;
		this.week = Map.copyOf(week);
		this.makeUpHours = List.copyOf(makeUpHours);
		this.holidays = holidays;
		this.endOfDay = endOfDay;
		this.cycleDays = cycleDays;
	}

	ZoneId zone() {
		return this.zone;
	}

	/**
	 * The time in the zone of this calendar; null for null.
	 */
	OffsetDateTime local(Instant time) {
		return (time != null) ? time.atZone(this.zone).toOffsetDateTime() : null;
	}

	/**
	 * What makes that date other than its weekday: the holiday, or the one that it makes
	 * up for; null if it is an ordinary one.
	 */
	String special(LocalDate date) {
		String madeUp = this.holidays.madeUpOn(date);
		return (madeUp != null) ? "+ " + madeUp : this.holidays.on(date);
	}

	/**
	 * The time that is the allowance after the start, in working time.
	 * @param amount at least 1
	 * @param unit hours, days or cycle
	 */
	Instant add(Instant start, int amount, String unit) {
		return switch (unit) {
			case HOURS -> after(start, Duration.ofHours(amount));
			case DAYS -> addDays(start, amount);
			case CYCLE -> opening(addNatural(start, amount, CYCLE));
			default -> throw unknown(unit);
		};
	}

	/**
	 * The time that is the allowance after the start by the clock on the wall.
	 * @param unit hours, days or cycle
	 */
	Instant addNatural(Instant start, int amount, String unit) {
		return switch (unit) {
			case HOURS -> start.plus(Duration.ofHours(amount));
			case DAYS -> start.atZone(this.zone).plusDays(amount).toInstant();
			case CYCLE -> start.atZone(this.zone).plusDays((long) amount * this.cycleDays).toInstant();
			default -> throw unknown(unit);
		};
	}

	/**
	 * How many whole cycles lie between the two.
	 */
	int cycles(Instant from, Instant to) {
		return (int) (ChronoUnit.DAYS.between(from.atZone(this.zone), to.atZone(this.zone)) / this.cycleDays);
	}

	/**
	 * The end of the day after the start, working day or not.
	 */
	Instant endOfTomorrow(Instant start) {
		return endOf(dateOf(start).plusDays(1));
	}

	/**
	 * The end of the day on that date, working day or not.
	 */
	Instant endOf(LocalDate date) {
		return date.atTime(this.endOfDay).atZone(this.zone).toInstant();
	}

	/**
	 * The working time of a week without holidays.
	 */
	Duration ofWeek() {
		return Duration.ofMinutes(this.week.values()
			.stream()
			.flatMap(List::stream)
			.mapToLong((hours) -> hours.to() - hours.from())
			.sum());
	}

	/**
	 * Whether some weekday has working time before that time of day.
	 */
	boolean isOpenBefore(LocalTime time) {
		int minutes = time.toSecondOfDay() / 60;
		return this.week.values().stream().flatMap(List::stream).anyMatch((hours) -> hours.from() < minutes);
	}

	boolean isWorkingDay(LocalDate date) {
		return !hours(date).isEmpty();
	}

	/**
	 * The first year between the two whose holidays are not announced yet.
	 */
	Optional<Integer> guessedYear(Instant from, Instant to) {
		return IntStream.rangeClosed(dateOf(from).getYear(), dateOf(to).getYear())
			.filter(this.holidays::guessed)
			.boxed()
			.findFirst();
	}

	/**
	 * The whole minutes of working time between the two.
	 */
	long workingMinutes(Instant from, Instant to) {
		return workingTime(from, to).toMinutes();
	}

	/**
	 * The working time between the two; zero when the second is not later.
	 */
	Duration workingTime(Instant from, Instant to) {
		Duration time = Duration.ZERO;
		for (LocalDate date = dateOf(from); startOf(date).isBefore(to); date = date.plusDays(1)) {
			for (Hours hours : hours(date)) {
				Instant start = later(from, hours.start(date, this.zone));
				Instant end = hours.end(date, this.zone);
				if (start.isBefore(end) && start.isBefore(to)) {
					time = time.plus(Duration.between(start, end.isBefore(to) ? end : to));
				}
			}
		}
		return time;
	}

	/**
	 * All time between the two without gaps, counted and skipped, in order.
	 */
	List<Span> explain(Instant from, Instant to) {
		List<Span> spans = new ArrayList<>();
		for (LocalDate date = dateOf(from); startOf(date).isBefore(to); date = date.plusDays(1)) {
			for (Span span : spans(date)) {
				append(spans, span.within(from, to));
			}
		}
		return spans;
	}

	private static void append(List<Span> spans, Span next) {
		if (next.isEmpty()) {
			return;
		}
		Span last = spans.isEmpty() ? null : spans.get(spans.size() - 1);
		if (last != null && last.kind() == next.kind() && Objects.equals(last.name(), next.name())) {
			spans.set(spans.size() - 1, new Span(last.from(), next.to(), last.kind(), last.name()));
		}
		else {
			spans.add(next);
		}
	}

	/**
	 * The earliest moment at which that much working time has passed.
	 */
	Instant after(Instant start, Duration workingTime) {
		Duration left = workingTime;
		for (LocalDate date = dateOf(start);; date = date.plusDays(1)) {
			for (Hours hours : hours(date)) {
				Instant from = later(start, hours.start(date, this.zone));
				Duration length = Duration.between(from, hours.end(date, this.zone));
				if (length.compareTo(left) >= 0) {
					return from.plus(left);
				}
				if (!length.isNegative()) {
					left = left.minus(length);
				}
			}
		}
	}

	private Instant addDays(Instant start, int amount) {
		LocalDate first = dateOf(start);
		LocalDate last = first;
		for (int i = 0; i < amount; i++) {
			last = nextWorkingDay(last);
		}
		boolean onTime = isWorkingDay(first) && start.isBefore(close(first));
		return onTime ? sameTime(opening(start), last) : close(last);
	}

	/**
	 * The time of day on that working day, or the next at which it works, or its close.
	 */
	private Instant sameTime(Instant time, LocalDate date) {
		Instant onDate = date.atTime(time.atZone(this.zone).toLocalTime()).atZone(this.zone).toInstant();
		return onDate.isBefore(close(date)) ? opening(onDate) : close(date);
	}

	private Instant close(LocalDate workingDay) {
		List<Hours> hours = hours(workingDay);
		return hours.get(hours.size() - 1).end(workingDay, this.zone);
	}

	private LocalDate nextWorkingDay(LocalDate date) {
		LocalDate next = date.plusDays(1);
		while (!isWorkingDay(next)) {
			next = next.plusDays(1);
		}
		return next;
	}

	/**
	 * The time itself if it is working time, else the next opening.
	 */
	Instant opening(Instant time) {
		for (LocalDate date = dateOf(time);; date = date.plusDays(1)) {
			for (Hours hours : hours(date)) {
				if (time.isBefore(hours.end(date, this.zone))) {
					return later(time, hours.start(date, this.zone));
				}
			}
		}
	}

	private List<Hours> hours(LocalDate date) {
		if (this.holidays.madeUpOn(date) != null) {
			return this.makeUpHours;
		}
		return (this.holidays.on(date) != null) ? List.of() : weekly(date);
	}

	private List<Hours> weekly(LocalDate date) {
		return this.week.getOrDefault(date.getDayOfWeek(), List.of());
	}

	/**
	 * The whole day, from midnight to midnight.
	 */
	private List<Span> spans(LocalDate date) {
		Instant end = startOf(date.plusDays(1));
		String madeUp = this.holidays.madeUpOn(date);
		String holiday = (madeUp != null) ? null : this.holidays.on(date);
		if (holiday != null) {
			return List.of(new Span(startOf(date), end, Span.Kind.HOLIDAY, holiday));
		}
		if (madeUp == null && weekly(date).isEmpty()) {
			return List.of(new Span(startOf(date), end, Span.Kind.WEEKEND, null));
		}
		List<Span> spans = new ArrayList<>();
		Instant reached = startOf(date);
		Span.Kind pause = Span.Kind.NIGHT;
		for (Hours hours : hours(date)) {
			Instant open = hours.start(date, this.zone);
			spans.add(new Span(reached, open, pause, null));
			reached = hours.end(date, this.zone);
			spans.add(new Span(open, reached, (madeUp != null) ? Span.Kind.MAKE_UP_DAY : Span.Kind.WORK, madeUp));
			pause = Span.Kind.LUNCH;
		}
		spans.add(new Span(reached, end, Span.Kind.NIGHT, null));
		return spans;
	}

	private LocalDate dateOf(Instant time) {
		return time.atZone(this.zone).toLocalDate();
	}

	private Instant startOf(LocalDate date) {
		return date.atStartOfDay(this.zone).toInstant();
	}

	private static Instant later(Instant one, Instant other) {
		return one.isAfter(other) ? one : other;
	}

	private static IllegalArgumentException unknown(String unit) {
		return new IllegalArgumentException(
				"The table timeLimits names the unit " + unit + ", which is not hours, days or cycle");
	}

}
