package feedbackloop.figures;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * The steps in which a period is shown.
 */
public enum Pace {

	DAY, WEEK, MONTH;

	private static final int DAYS = 31;

	private static final int WEEKS = 200;

	private static final int MOST_STEPS = 400;

	/** The keys of all. */
	public static final List<String> KEYS = Stream.of(values()).map(Pace::key).toList();

	public String key() {
		return name().toLowerCase(Locale.ROOT);
	}

	/**
	 * The pace of that key.
	 */
	static Pace of(String key) {
		return valueOf(key.toUpperCase(Locale.ROOT));
	}

	/**
	 * The one that fits a period of so many days.
	 */
	static Pace fitting(long days) {
		return (days <= DAYS) ? DAY : (days <= WEEKS) ? WEEK : MONTH;
	}

	/**
	 * This one, or the next that shows so many days in a table that can still be read.
	 */
	Pace within(long days) {
		return switch (this) {
			case DAY -> (days <= MOST_STEPS) ? DAY : WEEK.within(days);
			case WEEK -> (days <= MOST_STEPS * 7L) ? WEEK : MONTH;
			case MONTH -> MONTH;
		};
	}

	/**
	 * The first day of the step that has that day.
	 */
	LocalDate start(LocalDate day) {
		return switch (this) {
			case DAY -> day;
			case WEEK -> day.minusDays(day.getDayOfWeek().getValue() - 1L);
			case MONTH -> day.withDayOfMonth(1);
		};
	}

	LocalDate next(LocalDate start) {
		return switch (this) {
			case DAY -> start.plusDays(1);
			case WEEK -> start.plusWeeks(1);
			case MONTH -> start.plusMonths(1);
		};
	}

}
