package feedbackloop.notification;

import java.util.List;

import feedbackloop.process.Finding;

/**
 * A message text that may not go live, with the line and what is wrong.
 */
final class TextRefused extends RuntimeException {

	private final int line;

	private final String code;

	private final transient List<Object> arguments;

	/**
	 * @param line from 1
	 * @param code the finding's sentence
	 */
	TextRefused(int line, String code, Object... arguments) {
		super("line %d: %s %s".formatted(line, code, List.of(arguments)));
		this.line = line;
		this.code = code;
		this.arguments = List.of(arguments);
	}

	Finding finding(String file) {
		return Finding.of(file, "line " + this.line, this.code, this.arguments.toArray());
	}

}
