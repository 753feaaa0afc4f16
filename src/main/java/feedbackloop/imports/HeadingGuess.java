package feedbackloop.imports;

import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * Guesses whether the first row of a file has its headings, or is a feedback itself.
 */
final class HeadingGuess {

	/** Numbers, times, phones and the like; addresses of mail and of pages. */
	private static final Pattern VALUE = Pattern
		.compile("[-+(]?\\d[\\d\\s.,:/()+TZ年月日时分秒-]*|[^\\s@]+@[^\\s@]+\\.[^\\s@]+|https?://\\S+");

	/** A column may be called so beside known ones. */
	private static final Pattern YEAR = Pattern.compile("(?:19|20)\\d\\d年?");

	private HeadingGuess() {
	}

	/**
	 * Whether the row has headings. A cell that is a value, as no heading is, speaks
	 * against it, and a known heading for it: but feedback may be such a word, too.
	 */
	static boolean isHeading(TableRow first, Predicate<String> isKnown) {
		List<String> cells = IntStream.range(0, first.cells().size())
			.mapToObj(first::cell)
			.filter(Objects::nonNull)
			.toList();
		long known = cells.stream().filter(isKnown).count();
		long values = cells.stream().filter((cell) -> VALUE.matcher(cell).matches()).count();
		long years = cells.stream().filter((cell) -> YEAR.matcher(cell).matches()).count();
		return values == 0 || known > values || known > 0 && known + years == cells.size();
	}

}
