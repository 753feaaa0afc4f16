package feedbackloop.models.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import feedbackloop.models.check.Fact.Kind;
import feedbackloop.notation.XmlElement;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBinary.Operator;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/**
 * Where an expression compares a fact with a constant, the fact can be that, and both are
 * of one type; the engine would compare anything with anything.
 */
final class FactComparisons {

	private static final Set<Operator> EQUALITY = Set.of(AstBinary.EQ, AstBinary.NE);

	private static final Set<Operator> ORDER = Set.of(AstBinary.LT, AstBinary.LE, AstBinary.GT, AstBinary.GE);

	private final XmlElement element;

	private final FactValues facts;

	private final Findings findings;

	FactComparisons(XmlElement element, FactValues facts, Findings findings) {
		this.element = element;
		this.facts = facts;
		this.findings = findings;
	}

	void check(Node node) {
		if (node instanceof AstBinary comparison
				&& (EQUALITY.contains(comparison.getOperator()) || ORDER.contains(comparison.getOperator()))) {
			boolean order = ORDER.contains(comparison.getOperator());
			compare(comparison.getChild(0), comparison.getChild(1), order);
			compare(comparison.getChild(1), comparison.getChild(0), order);
		}
		children(node).forEach(this::check);
	}

	private void compare(Node one, Node other, boolean order) {
		operands(one).flatMap((operand) -> FactQuestion.fact(operand).stream())
			.forEach((fact) -> operands(other)
				.forEach((operand) -> constant(operand).ifPresent((constant) -> compare(fact, constant, order))));
	}

	private void compare(String name, Object constant, boolean order) {
		Fact fact = this.facts.of(name);
		if (fact.kind() == Kind.ANY) {
			return;
		}
		Kind kind = (constant instanceof Boolean) ? Kind.FLAG : (constant instanceof Number) ? Kind.NUMBER : Kind.TEXT;
		if (kind == fact.kind() && (!order || kind == Kind.NUMBER)) {
			if (!order && !fact.canBe(constant)) {
				this.findings.at(this.element, "valueUnknown", name, constant, fact.values());
			}
		}
		else if (kind == Kind.TEXT && saysTheSame(fact.kind(), (String) constant, order)) {
			this.findings.warnAt(this.element, "valueAsText", name, constant);
		}
		else {
			this.findings.at(this.element, switch (fact.kind()) {
				case FLAG -> "valueIsFlag";
				case NUMBER -> "valueIsNumber";
				case TEXT -> order ? "valueHasNoOrder" : "valueIsText";
				case ANY -> throw new IllegalStateException();
			}, name, constant);
		}
	}

	/** The engine reads such a text as what it says. */
	private static boolean saysTheSame(Kind kind, String text, boolean order) {
		return (kind == Kind.FLAG) ? !order && Set.of("true", "false").contains(text)
				: kind == Kind.NUMBER && text.matches("-?\\d{1,9}");
	}

	/** What the side of a comparison may come to. */
	private static Stream<Node> operands(Node node) {
		if (node instanceof AstNested || node instanceof AstEval) {
			return operands(node.getChild(0));
		}
		return (node instanceof AstChoice)
				? Stream.of(node.getChild(1), node.getChild(2)).flatMap(FactComparisons::operands) : Stream.of(node);
	}

	private static Optional<Object> constant(Node node) {
		boolean negative = node instanceof AstUnary unary && unary.getOperator() == AstUnary.NEG
				&& unary.getChild(0) instanceof AstNumber;
		return (node instanceof AstString || node instanceof AstNumber || node instanceof AstBoolean || negative)
				? Optional.of(FactQuestion.constant(node)) : Optional.empty();
	}

	private static Stream<Node> children(Node node) {
		return IntStream.range(0, node.getCardinality()).mapToObj(node::getChild);
	}

}
