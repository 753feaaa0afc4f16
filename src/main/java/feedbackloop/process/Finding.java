package feedbackloop.process;

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
 */
public record Finding(String file, String place, String code, List<String> arguments) {

	public static Finding of(String file, String place, String code, Object... arguments) {
		return new Finding(file, place, code, List.of(arguments).stream().map(String::valueOf).toList());
	}

}
