package feedbackloop.models.migrate;

import java.util.List;

import feedbackloop.words.Words;

/**
 * A sentence of the message files with what it names.
 *
 * @param code the end of its key
 */
record Sentence(String code, List<String> arguments) {

	static Sentence of(String code, String... arguments) {
		return new Sentence(code, List.of(arguments));
	}

	String say(Words words, String prefix) {
		return words.say(prefix + this.code, this.arguments.toArray());
	}

}
