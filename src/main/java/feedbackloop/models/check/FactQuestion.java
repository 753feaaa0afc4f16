package feedbackloop.models.check;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

import org.camunda.bpm.impl.juel.AstBinary;
import org.camunda.bpm.impl.juel.AstBoolean;
import org.camunda.bpm.impl.juel.AstChoice;
import org.camunda.bpm.impl.juel.AstComposite;
import org.camunda.bpm.impl.juel.AstDot;
import org.camunda.bpm.impl.juel.AstEval;
import org.camunda.bpm.impl.juel.AstIdentifier;
import org.camunda.bpm.impl.juel.AstMethod;
import org.camunda.bpm.impl.juel.AstNested;
import org.camunda.bpm.impl.juel.AstNode;
import org.camunda.bpm.impl.juel.AstNull;
import org.camunda.bpm.impl.juel.AstNumber;
import org.camunda.bpm.impl.juel.AstString;
import org.camunda.bpm.impl.juel.AstText;
import org.camunda.bpm.impl.juel.AstUnary;
import org.camunda.bpm.impl.juel.ExpressionFactoryImpl;
import org.camunda.bpm.impl.juel.Node;
import org.camunda.bpm.impl.juel.SimpleContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

import org.springframework.util.ConcurrentReferenceHashMap;

/**
 * An expression that asks for facts, and answers of beans, and for nothing else: it can
 * be answered for any values of these, as the engine would answer it.
 */
final class FactQuestion {

	private static final ExpressionFactoryImpl EXPRESSIONS = new ExpressionFactoryImpl();

	private static final Set<Class<?>> PLAIN = Set.of(AstEval.class, AstNested.class, AstBinary.class, AstUnary.class,
			AstChoice.class, AstComposite.class);

	/**
	 * The same conditions are read again and again while a file is edited. What is kept
	 * gives way when memory is short.
	 */
	private static final Map<String, Optional<FactQuestion>> READ = new ConcurrentReferenceHashMap<>();

	private final String text;

	private final Set<String> names = new TreeSet<>();

	private final Set<String> needed = new TreeSet<>();

	private final Set<String> guarded = new TreeSet<>();

	private final Set<Object> constants = new LinkedHashSet<>();

	private FactQuestion(String text) {
		this.text = text;
	}

	/**
	 * Empty when the expression asks for more, or cannot be read.
	 */
	static Optional<FactQuestion> of(String text) {
		return READ.computeIfAbsent(text, FactQuestion::read);
	}

	private static Optional<FactQuestion> read(String text) {
		FactQuestion question = new FactQuestion(text);
		return ExpressionText.parse(text).filter(question::collect).map((root) -> question);
	}

	String text() {
		return this.text;
	}

	/** The facts that it asks for, and the questions to beans. */
	Set<String> names() {
		return this.names;
	}

	/** The facts that must be there, or the engine fails. */
	Set<String> needed() {
		return this.needed.stream()
			.filter((name) -> !this.guarded.contains(name))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	/** Whether it asks for more than facts, which may have been asked for before. */
	boolean asksBeans() {
		return this.names.stream().anyMatch((name) -> name.contains("("));
	}

	Set<Object> constants() {
		return this.constants;
	}

	/**
	 * The answer for these values.
	 * @throws ELException if there is none
	 */
	Object answer(Map<String, Object> values) {
		SimpleContext context = new SimpleContext(new FactResolver(values));
		try {
			return EXPRESSIONS.createValueExpression(context, this.text, Object.class).getValue(context);
		}
		catch (ArithmeticException ex) {
			throw new ELException(ex);
		}
	}

	private boolean collect(Node node) {
		Optional<String> fact = fact(node);
		if (fact.isPresent()) {
			this.names.add(fact.get());
			if (node instanceof AstIdentifier) {
				this.needed.add(fact.get());
			}
			else if (isGuard(node)) {
				this.guarded.add(fact.get());
			}
			return true;
		}
		if (node instanceof AstString || node instanceof AstNumber || node instanceof AstBoolean) {
			this.constants.add(constant(node));
			return true;
		}
		boolean plain = PLAIN.contains(node.getClass());
		for (int i = 0; plain && i < node.getCardinality(); i++) {
			plain = collect(node.getChild(i));
		}
		return plain || node instanceof AstNull || node instanceof AstText;
	}

	private static boolean isGuard(Node node) {
		return node.getChild(0) instanceof AstDot dot && dot.toString().endsWith("hasVariable");
	}

	static Object constant(Node literal) {
		return ((AstNode) literal).eval(null, null);
	}

	/**
	 * The fact that the node stands for: a variable, or what a bean answers.
	 */
	static Optional<String> fact(Node node) {
		if (node instanceof AstIdentifier name) {
			return FactResolver.isStep(name.getName()) ? Optional.empty() : Optional.of(name.getName());
		}
		if (!(node instanceof AstMethod call) || !(call.getChild(0) instanceof AstDot dot)
				|| !(dot.getChild(0) instanceof AstIdentifier on)) {
			return Optional.empty();
		}
		return arguments(call.getChild(1))
			.map((arguments) -> FactResolver.name(on.getName(), dot.toString().substring(1).strip(), arguments));
	}

	/** Empty when one depends on a fact. */
	private static Optional<Object[]> arguments(Node parameters) {
		Object[] arguments = new Object[parameters.getCardinality()];
		for (int i = 0; i < arguments.length; i++) {
			Node argument = parameters.getChild(i);
			if (argument instanceof AstIdentifier name && FactResolver.isStep(name.getName())) {
				arguments[i] = name.getName();
			}
			else if (argument instanceof AstString || argument instanceof AstNumber || argument instanceof AstBoolean) {
				arguments[i] = constant(argument);
			}
			else {
				return Optional.empty();
			}
		}
		return Optional.of(arguments);
	}

}
