package feedbackloop.models.check;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Ref;

/**
 * A condition in a form, which can be asked for answers that people may give.
 */
final class FeelCondition {

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private final ParsedExpression expression;

	private final Set<String> names = new TreeSet<>();

	/** Of the many combinations of answers, few differ in what it asks for. */
	private final Map<Map<String, Object>, Boolean> known = new HashMap<>();

	private FeelCondition(ParsedExpression expression) {
		this.expression = expression;
		collect(expression.expression(), this.names);
	}

	/**
	 * The condition; empty when it cannot be read.
	 */
	static Optional<FeelCondition> read(String text) {
		if (!text.startsWith("=") || ExpressionText.isTooMuch(text)) {
			return Optional.empty();
		}
		ParseResult parsed = FEEL.parseExpression(text.substring(1));
		return parsed.isSuccess() ? Optional.of(new FeelCondition(parsed.parsedExpression())) : Optional.empty();
	}

	/** What it asks for. */
	Set<String> names() {
		return this.names;
	}

	boolean holds(Map<String, Object> answers) {
		Map<String, Object> asked = new TreeMap<>(answers);
		asked.keySet().retainAll(this.names);
		return this.known.computeIfAbsent(asked, (facts) -> {
			EvaluationResult result = FEEL.evaluate(this.expression, facts);
			return result.isSuccess() && Boolean.TRUE.equals(result.result());
		});
	}

	private static void collect(Object node, Set<String> names) {
		if (node instanceof Ref reference) {
			names.add(reference.names().head());
		}
		if (node instanceof Iterable<?> several) {
			each(several.iterator(), names);
		}
		else if (node instanceof Product product) {
			each(product.productIterator(), names);
		}
	}

	private static void each(Iterator<?> parts, Set<String> names) {
		while (parts.hasNext()) {
			collect(parts.next(), names);
		}
	}

}
