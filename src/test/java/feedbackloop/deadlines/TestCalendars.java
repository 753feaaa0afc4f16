package feedbackloop.deadlines;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDateTime;

/** The real calendar file, and changed copies of it. */
final class TestCalendars {

	static final WorkingCalendars REAL = CalendarFile.read(text());

	private TestCalendars() {
	}

	static String text() {
		try {
			return Files.readString(Path.of(CalendarFile.NAME));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * The text with one place changed.
	 */
	static String textWith(String place, String change) {
		if (!text().contains(place)) {
			throw new AssertionError("The calendar has no " + place);
		}
		return text().replace(place, change);
	}

	/**
	 * That local time as the calendar sees it.
	 */
	static Instant at(WorkingCalendar calendar, String time) {
		return LocalDateTime.parse(time).atZone(calendar.zone()).toInstant();
	}

	/**
	 * The local time at which the allowance ends.
	 */
	static String due(WorkingCalendar calendar, String from, int amount, String unit) {
		return local(calendar, calendar.add(at(calendar, from), amount, unit));
	}

	static String local(WorkingCalendar calendar, Instant time) {
		return time.atZone(calendar.zone()).toLocalDateTime().toString();
	}

}
