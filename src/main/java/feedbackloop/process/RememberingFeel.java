package feedbackloop.process;

import java.util.HashMap;
import java.util.Map;

import org.camunda.bpm.dmn.feel.impl.FeelEngine;
import org.camunda.bpm.engine.variable.context.VariableContext;
import org.camunda.bpm.engine.variable.value.TypedValue;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * FEEL that evaluates an expression once for the same values of the variables it names:
 * the tables ask the same cells about few different values, again and again. The check
 * lets no cell call a function, so that the time of day changes no answer. What is kept
 * gives way when memory is short.
 */
final class RememberingFeel implements FeelEngine {

	private final FeelEngine feel;

	private final Map<Question, Object> answers = new ConcurrentReferenceHashMap<>();

	RememberingFeel(FeelEngine feel) {
		this.feel = feel;
	}

	@Override
	@SuppressWarnings("unchecked")
	public <T> T evaluateSimpleExpression(String expression, VariableContext variables) {
		return (T) this.answers.computeIfAbsent(Question.about(expression, null, variables),
				(question) -> this.feel.evaluateSimpleExpression(expression, variables));
	}

	@Override
	public boolean evaluateSimpleUnaryTests(String tests, String input, VariableContext variables) {
		return (boolean) this.answers.computeIfAbsent(Question.about(tests, input, variables),
				(question) -> this.feel.evaluateSimpleUnaryTests(tests, input, variables));
	}

	/**
	 * What is evaluated, with the values that it can depend on.
	 *
	 * @param input the variable that the tests are about, null for an expression
	 */
	private record Question(String expression, String input, Map<String, TypedValue> values) {

		private static Question about(String expression, String input, VariableContext variables) {
			Map<String, TypedValue> values = new HashMap<>();
			for (String name : variables.keySet()) {
				if (name.equals(input) || expression.contains(name)) {
					values.put(name, variables.resolve(name));
				}
			}
			return new Question(expression, input, values);
		}

	}

}
