package feedbackloop.deadlines;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.CatalogueFile;
import feedbackloop.notation.Finding;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * Edits as people make them, and some that nobody should: each is refused, or every limit
 * can be computed from every day of the years.
 */
class CalendarEditsTests {

	private static final int EDITS = 1_000;

	private static final List<String> UNITS = List.of("hours", "days", "cycle");

	private static final Duration MOST = Duration.ofSeconds(5);

	private static final Pattern NUMBER = Pattern.compile("\\d+");

	private static final List<String> PIECES = List.of("[", "]", "{", "}", "- ", "? ", ": ", "&a ", "*a", "!!int ",
			"<<: ", "|", ">", "\t", "---\n", "...\n", "\"", "'", "#", "%", "@", "`", "\0", "\uFEFF", "\uD83D", "24:00",
			"00:00-24:00", ", ", "..", "2026-12-31", "2026-02-30", "  2027:\n", "none", "~", "null", "999999999999",
			"国庆节", "\n", "\r");

	private final Random random = new Random(20261128);

	private final String shipped = TestCalendars.text();

	private final List<String> lines = this.shipped.lines().toList();

	@Test
	void everyEditIsRefusedOrEveryLimitCanBeComputed() {
		int taken = 0;
		for (int i = 0; i < EDITS; i++) {
			String text = this.shipped;
			for (int edits = 1 + this.random.nextInt(3); edits > 0; edits--) {
				text = edited(text);
			}
			if (Finding.refusing(CalendarCheck.of(text, CatalogueFile.NONE)).isEmpty()) {
				taken++;
				String live = text;
				assertTimeoutPreemptively(MOST, () -> assertLimits(CalendarFile.read(live)), text);
			}
		}
		assertThat(taken).isBetween(EDITS / 10, EDITS * 9 / 10);
	}

	@Test
	void theCalendarThatWeShipHasNeitherFindingsNorWarnings() {
		assertThat(CalendarCheck.of(this.shipped, CatalogueFile.NONE)).isEmpty();
	}

	private String edited(String text) {
		int at = this.random.nextInt(text.length());
		String piece = PIECES.get(this.random.nextInt(PIECES.size()));
		return switch (this.random.nextInt(6)) {
			case 0 -> without(text, this.lines.get(this.random.nextInt(this.lines.size())) + "\n");
			case 1 -> text.substring(0, at) + piece + text.substring(at);
			case 2 ->
				text.substring(0, at) + text.substring(Math.min(at + 1 + this.random.nextInt(200), text.length()));
			case 3 -> text.substring(0, at) + piece.repeat(this.random.nextInt(200)) + text.substring(at);
			default -> otherNumber(text);
		};
	}

	private static String without(String text, String line) {
		int start = text.indexOf(line);
		return (start < 0) ? text : text.substring(0, start) + text.substring(start + line.length());
	}

	private String otherNumber(String text) {
		List<MatchResult> numbers = NUMBER.matcher(text).results().toList();
		MatchResult number = numbers.get(this.random.nextInt(numbers.size()));
		String other = "%02d".formatted(this.random.nextInt(this.random.nextBoolean() ? 32 : 2100));
		return text.substring(0, number.start()) + other + text.substring(number.end());
	}

	private static void assertLimits(WorkingCalendars calendars) {
		Set<WorkingCalendar> all = Stream.of("operations", "support", "legal")
			.map(calendars::of)
			.collect(Collectors.toSet());
		for (WorkingCalendar calendar : all) {
			ZoneId zone = calendar.zone();
			for (LocalDate day = LocalDate.of(2023, 12, 1); day.getYear() < 2028; day = day.plusDays(1)) {
				var start = day.atTime(16, 30).atZone(zone).toInstant();
				boolean later = UNITS.stream()
					.allMatch((unit) -> calendar.add(start, 20, unit).isAfter(start)
							&& calendar.addNatural(start, 20, unit).isAfter(start));
				if (!later || !calendar.endOfTomorrow(start).isAfter(day.atStartOfDay(zone).toInstant())) {
					throw new AssertionError("Not later than " + start);
				}
			}
		}
	}

}
