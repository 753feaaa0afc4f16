package feedbackloop.security;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

import feedbackloop.BadInput;
import org.camunda.bpm.engine.ProcessEngineException;

/**
 * Tells by where it arose whether a request to the engine was wrong, or something failed.
 */
final class AskersFault {

	private static final List<String> ENGINE = List.of("org.camunda.", "com.fasterxml.jackson.", "spinjar.",
			"org.glassfish.jersey.");

	/** Runs models; what fails there is the model's fault. */
	private static final String RUNNING = "org.camunda.bpm.engine.impl.pvm.";

	private AskersFault() {
	}

	/**
	 * Whether the database could not take a value, or the engine itself stumbled. A fault
	 * that comes so often that the JVM leaves out its stack is of that kind, too.
	 */
	static boolean is(Throwable fault) {
		if (BadInput.isCauseOf(fault)) {
			return true;
		}
		Throwable root = root(fault);
		return !(root instanceof SQLException) && places(root).noneMatch((name) -> name.startsWith(RUNNING))
				&& places(root).filter((name) -> !name.startsWith("java.") && !name.startsWith("jdk."))
					.findFirst()
					.map(AskersFault::isOfEngine)
					.orElse(true);
	}

	/**
	 * What the engine said, if it refused by itself.
	 */
	static String words(Throwable fault) {
		return (root(fault) instanceof ProcessEngineException refused) ? refused.getMessage()
				: "The request cannot be read; check its address, parameters and body";
	}

	/**
	 * What happened where, without a word of what was sent.
	 */
	static String trace(Throwable fault) {
		Throwable root = root(fault);
		return root.getClass().getName() + Stream.of(root.getStackTrace())
			.filter((place) -> isOfEngine(place.getClassName()))
			.findFirst()
			.map((place) -> " at " + place)
			.orElse("");
	}

	private static boolean isOfEngine(String name) {
		return ENGINE.stream().anyMatch(name::startsWith);
	}

	private static Stream<String> places(Throwable fault) {
		return Stream.of(fault.getStackTrace()).map(StackTraceElement::getClassName);
	}

	private static Throwable root(Throwable fault) {
		Throwable root = fault;
		while (root.getCause() != null && root.getCause() != root) {
			root = root.getCause();
		}
		return root;
	}

}
