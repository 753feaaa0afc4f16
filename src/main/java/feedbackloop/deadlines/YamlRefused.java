package feedbackloop.deadlines;

/**
 * Something wrong in a YAML file that people edit, with its line and the remedy.
 */
final class YamlRefused extends RuntimeException {

	private final int line;

	private final String problem;

	private final String remedy;

	/**
	 * @param line from 1
	 * @param problem a sentence without its full stop
	 */
	YamlRefused(String file, int line, String problem, String remedy, Throwable cause) {
		super("%s, line %d: %s.".formatted(file, line, problem), cause);
		this.line = line;
		this.problem = problem;
		this.remedy = remedy;
	}

	int line() {
		return this.line;
	}

	String problem() {
		return this.problem;
	}

	String remedy() {
		return this.remedy;
	}

}
