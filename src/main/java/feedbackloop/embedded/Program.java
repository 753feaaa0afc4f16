package feedbackloop.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs a program to its end.
 */
final class Program {

	private Program() {
	}

	/**
	 * @return a failed result also when the program does not exist
	 */
	static Result run(List<String> prefix, String... arguments) {
		return run("", prefix, arguments);
	}

	/**
	 * @param input what the program reads
	 * @return a failed result also when the program does not exist
	 */
	static Result run(String input, List<String> prefix, String... arguments) {
		List<String> command = new ArrayList<>(prefix);
		command.addAll(List.of(arguments));
		try {
			Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
			try (OutputStream read = process.getOutputStream()) {
				read.write(input.getBytes(StandardCharsets.UTF_8));
			}
			String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			return new Result(process.waitFor() == 0, output);
		}
		catch (IOException ex) {
			return new Result(false, ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return new Result(false, "interrupted");
		}
	}

	record Result(boolean succeeded, String output) {
	}

}
