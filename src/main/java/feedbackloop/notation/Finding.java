package feedbackloop.notation;

import java.util.Collection;
import java.util.List;

/**
 * Something wrong in a file that is to go live. The sentence and its remedy are in the
 * message files under {@code finding.<code>} and {@code finding.<code>.remedy}, in the
 * reader's language.
 *
 * @param file its name, such as {@code processes/grade.dmn}
 * @param place where in it: an element's id, a rule, a key of a form, a line; may be
 * empty
 * @param code the sentence's key
 * @param arguments what sentence and remedy name
 * @param warning whether the file may go live all the same
 */
public record Finding(String file, String place, String code, List<String> arguments, boolean warning) {

	/**
	 * Something because of which the file must not go live.
	 */
	public static Finding of(String file, String place, String code, Object... arguments) {
		return new Finding(file, place, code, words(arguments), false);
	}

	/**
	 * Something that is allowed but looks like a mistake.
	 */
	public static Finding warning(String file, String place, String code, Object... arguments) {
		return new Finding(file, place, code, words(arguments), true);
	}

	private static List<String> words(Object... arguments) {
		return List.of(arguments).stream().map(String::valueOf).toList();
	}

	/**
	 * Those because of which the files must not go live.
	 */
	public static List<Finding> refusing(Collection<Finding> findings) {
		return findings.stream().filter((finding) -> !finding.warning()).toList();
	}

}
