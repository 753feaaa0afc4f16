package feedbackloop.models.check;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.Date;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import javax.xml.datatype.DatatypeConfigurationException;
import javax.xml.datatype.DatatypeFactory;

/**
 * Dates and durations as they stand in models, of the forms that the engine reads too.
 */
final class TimeText {

	private static final Pattern WEEKS = Pattern.compile("P(\\d{1,6})W");

	private static final Pattern DURATION = Pattern.compile("P[^W/]+");

	/** Of more digits the engine makes another number. */
	private static final Pattern MANY_DIGITS = Pattern.compile(".*\\d{7}.*");

	private static final Duration SHORTEST = Duration.ofSeconds(1);

	/** Ten years. */
	private static final Duration LONGEST = Duration.ofDays(3660);

	private static final int FIRST_YEAR = 2000;

	private static final int LAST_YEAR = 2100;

	private TimeText() {
	}

	/**
	 * Whether a case can live to see that date.
	 * @throws java.time.format.DateTimeParseException if the text is none
	 */
	static boolean isOfOurTime(String date) {
		int year = date.matches(".*(Z|[+-]\\d\\d:\\d\\d)") ? OffsetDateTime.parse(date).getYear()
				: LocalDateTime.parse(date).getYear();
		return year >= FIRST_YEAR && year <= LAST_YEAR;
	}

	/**
	 * Whether anybody would wait so long, or could wait so briefly.
	 * @throws IllegalArgumentException if the text is no duration
	 */
	static boolean isBearable(String text) {
		return !MANY_DIGITS.matcher(text).matches() && duration(text).compareTo(SHORTEST) >= 0
				&& duration(text).compareTo(LONGEST) <= 0;
	}

	/**
	 * Whether a machine would do nothing else if it repeated so often.
	 * @throws IllegalArgumentException if the text is no duration
	 */
	static boolean isShorterThanAMinute(String text) {
		return duration(text).compareTo(Duration.ofMinutes(1)) < 0;
	}

	private static Duration duration(String text) {
		Matcher weeks = WEEKS.matcher(text);
		if (weeks.matches()) {
			return Duration.ofDays(7L * Integer.parseInt(weeks.group(1)));
		}
		if (!DURATION.matcher(text).matches()) {
			throw new IllegalArgumentException(text);
		}
		try {
			return Duration.ofMillis(DatatypeFactory.newInstance().newDuration(text).getTimeInMillis(new Date(0)));
		}
		catch (DatatypeConfigurationException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
