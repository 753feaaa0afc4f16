package feedbackloop.teamwork;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds the names behind an @ in a comment; the domain of a mail address is none.
 */
final class Mentions {

	private static final Pattern MENTION = Pattern.compile("(?<![\\w*.@-])@([A-Za-z0-9]+(?:[_-][A-Za-z0-9]+)*)");

	private Mentions() {
	}

	/**
	 * The names in the order in which they first stand in the text.
	 */
	static Set<String> in(String text) {
		Set<String> names = new LinkedHashSet<>();
		MENTION.matcher(text).results().forEach((mention) -> names.add(mention.group(1)));
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
			if (names.contains(mention.group(1))) {
				pieces.add(new Piece(text.substring(from, mention.start()), false));
				pieces.add(new Piece(mention.group(), true));
				from = mention.end();
			}
		}
		pieces.add(new Piece(text.substring(from), false));
		return pieces.stream().filter((piece) -> !piece.text().isEmpty()).toList();
	}

	/**
	 * A part of a comment.
	 *
	 * @param mention whether it is a name with its @
	 */
	record Piece(String text, boolean mention) {

	}

}
