package feedbackloop.models.migrate;

import java.util.List;

/**
 * A sentence of the message files with what it names.
 *
 * @param code the end of its key
 */
record Said(String code, List<String> arguments) {

	static Said of(String code, String... arguments) {
		return new Said(code, List.of(arguments));
	}

}
