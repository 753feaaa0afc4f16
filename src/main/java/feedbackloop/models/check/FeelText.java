package feedbackloop.models.check;

import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.QualifiedFunctionInvocation;
import org.camunda.feel.syntaxtree.Ref;

/**
 * An expression of a form, read with the engine's FEEL: what it calls and asks for.
 *
 * @param calls the functions that it calls
 * @param names what it asks for, without what it names itself; of what it is in, such as
 * {@code this.kind}
 */
record FeelText(Set<String> calls, Set<String> names) {

	private static final String THIS = "this";

	/** What the name of a field has before it in the row that the expression is in. */
	static final String ROW = THIS + ".";

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	/**
	 * The expression; empty when it cannot be read.
	 */
	static Optional<FeelText> read(String expression) {
		if (ExpressionText.isTooMuch(expression)) {
			return Optional.empty();
		}
		ParseResult parsed = FEEL.parseExpression(expression);
		if (!parsed.isSuccess()) {
			return Optional.empty();
		}
		FeelText text = new FeelText(new TreeSet<>(), new TreeSet<>());
		Set<String> own = new HashSet<>();
		text.collect(parsed.parsedExpression().expression(), own);
		text.names.removeAll(own);
		return Optional.of(text);
	}

	private void collect(Object node, Set<String> own) {
		if (node instanceof FunctionInvocation call) {
			this.calls.add(call.function());
		}
		if (node instanceof QualifiedFunctionInvocation || node instanceof FunctionDefinition) {
			this.calls.add(node.toString());
		}
		if (node instanceof Ref reference) {
			String name = reference.names().head();
			this.names
				.add((name.equals(THIS) && reference.names().size() > 1) ? ROW + reference.names().apply(1) : name);
		}
		// A variable of "for", "some", "every", or the key of a context.
		if (node instanceof Tuple2<?, ?> named && named._1() instanceof String name) {
			own.add(name);
		}
		if (node instanceof Iterable<?> several) {
			each(several.iterator(), own);
		}
		else if (node instanceof Product product) {
			each(product.productIterator(), own);
		}
	}

	private void each(Iterator<?> parts, Set<String> own) {
		while (parts.hasNext()) {
			collect(parts.next(), own);
		}
	}

}
