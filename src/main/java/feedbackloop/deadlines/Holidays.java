package feedbackloop.deadlines;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Map;
import java.util.Set;

/**
 * The days on which weekdays do not decide who works.
 *
 * @param off days off, with the name of the holiday
 * @param work working days on weekends, with the name of the holiday that they make up
 * for
 * @param fixed the days off by law in a year that has no announcement
 * @param announced the years that have one
 */
record Holidays(Map<LocalDate, String> off, Map<LocalDate, String> work, Map<MonthDay, String> fixed,
		Set<Integer> announced) {

	/** For those who work on all days. */
	static final Holidays NONE = new Holidays(Map.of(), Map.of(), Map.of(), Set.of());

	Holidays {
		off = Map.copyOf(off);
		work = Map.copyOf(work);
		fixed = Map.copyOf(fixed);
		announced = Set.copyOf(announced);
	}

	/**
	 * The holiday on that date, or null.
	 */
	String on(LocalDate date) {
		String name = this.off.get(date);
		return (name != null || this.announced.contains(date.getYear())) ? name : this.fixed.get(MonthDay.from(date));
	}

	/**
	 * Whether the days off of that year are not announced, so that only those by law are
	 * known.
	 */
	boolean guessed(int year) {
		return !this.announced.contains(year) && !this.fixed.isEmpty();
	}

	/**
	 * What a working day on a weekend makes up for, or null if the date is none.
	 */
	String madeUpOn(LocalDate date) {
		return this.work.get(date);
	}

}
