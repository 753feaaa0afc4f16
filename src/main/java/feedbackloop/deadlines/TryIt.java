package feedbackloop.deadlines;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import feedbackloop.deadlines.Trial.Stretch;
import feedbackloop.process.Directory;
import feedbackloop.process.Refusal;
import feedbackloop.process.Refusal.Problem;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Computes and explains a deadline for process owners who edit the calendar, and for
 * tests.
 */
@Component
class TryIt {

	static final List<String> UNITS = List.of("hours", "days");

	private static final int MOST = 1000;

	private static final int FIRST_YEAR = 2000;

	private static final int LAST_YEAR = 2100;

	/** In an address a plus that is not encoded arrives as a space. */
	private static final Pattern LOST_PLUS = Pattern.compile("(T[\\d:.]+) (\\d\\d:\\d\\d)$");

	private final WorkingCalendars calendars;

	private final Directory directory;

	private final Words words;

	TryIt(WorkingCalendars calendars, Directory directory, Words words) {
		this.calendars = calendars;
		this.directory = directory;
		this.words = words;
	}

	/**
	 * The deadline that is the allowance after the time.
	 * @param from an ISO time; without an offset it is the calendar's local time
	 * @param amount a whole number from 1 to 1,000
	 * @param unit hours or days
	 * @param team a group id, or blank for the calendar of those without their own
	 * @throws Refusal if one of them is missing or wrong, naming each
	 */
	Trial compute(String from, String amount, String unit, String team) {
		List<Problem> problems = new ArrayList<>();
		boolean ofTeam = team != null && !team.isBlank();
		WorkingCalendar calendar = this.calendars.of(ofTeam ? team : null);
		Instant start = time(from, calendar, problems);
		int number = number(amount, problems);
		if (!isMissing("unit", unit, problems) && !UNITS.contains(unit)) {
			add(problems, "unit", "choice", String.join(", ", UNITS));
		}
		if (ofTeam && !this.directory.isTeam(team)) {
			add(problems, "team", "group", String.join(", ", this.directory.teams()));
		}
		if (!problems.isEmpty()) {
			throw new Refusal(Refusal.Reason.INVALID, problems);
		}
		Instant due = calendar.add(start, number, unit);
		List<Stretch> spans = calendar.explain(start, due)
			.stream()
			.map((span) -> Stretch.of(span, calendar, this.words))
			.toList();
		return new Trial(calendar.local(due), spans, warning(calendar, start, due));
	}

	private static Instant time(String text, WorkingCalendar calendar, List<Problem> problems) {
		if (isMissing("from", text, problems)) {
			return null;
		}
		try {
			TemporalAccessor time = DateTimeFormatter.ISO_DATE_TIME.parseBest(
					LOST_PLUS.matcher(text.strip()).replaceFirst("$1+$2"), ZonedDateTime::from, LocalDateTime::from);
			ZonedDateTime start = (time instanceof ZonedDateTime zoned) ? zoned.withZoneSameInstant(calendar.zone())
					: LocalDateTime.from(time).atZone(calendar.zone());
			if (start.getYear() >= FIRST_YEAR && start.getYear() <= LAST_YEAR) {
				return start.toInstant();
			}
		}
		catch (DateTimeException ex) {
			// Told below, like a year out of range.
		}
		add(problems, "from", "isoTime", FIRST_YEAR, LAST_YEAR);
		return null;
	}

	private static int number(String text, List<Problem> problems) {
		if (isMissing("amount", text, problems)) {
			return 0;
		}
		try {
			int number = Integer.parseInt(text.strip());
			if (number >= 1 && number <= MOST) {
				return number;
			}
		}
		catch (NumberFormatException ex) {
			// Told below, like a number out of range.
		}
		add(problems, "amount", "wholeNumber", 1, MOST);
		return 0;
	}

	private static boolean isMissing(String field, String text, List<Problem> problems) {
		if (text == null || text.isBlank()) {
			add(problems, field, "required");
			return true;
		}
		return false;
	}

	private static void add(List<Problem> problems, String field, String code, Object... arguments) {
		problems.add(new Problem(field, code, List.of(arguments)));
	}

	private String warning(WorkingCalendar calendar, Instant from, Instant due) {
		return calendar.guessedYear(from, due)
			.map((year) -> this.words.say("calendar.guessed", String.valueOf(year)))
			.orElse(null);
	}

}
