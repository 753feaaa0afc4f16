package feedbackloop.process;

import org.camunda.bpm.engine.delegate.VariableScope;
import org.camunda.bpm.engine.impl.context.Context;

/**
 * Asks expressions of models as the engine does.
 */
public final class Expressions {

	private Expressions() {
	}

	/**
	 * What an attribute of a model says: its text, or what its expression gives.
	 * @return null if the expression gives nothing
	 */
	public static String text(String written, VariableScope execution) {
		if (!written.contains("${") && !written.contains("#{")) {
			return written;
		}
		Object value = Context.getProcessEngineConfiguration()
			.getExpressionManager()
			.createExpression(written)
			.getValue(execution);
		return (value != null) ? value.toString() : null;
	}

}
