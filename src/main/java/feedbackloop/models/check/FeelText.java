package feedbackloop.models.check;

import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;

/**
 * Reads an expression of a form with the engine's FEEL and lists what it calls.
 */
final class FeelText {

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private FeelText() {
	}

	/**
	 * The functions that the expression calls; empty when it cannot be read.
	 */
	static Optional<Set<String>> calls(String expression) {
		if (ExpressionText.isTooMuch(expression)) {
			return Optional.empty();
		}
		ParseResult parsed = FEEL.parseExpression(expression);
		if (!parsed.isSuccess()) {
			return Optional.empty();
		}
		Set<String> calls = new TreeSet<>();
		collect(parsed.parsedExpression().expression(), calls);
		return Optional.of(calls);
	}

	private static void collect(Object node, Set<String> calls) {
		if (node instanceof FunctionInvocation call) {
			calls.add(call.function());
		}
		if (node instanceof QualifiedFunctionInvocation || node instanceof FunctionDefinition) {
			calls.add(node.toString());
		}
		if (node instanceof Iterable<?> several) {
			each(several.iterator(), calls);
		}
		else if (node instanceof Product product) {
			each(product.productIterator(), calls);
		}
	}

	private static void each(Iterator<?> parts, Set<String> calls) {
		while (parts.hasNext()) {
			collect(parts.next(), calls);
		}
	}

}
