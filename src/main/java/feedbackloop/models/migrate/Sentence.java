package feedbackloop.models.migrate;

import java.util.List;

/**
 * A sentence of the message files with what it names.
 *
 * @param code the end of its key
 */
record Sentence(String code, List<String> arguments) {

	static Sentence of(String code, String... arguments) {
		return new Sentence(code, List.of(arguments));
	}

}
