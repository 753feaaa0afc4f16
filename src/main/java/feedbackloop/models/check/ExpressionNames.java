package feedbackloop.models.check;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/**
 * The names in an expression that asks for facts and for nothing else.
 */
final class ExpressionNames {

	private static final Set<Class<?>> PLAIN = Set.of(AstEval.class, AstNested.class, AstBinary.class, AstUnary.class,
			AstBoolean.class, AstNull.class, AstNumber.class, AstString.class);

	private ExpressionNames() {
	}

	/**
	 * Empty when the expression calls something or cannot be read.
	 */
	static Optional<Collection<String>> onlyNames(String expression) {
		Set<String> names = new TreeSet<>();
		return ExpressionText.parse(expression).filter((root) -> collect(root, names)).map((root) -> names);
	}

	private static boolean collect(Node node, Set<String> names) {
		if (node instanceof AstIdentifier name) {
			names.add(name.getName());
			return true;
		}
		boolean plain = PLAIN.contains(node.getClass());
		for (int i = 0; plain && i < node.getCardinality(); i++) {
			plain = collect(node.getChild(i), names);
		}
		return plain;
	}

}
