package feedbackloop.models.edits;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * Changes one place of a text that is chosen at random; nothing where there is no such
 * place.
 */
interface Mutation {

	Optional<Changed> of(String text, Pick pick);

	/**
	 * Changes the first group of one match, or the whole match if there is no group.
	 */
	static Mutation at(String pattern, BiFunction<String, Pick, String> change) {
		Pattern places = Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE);
		return (text, pick) -> {
			List<MatchResult> found = places.matcher(text).results().toList();
			if (found.isEmpty()) {
				return Optional.empty();
			}
			MatchResult match = pick.of(found);
			int group = Math.min(1, match.groupCount());
			String before = match.group(group);
			String after = change.apply(before, pick);
			return before.equals(after) ? Optional.empty()
					: Optional.of(Changed.at(text, match.start(group), match.end(group), after));
		};
	}

	/** Changes it wherever else it stands as a whole, too, as Camunda Modeler does it. */
	static Mutation everywhere(String pattern, BiFunction<String, Pick, String> change) {
		return (text, pick) -> at(pattern, change).of(text, pick)
			.map((changed) -> Changed.whole(text,
					text.replaceAll("([\">])" + changed.before() + "([\"<])", "$1" + changed.after() + "$2"),
					changed.before(), changed.after()));
	}

	/** Puts what another match of the same pattern holds there. */
	static Mutation likeAnother(String pattern) {
		Pattern places = Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE);
		return (text, pick) -> at(pattern, (before, again) -> {
			MatchResult other = again.of(places.matcher(text).results().toList());
			return other.group(Math.min(1, other.groupCount()));
		}).of(text, pick);
	}

	/** Lets two different matches change places. */
	static Mutation swapped(String pattern) {
		Pattern places = Pattern.compile(pattern, Pattern.DOTALL | Pattern.MULTILINE);
		return (text, pick) -> {
			List<MatchResult> two = pick.shuffled(places.matcher(text).results().toList())
				.stream()
				.limit(2)
				.sorted((a, b) -> Integer.compare(a.start(), b.start()))
				.toList();
			if (two.size() < 2 || two.get(0).group().equals(two.get(1).group())) {
				return Optional.empty();
			}
			MatchResult first = two.get(0);
			MatchResult second = two.get(1);
			return Optional.of(Changed.whole(text, text.substring(0, first.start()) + second.group()
					+ text.substring(first.end(), second.start()) + first.group() + text.substring(second.end()),
					first.group(), second.group()));
		};
	}

}
