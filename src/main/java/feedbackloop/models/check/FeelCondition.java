package feedbackloop.models.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.syntaxtree.ParsedExpression;

/**
 * A condition in a form, which can be asked for answers that people may give.
 */
final class FeelCondition {

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private final ParsedExpression expression;

	private final Set<String> names;

	/** Of the many combinations of answers, few differ in what it asks for. */
	private final Map<Map<String, Object>, Boolean> known = new HashMap<>();

	private FeelCondition(ParsedExpression expression, Set<String> names) {
		this.expression = expression;
		this.names = names;
	}

	/**
	 * The condition; empty when it cannot be read.
	 */
	static Optional<FeelCondition> read(String text) {
		return text.startsWith("=") ? FeelText.read(text.substring(1))
			.map((read) -> new FeelCondition(FEEL.parseExpression(text.substring(1)).parsedExpression(), read.names()))
				: Optional.empty();
	}

	/** What it asks for. */
	Set<String> names() {
		return this.names;
	}

	boolean holds(Map<String, Object> answers) {
		Map<String, Object> asked = new TreeMap<>(answers);
		asked.keySet().retainAll(this.names);
		return this.known.computeIfAbsent(asked, (given) -> {
			EvaluationResult result = FEEL.evaluate(this.expression, facts(given));
			return result.isSuccess() && Boolean.TRUE.equals(result.result());
		});
	}

	private static Map<String, Object> facts(Map<String, Object> given) {
		Map<String, Object> facts = new TreeMap<>();
		Map<String, Object> row = new TreeMap<>();
		given.forEach((name, value) -> {
			if (name.startsWith(FeelText.ROW)) {
				row.put(name.substring(FeelText.ROW.length()), value);
			}
			else {
				facts.put(name, value);
			}
		});
		facts.put("this", row);
		return facts;
	}

}
