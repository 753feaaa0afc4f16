package feedbackloop.process;

import org.camunda.bpm.engine.delegate.VariableScope;

/**
 * Reads process variables with their types.
 */
public final class Facts {

	private Facts() {
	}

	/**
	 * A text, or null when it is not set.
	 */
	public static String text(VariableScope scope, String name) {
		return (String) scope.getVariable(name);
	}

	/**
	 * A number.
	 */
	public static int number(VariableScope scope, String name) {
		return ((Number) scope.getVariable(name)).intValue();
	}

	/**
	 * Whether it is set and true.
	 */
	public static boolean flag(VariableScope scope, String name) {
		return Boolean.TRUE.equals(scope.getVariable(name));
	}

}
