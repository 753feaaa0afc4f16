package feedbackloop.forms;

import java.util.Map;
import java.util.Optional;

import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * Evaluates what a form computes. What cannot be computed is nothing, as in form-js.
 */
final class Feel {

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	/** Few expressions are asked again and again; they give way when memory is short. */
	private static final Map<String, Optional<ParseResult>> READ = new ConcurrentReferenceHashMap<>();

	private Feel() {
	}

	static boolean isExpression(String text) {
		return text.startsWith("=");
	}

	/**
	 * The value of an expression without its equals sign; null where it has none.
	 */
	static Object value(String expression, Map<String, Object> known) {
		ParseResult read = READ
			.computeIfAbsent(expression,
					(text) -> Optional.of(FEEL.parseExpression(text)).filter(ParseResult::isSuccess))
			.orElse(null);
		if (read == null) {
			return null;
		}
		EvaluationResult result = FEEL.evaluate(read.parsedExpression(), known);
		return result.isSuccess() ? result.result() : null;
	}

	/**
	 * Whether a condition holds; one that cannot be read does not.
	 * @param condition with its equals sign, or empty
	 */
	static boolean holds(String condition, Map<String, Object> known) {
		return isExpression(condition) && Boolean.TRUE.equals(value(condition.substring(1), known));
	}

}
