package feedbackloop.deadlines;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Working hours without a break on any day, such as 09:00-12:00.
 *
 * @param from minutes after midnight, the first that counts
 * @param to minutes after midnight, the first that no longer counts; 1,440 is the end of
 * the day
 */
record Hours(int from, int to) {

	private static final Pattern TEXT = Pattern.compile("(\\d\\d):([0-5]\\d)-(\\d\\d):([0-5]\\d)");

	private static final int END_OF_DAY = 24 * 60;

	Hours {
		if (from >= to || to > END_OF_DAY) {
			throw new IllegalArgumentException("hours end after they start and at 24:00 at the latest");
		}
	}

	/**
	 * Reads hours such as 09:00-12:00.
	 * @throws IllegalArgumentException if it is something else
	 */
	static Hours parse(String text) {
		Matcher parts = TEXT.matcher(text);
		if (!parts.matches()) {
			throw new IllegalArgumentException("hours look like 09:00-12:00");
		}
		return new Hours(minutes(parts.group(1), parts.group(2)), minutes(parts.group(3), parts.group(4)));
	}

	private static int minutes(String hour, String minute) {
		return Integer.parseInt(hour) * 60 + Integer.parseInt(minute);
	}

	Instant start(LocalDate date, ZoneId zone) {
		return at(date, this.from, zone);
	}

	Instant end(LocalDate date, ZoneId zone) {
		return at(date, this.to, zone);
	}

	private static Instant at(LocalDate date, int minute, ZoneId zone) {
		return date.atStartOfDay().plusMinutes(minute).atZone(zone).toInstant();
	}

	@Override
	public String toString() {
		return "%02d:%02d-%02d:%02d".formatted(this.from / 60, this.from % 60, this.to / 60, this.to % 60);
	}

}
