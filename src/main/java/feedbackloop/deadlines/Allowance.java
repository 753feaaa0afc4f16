package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * How long something may take, or the day that a measure is planned for. A row of the
 * table {@code timeLimits} said how long when it was asked.
 *
 * @param amount how many units
 * @param unit hours, days or cycle
 * @param natural whether nights, weekends and holidays count
 * @param capped whether it is due by the end of the next day at the latest
 * @param planned the last day of a planned measure, else null; then nothing else counts
 */
record Allowance(int amount, String unit, boolean natural, boolean capped, LocalDate planned) {

	/**
	 * The allowance of a row, or null when the row gives no limit.
	 */
	static Allowance of(Map<String, Object> row) {
		return "none".equals(row.get("unit")) ? null
				: new Allowance(((Number) row.get("amount")).intValue(), row.get("unit").toString(),
						"natural".equals(row.get("calendar")), "endOfTomorrow".equals(row.get("cap")), null);
	}

	static Allowance until(LocalDate planned) {
		return new Allowance(0, "planned", false, false, planned);
	}

	/**
	 * Whether each minute counts: those of natural limits, and of cycles, which only end
	 * in working time.
	 */
	boolean countsAllTime() {
		return this.natural || isCycle();
	}

	/**
	 * Whether it ends at the next working moment.
	 */
	boolean endsInWorkingTime() {
		return isCycle() && !this.natural;
	}

	/**
	 * The end of what counts when nothing interrupts it.
	 */
	Instant end(Instant from, WorkingCalendar calendar) {
		if (this.planned != null) {
			return calendar.endOf(this.planned);
		}
		return countsAllTime() ? calendar.addNatural(from, this.amount, this.unit)
				: calendar.add(from, this.amount, this.unit);
	}

	private boolean isCycle() {
		return "cycle".equals(this.unit);
	}

}
