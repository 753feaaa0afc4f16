package feedbackloop.teamwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds the names behind an @ in a comment, also behind the wide one of Chinese
 * keyboards. The domain of a mail address is none.
 */
final class Mentions {

	private static final Pattern MENTION = Pattern
		.compile("(?<![\\w*.@\uFF20-])[@\uFF20]([A-Za-z0-9]+(?:[._-][A-Za-z0-9]+)*)");

	private Mentions() {
	}

	/**
	 * The names in the order in which they first stand in the text.
	 * @param known whether somebody has that name: what follows a full stop is the next
	 * sentence, unless it belongs to a name
	 */
	static Set<String> in(String text, Predicate<String> known) {
		Set<String> names = new LinkedHashSet<>();
		MENTION.matcher(text)
			.results()
			.map((mention) -> mention.group(1))
			.forEach((name) -> names.add(longest(name, known).orElse(name)));
		return names;
	}

	/**
	 * The text cut where it mentions one of the names.
	 */
	static List<Piece> pieces(String text, Collection<String> names) {
		List<Piece> pieces = new ArrayList<>();
		Matcher mention = MENTION.matcher(text);
		int from = 0;
		while (mention.find()) {
			Optional<String> name = longest(mention.group(1), names::contains);
			if (name.isPresent()) {
				int end = mention.start(1) + name.get().length();
				pieces.add(new Piece(text.substring(from, mention.start()), false));
				pieces.add(new Piece(text.substring(mention.start(), end), true));
				from = end;
			}
		}
		pieces.add(new Piece(text.substring(from), false));
		return pieces.stream().filter((piece) -> !piece.text().isEmpty()).toList();
	}

	/** The whole, else what comes before the last full stop in it, and so on. */
	private static Optional<String> longest(String name, Predicate<String> known) {
		return Stream
			.iterate(name, (one) -> !one.isEmpty(), (one) -> one.substring(0, Math.max(one.lastIndexOf('.'), 0)))
			.filter(known)
			.findFirst();
	}

	/**
	 * A part of a comment.
	 *
	 * @param mention whether it is a name with its @
	 */
	record Piece(String text, boolean mention) {

	}

}
