package feedbackloop.deadlines;

import java.util.List;

import feedbackloop.process.Finding;

/**
 * Something wrong in a YAML file that people edit, with its line.
 */
final class YamlRefused extends RuntimeException {

	/** Of a value that is named. */
	private static final int SHOWN = 80;

	private final transient Finding finding;

	/**
	 * @param line from 1
	 * @param code the finding's sentence
	 * @param arguments what it names
	 */
	YamlRefused(String file, int line, String code, List<Object> arguments) {
		super("%s, line %d: %s %s".formatted(file, line, code, shortened(arguments)));
		this.finding = Finding.of(file, "line " + line, code, shortened(arguments).toArray());
	}

	private static List<String> shortened(List<Object> arguments) {
		return arguments.stream()
			.map(String::valueOf)
			.map((value) -> (value.length() > SHOWN) ? value.substring(0, SHOWN) + "…" : value)
			.toList();
	}

	Finding finding() {
		return this.finding;
	}

}
