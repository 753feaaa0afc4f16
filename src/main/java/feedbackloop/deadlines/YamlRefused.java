package feedbackloop.deadlines;

import java.util.List;

import feedbackloop.process.Finding;

/**
 * Something wrong in a YAML file that people edit, with its line.
 */
final class YamlRefused extends RuntimeException {

	private final transient Finding finding;

	/**
	 * @param line from 1
	 * @param code the finding's sentence
	 * @param arguments what it names
	 */
	YamlRefused(String file, int line, String code, List<Object> arguments) {
		super("%s, line %d: %s %s".formatted(file, line, code, arguments));
		this.finding = Finding.of(file, "line " + line, code, arguments.toArray());
	}

	Finding finding() {
		return this.finding;
	}

}
