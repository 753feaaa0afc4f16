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

	private HeadingGuess() {
	}

	/**
	 * Whether the row has headings. It has when one of them is known as such; it has none
	 * when a cell is a value such as no heading is.
	 */
	static boolean isHeading(TableRow first, Predicate<String> isKnown) {
		List<String> cells = IntStream.range(0, first.cells().size())
			.mapToObj(first::cell)
			.filter(Objects::nonNull)
			.toList();
		return cells.stream().anyMatch(isKnown) || cells.stream().noneMatch((cell) -> VALUE.matcher(cell).matches());
	}

}
