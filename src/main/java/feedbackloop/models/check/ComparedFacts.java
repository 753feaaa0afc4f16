package feedbackloop.models.check;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import feedbackloop.notation.XmlElement;
import feedbackloop.process.OwnField;
import feedbackloop.process.OwnField.Type;
import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.Node;

/**
 * Walks through one condition. A fact of a form may stand where yes or no is asked if it
 * is a box to tick. Else it must be compared with what it can be.
 */
final class ComparedFacts {

	private static final Set<String> IN_ORDER = Set.of("<", ">", "<=", ">=");

	private static final Set<String> SAME = Set.of("==", "!=");

	private final FormFacts facts;

	private final XmlElement element;

	private final Findings findings;

	ComparedFacts(FormFacts facts, XmlElement element, Findings findings) {
		this.facts = facts;
		this.element = element;
		this.findings = findings;
	}

	/** The facts of forms that the expression names, called or not. */
	Set<String> names(Node node) {
		Set<String> names = new TreeSet<>();
		collect(node, names);
		return names;
	}

	private void collect(Node node, Set<String> names) {
		fact(node).map(OwnField::name).ifPresent(names::add);
		for (int i = 0; i < node.getCardinality(); i++) {
			collect(node.getChild(i), names);
		}
	}

	/** Whether the expression is a fact and nothing else. */
	boolean isFact(Node node) {
		return node instanceof AstEval && fact(node.getChild(0)).isPresent();
	}

	/** Whether yes or no. */
	void question(Node node) {
		Optional<OwnField> fact = fact(node);
		if (fact.isPresent()) {
			if (fact.get().type() != Type.FLAG) {
				found(fact.get(), structure(node));
			}
		}
		else if (node instanceof AstBinary both) {
			String operator = both.getOperator().toString();
			if (SAME.contains(operator) || IN_ORDER.contains(operator)) {
				compared(both.getChild(0), both.getChild(1), operator);
				compared(both.getChild(1), both.getChild(0), operator);
			}
			else {
				parts(node);
			}
		}
		else if (node instanceof AstEval || node instanceof AstNested || node instanceof AstUnary
				|| node instanceof AstChoice) {
			parts(node);
		}
		else {
			names(node).forEach((name) -> found(this.facts.find(name).orElseThrow(), structure(node)));
		}
	}

	private void parts(Node node) {
		if (node instanceof AstUnary unary && unary.getOperator().toString().equals("empty")) {
			return;
		}
		for (int i = 0; i < node.getCardinality(); i++) {
			question(node.getChild(i));
		}
	}

	private void compared(Node node, Node other, String operator) {
		OwnField fact = fact(node).orElse(null);
		if (fact == null) {
			if (!(node instanceof AstString) && fact(other).isEmpty()) {
				names(node).forEach((name) -> found(this.facts.find(name).orElseThrow(), structure(node)));
			}
			return;
		}
		boolean ordered = IN_ORDER.contains(operator);
		boolean fits = switch (fact.type()) {
			case FLAG -> !ordered && other instanceof AstBoolean;
			case CHOICE -> !ordered && other instanceof AstString text && fact.choices().contains(value(text));
			case TEXT, COLLEAGUE, USER -> !ordered && other instanceof AstString;
			case DATE -> other instanceof AstString text && isDate(value(text));
			case INTEGER, DECIMAL -> isNumber(other);
		};
		boolean unanswered = !ordered && other instanceof AstNull;
		boolean alike = fact(other).filter((second) -> isAlike(fact, second)).isPresent();
		if (!fits && !unanswered && !alike) {
			found(fact, structure(other));
		}
	}

	private static boolean isAlike(OwnField one, OwnField other) {
		return one.type() == other.type() || isNumber(one.type()) && isNumber(other.type());
	}

	private static boolean isNumber(Type type) {
		return type == Type.INTEGER || type == Type.DECIMAL;
	}

	private static boolean isNumber(Node node) {
		return node instanceof AstNumber || node instanceof AstUnary unary && unary.getOperator().toString().equals("-")
				&& unary.getChild(0) instanceof AstNumber;
	}

	private static boolean isDate(String text) {
		try {
			return LocalDate.parse(text).toString().equals(text);
		}
		catch (DateTimeException ex) {
			return false;
		}
	}

	/** The fact that the node is, by its name or asked of the execution. */
	private Optional<OwnField> fact(Node node) {
		Node inner = node;
		while (inner instanceof AstNested) {
			inner = inner.getChild(0);
		}
		if (inner instanceof AstIdentifier name) {
			return this.facts.find(name.getName());
		}
		boolean asked = inner instanceof AstMethod && structure(inner.getChild(0)).equals("execution.getVariable")
				&& inner.getChild(1).getCardinality() == 1;
		return (asked && inner.getChild(1).getChild(0) instanceof AstString name) ? this.facts.find(value(name))
				: Optional.empty();
	}

	private static String value(AstString text) {
		return String.valueOf(text.eval(null, null));
	}

	private static String structure(Node node) {
		return ((AstNode) node).getStructuralId(null);
	}

	private void found(OwnField fact, String instead) {
		String possible = switch (fact.type()) {
			case FLAG -> "true, false";
			case CHOICE -> "'" + String.join("', '", fact.choices()) + "'";
			case TEXT, COLLEAGUE, USER -> "'…'";
			case DATE -> "'2027-01-31'";
			case INTEGER -> "1";
			case DECIMAL -> "1.5";
		};
		this.findings.at(this.element, "ownFactCompared", fact.name(), instead, possible);
	}

}
