package feedbackloop.deadlines;

import java.time.Clock;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import feedbackloop.notation.Finding;
import feedbackloop.process.FilePreview;
import feedbackloop.process.LiveCatalogue;
import feedbackloop.words.HouseTime;
import feedbackloop.words.Words;

import org.springframework.stereotype.Component;

/**
 * Shows whoever edits the calendar the next holidays and make-up days, and when an
 * allowance would end.
 */
@Component
class CalendarPreview implements FilePreview {

	private static final int DAYS_AHEAD = 400;

	private static final int MOST = 1000;

	private static final int EXAMPLE = 4;

	private final LiveCatalogue catalogue;

	private final Words words;

	private final Clock clock;

	CalendarPreview(LiveCatalogue catalogue, Words words, Clock clock) {
		this.catalogue = catalogue;
		this.words = words;
		this.clock = clock;
	}

	@Override
	public boolean reads(String name) {
		return name.equals(CalendarFile.NAME);
	}

	@Override
	public List<PreviewedText> show(String name, String text, Map<String, String> asked) {
		if (!Finding.refusing(CalendarCheck.of(text, this.catalogue.get())).isEmpty()) {
			return List.of();
		}
		WorkingCalendar calendar = CalendarFile.read(text).general();
		return List.of(new PreviewedText(this.words.say("calendar.nextDays"), days(calendar)), trial(calendar, asked));
	}

	private String days(WorkingCalendar calendar) {
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), calendar.zone());
		Map<String, LocalDate> last = new LinkedHashMap<>();
		Map<String, LocalDate> first = new LinkedHashMap<>();
		for (LocalDate day = today; day.isBefore(today.plusDays(DAYS_AHEAD)); day = day.plusDays(1)) {
			String special = calendar.special(day);
			if (special != null) {
				String key = special + " " + day.getYear();
				first.putIfAbsent(key, day);
				last.put(key, day);
			}
		}
		return first.keySet()
			.stream()
			.map((key) -> first.get(key) + (first.get(key).equals(last.get(key)) ? "" : " … " + last.get(key)) + " "
					+ key.substring(0, key.lastIndexOf(' ')))
			.collect(Collectors.joining("\n"));
	}

	private PreviewedText trial(WorkingCalendar calendar, Map<String, String> asked) {
		ZonedDateTime now = this.clock.instant().atZone(calendar.zone()).truncatedTo(ChronoUnit.MINUTES);
		ZonedDateTime from = from(asked.get("from"), now);
		int amount = amount(asked.get("amount"));
		String unit = "days".equals(asked.get("unit")) ? "days" : "hours";
		ZonedDateTime due = calendar.add(from.toInstant(), amount, unit).atZone(calendar.zone());
		return new PreviewedText(
				this.words.say("calendar.tried", HouseTime.minute(from), String.valueOf(amount),
						this.words.say("calendar.unit." + unit)),
				this.words.say("calendar.triedDue", HouseTime.minute(due)));
	}

	/** What cannot be read is tried from now. */
	private static ZonedDateTime from(String typed, ZonedDateTime now) {
		try {
			return (typed == null || typed.isBlank()) ? now : LocalDateTime.parse(typed).atZone(now.getZone());
		}
		catch (DateTimeException ex) {
			return now;
		}
	}

	private static int amount(String typed) {
		try {
			return (typed == null) ? EXAMPLE : Math.min(Math.max(Integer.parseInt(typed.strip()), 1), MOST);
		}
		catch (NumberFormatException ex) {
			return EXAMPLE;
		}
	}

}
