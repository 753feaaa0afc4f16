package feedbackloop.imports;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.imports.ImportPlan.Format;

/**
 * Reads dates as people and programs write them. Such are 2026/11/22 9:30, 2026年11月22日,
 * 22.11.2026, 22.11.26, 20261122, and the days since 1900 of a spreadsheet.
 */
final class WrittenDates {

	private static final Pattern WRITTEN = Pattern.compile(
			"(\\d{1,4})[-/.年](\\d{1,2})[-/.月](\\d{1,4})日?(?:[T\\s]*(上午|下午|AM|PM)?\\s*"
					+ "(\\d{1,2})[:：时](\\d{1,2})(?:[:：分](\\d{1,2})(?:\\.\\d+)?)?分?秒?\\s*(AM|PM)?)?",
			Pattern.CASE_INSENSITIVE);

	private static final Pattern DIGITS = Pattern.compile("(\\d{4})(\\d{2})(\\d{2})(?:(\\d{2})(\\d{2})(\\d{2})?)?");

	private static final Pattern SERIAL = Pattern.compile("[2-7]\\d{4}(?:\\.\\d{1,12})?");

	private static final LocalDateTime FIRST_DAY = LocalDateTime.of(1899, 12, 30, 0, 0);

	private static final int SECONDS = 24 * 60 * 60;

	private static final int NOON = 12;

	private static final int THIS_CENTURY = 2000;

	private WrittenDates() {
	}

	/**
	 * The date as ISO 8601 writes it, or the text as it is where it is none.
	 * @param days in which order days are written
	 */
	static String iso(String text, String days) {
		try {
			return time(text.strip(), days).map(LocalDateTime::toString).orElse(text);
		}
		catch (DateTimeException ex) {
			return text;
		}
	}

	private static Optional<LocalDateTime> time(String text, String days) {
		if (SERIAL.matcher(text).matches()) {
			long seconds = new BigDecimal(text).multiply(BigDecimal.valueOf(SECONDS)).longValue();
			return Optional.of(FIRST_DAY.plusSeconds(seconds + 30).truncatedTo(ChronoUnit.MINUTES));
		}
		Matcher digits = DIGITS.matcher(text);
		if (digits.matches()) {
			return Optional.of(LocalDateTime.of(number(digits, 1), number(digits, 2), number(digits, 3),
					number(digits, 4), number(digits, 5), number(digits, 6)));
		}
		Matcher written = WRITTEN.matcher(text);
		return written.matches() ? Optional.of(written(written, days)) : Optional.empty();
	}

	private static LocalDateTime written(Matcher date, String days) {
		int first = number(date, 1);
		int second = number(date, 2);
		int third = number(date, 3);
		int hour = hour(date);
		int minute = number(date, 6);
		int seconds = number(date, 7);
		if (date.group(1).length() == 4 || days.equals(Format.YEAR_FIRST)) {
			return LocalDateTime.of(first, second, third, hour, minute, seconds);
		}
		boolean dayFirst = days.equals("dayFirst");
		return LocalDateTime.of((third < 100) ? THIS_CENTURY + third : third, dayFirst ? second : first,
				dayFirst ? first : second, hour, minute, seconds);
	}

	private static int hour(Matcher date) {
		int hour = number(date, 5);
		String half = (date.group(4) != null) ? date.group(4) : date.group(8);
		if (half == null) {
			return hour;
		}
		boolean afternoon = half.equals("下午") || half.equalsIgnoreCase("PM");
		return hour % NOON + (afternoon ? NOON : 0);
	}

	private static int number(Matcher date, int group) {
		return (date.group(group) != null) ? Integer.parseInt(date.group(group)) : 0;
	}

}
