package feedbackloop.models.deploy;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import feedbackloop.notation.Finding;

/**
 * Tells files that somebody may have meant for us, such as {@code grade (1).dmn}, from
 * what systems and editors leave beside ours.
 */
final class StrayFiles {

	/** Also as browsers and editors lengthen or write them. */
	private static final Pattern LIKE_OURS = Pattern
		.compile("(?i)[^.#~].*\\.(bpmn|dmn|form|ya?ml)(\\.(xml|json|txt))?");

	private static final Pattern LIKE_TEXTS = Pattern.compile("(?i)[^.#~].*\\.txt");

	private static final List<String> OF_TEXTS = List.of("processes/messages/", "processes/replies/");

	private StrayFiles() {
	}

	/**
	 * Why a file that is none of ours by its name is not read; empty where nobody expects
	 * it to be.
	 */
	static Optional<Finding> finding(String name) {
		int folder = name.lastIndexOf('/') + 1;
		String file = name.substring(folder);
		List<String> places = FileNames.places(file);
		if (!places.isEmpty()) {
			return Optional.of(Finding.warning(name, "", "strayPlace", String.join(", ", places)));
		}
		boolean isLike = LIKE_OURS.matcher(file).matches()
				|| (OF_TEXTS.contains(name.substring(0, folder)) && LIKE_TEXTS.matcher(file).matches());
		return isLike ? Optional.of(Finding.warning(name, "", "strayName")) : Optional.empty();
	}

}
