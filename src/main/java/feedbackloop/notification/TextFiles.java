package feedbackloop.notification;

import java.util.List;
import java.util.function.Function;

import feedbackloop.process.Finding;

/**
 * What all texts must be like: each stands in both languages.
 */
final class TextFiles {

	private TextFiles() {
	}

	/**
	 * The finding that the text lacks in one of the languages, empty when it has both.
	 * @param stem folder and name, such as {@code processes/messages/closed}
	 * @param file where it is missed
	 */
	static List<Finding> missing(String stem, String file, Function<String, String> files) {
		return MessageTexts.LANGUAGES.stream()
			.map((language) -> stem + "." + language + ".txt")
			.filter((name) -> files.apply(name) == null)
			.map((name) -> Finding.of(file, "", "textMissing", name))
			.toList();
	}

}
