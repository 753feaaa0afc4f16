package feedbackloop.privacy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Finds values that are known to be personal, such as the customer's own name and number.
 */
final class KnownFinder implements Finder {

	private static final int FEWEST_PHONE_DIGITS = 7;

	private static final String GAP = "[ -]{0,3}";

	private final Collection<String> values;

	/**
	 * Finder of those values.
	 * @param values names, numbers and mail addresses; null and single letters are
	 * skipped
	 */
	KnownFinder(Collection<String> values) {
		this.values = values;
	}

	@Override
	public List<Passage> in(String text) {
		List<Passage> found = new ArrayList<>();
		for (String value : this.values) {
			if (value != null && value.strip().length() > 1) {
				found.addAll(Finder.matches(kind(value), spellings(value), 0, text, (match) -> shown(value.strip())));
			}
		}
		return found;
	}

	/**
	 * What staff marked.
	 */
	static List<Passage> marked(KnownPerson.Marked marked, String text) {
		return Finder.matches(marked.kind(), spellings(marked.value()), 0, text,
				(match) -> Shown.of(marked.kind(), match));
	}

	private static Kind kind(String value) {
		return (value.indexOf('@') > 0) ? Kind.MAIL : isNumber(value) ? Kind.PHONE : Kind.NAME;
	}

	private static String shown(String value) {
		return switch (kind(value)) {
			case MAIL -> Shown.mail(value);
			case PHONE -> PhoneFinder.shown(value);
			default -> Shown.name(value);
		};
	}

	/**
	 * A number with any gaps; else the value as a word, in small and capital letters and
	 * with any space inside.
	 */
	private static Pattern spellings(String value) {
		if (isNumber(value)) {
			return Pattern.compile("(?<!\\d)(?:\\+?\\d{1,3}" + GAP + "|0)?"
					+ String.join("[ .()-]{0,3}", PhoneFinder.national(value).split("")) + "(?!\\d)");
		}
		String spellings = Stream.of(Narrow.of(value).text().strip().split("\\s+"))
			.map(Pattern::quote)
			.collect(Collectors.joining("\\s+"));
		return Pattern.compile("(?<!\\p{Alpha}(?=\\p{Alpha}))" + spellings + "(?!(?<=\\p{Alpha})\\p{Alpha})",
				Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
	}

	private static boolean isNumber(String value) {
		return value.indexOf('@') < 0 && Narrow.of(value).text().replaceAll("\\D", "").length() >= FEWEST_PHONE_DIGITS;
	}

}
