package feedbackloop.models.check;

import java.lang.reflect.Method;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/**
 * What an expression results in, as far as it can be told without a case.
 */
final class ExpressionType {

	private static final Set<AstBinary.Operator> ARITHMETIC = Set.of(AstBinary.ADD, AstBinary.SUB, AstBinary.MUL,
			AstBinary.DIV, AstBinary.MOD);

	private ExpressionType() {
	}

	/**
	 * The class of the result, {@link Object} where only a case can tell. Empty where the
	 * expression cannot be read or names a method that does not exist.
	 */
	static Optional<Class<?>> of(String expression) {
		return ExpressionText.parse(expression).flatMap(ExpressionType::of);
	}

	private static Optional<Class<?>> of(Node node) {
		if (node instanceof AstEval || node instanceof AstNested) {
			return of(node.getChild(0));
		}
		if (node instanceof AstMethod call) {
			return ofCall(call);
		}
		if (node instanceof AstChoice) {
			Optional<Class<?>> one = of(node.getChild(1));
			return one.equals(of(node.getChild(2))) ? one : Optional.of(Object.class);
		}
		if (node instanceof AstString) {
			return Optional.of(String.class);
		}
		if (node instanceof AstNumber || node instanceof AstBinary binary && ARITHMETIC.contains(binary.getOperator())
				|| node instanceof AstUnary unary && unary.getOperator() == AstUnary.NEG) {
			return Optional.of(Number.class);
		}
		boolean truth = node instanceof AstBoolean || node instanceof AstBinary || node instanceof AstUnary;
		return Optional.of(truth ? Boolean.class : Object.class);
	}

	private static Optional<Class<?>> ofCall(AstMethod call) {
		if (!(call.getChild(0) instanceof AstDot target && target.getChild(0) instanceof AstIdentifier bean
				&& ModelBeanClasses.all().containsKey(bean.getName()))) {
			return Optional.of(Object.class);
		}
		String name = target.toString().substring(1).strip();
		return Stream.of(ModelBeanClasses.all().get(bean.getName()).getDeclaredMethods())
			.filter((method) -> method.getName().equals(name))
			.<Class<?>>map(Method::getReturnType)
			.findFirst();
	}

}
