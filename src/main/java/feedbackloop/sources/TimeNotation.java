package feedbackloop.sources;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Locale;

/**
 * How a source writes times.
 *
 * @param format iso, seconds, milliseconds, or a pattern of Java
 * @param zone of times without one; null for that of the house
 */
record TimeNotation(String format, ZoneId zone) {

	static final String ISO = "iso";

	static final String SECONDS = "seconds";

	static final String MILLISECONDS = "milliseconds";

	/**
	 * The formatter of a pattern.
	 * @throws IllegalArgumentException if it is none
	 */
	static DateTimeFormatter formatter(String pattern) {
		return new DateTimeFormatterBuilder().appendPattern(pattern).toFormatter(Locale.ENGLISH);
	}

	/**
	 * The time as ISO 8601 writes it, or the text as it is where it is none.
	 */
	String iso(String text) {
		try {
			return switch (this.format) {
				case ISO -> (this.zone != null) ? inZone(DateTimeFormatter.ISO_DATE_TIME, text) : text;
				case SECONDS -> Instant.ofEpochSecond(new BigDecimal(text).longValue()).toString();
				case MILLISECONDS -> Instant.ofEpochMilli(new BigDecimal(text).longValue()).toString();
				default -> inZone(formatter(this.format), text);
			};
		}
		catch (DateTimeException | NumberFormatException ex) {
			return text;
		}
	}

	private String inZone(DateTimeFormatter formatter, String text) {
		TemporalAccessor time = formatter.parseBest(text, ZonedDateTime::from, LocalDateTime::from, LocalDate::from);
		if (time instanceof ZonedDateTime zoned) {
			return zoned.toInstant().toString();
		}
		LocalDateTime local = (time instanceof LocalDate day) ? day.atStartOfDay() : (LocalDateTime) time;
		return (this.zone != null) ? local.atZone(this.zone).toInstant().toString() : local.toString();
	}

}
