package feedbackloop.notification;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

import feedbackloop.notation.Finding;

/**
 * What all texts must be like: each stands in both languages.
 */
final class TextFiles {

	private TextFiles() {
	}

	/**
	 * The names of the text in both languages.
	 * @param stem folder and name, such as {@code processes/messages/closed}
	 */
	static Stream<String> of(String stem) {
		return MessageTexts.LANGUAGES.stream().map((language) -> stem + "." + language + ".txt");
	}

	/**
	 * The name of the same text in the other language.
	 */
	static String other(String file) {
		String stem = file.substring(0, file.indexOf('.', file.lastIndexOf('/')));
		return of(stem).filter((name) -> !name.equals(file)).findFirst().orElseThrow();
	}

	/**
	 * The finding that the text lacks in one of the languages, empty when it has both.
	 * @param stem folder and name, such as {@code processes/messages/closed}
	 * @param file where it is missed
	 */
	static List<Finding> missing(String stem, String file, Function<String, String> files) {
		return of(stem).filter((name) -> files.apply(name) == null)
			.map((name) -> Finding.of(file, "", "textMissing", name))
			.toList();
	}

}
