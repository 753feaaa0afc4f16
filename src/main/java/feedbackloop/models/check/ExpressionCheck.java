package feedbackloop.models.check;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.XmlElement;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Stages;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
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
import org.camunda.bpm.impl.juel.Node;

/**
 * Walks through one expression, node by node: literals, operators, variables, the beans
 * for models with their public methods, and a few methods of the running step pass;
 * everything else is refused.
 */
final class ExpressionCheck {

	private static final String EXECUTION = "execution";

	private static final String TASK = "task";

	/** In percent of the time that a task has, up to ten times as much. */
	private static final Pattern SHARE = Pattern.compile("[1-9]\\d{0,2}|1000");

	private static final String BUSINESS_KEY = "execution.processBusinessKey";

	/** What may be asked of the running step, and with how many arguments. */
	private static final Map<String, Integer> OF_EXECUTION = Map.of("getVariable", 1, "hasVariable", 1,
			"getProcessBusinessKey", 0);

	private static final Map<String, Integer> OF_TASK = Map.of("getVariable", 1, "hasVariable", 1, "getPriority", 0);

	private static final Set<Class<?>> PLAIN = Set.of(AstEval.class, AstNested.class, AstComposite.class,
			AstBinary.class, AstUnary.class, AstChoice.class, AstBoolean.class, AstNull.class, AstNumber.class,
			AstText.class);

	private final XmlElement element;

	private final ExpressionScope scope;

	private final Findings findings;

	ExpressionCheck(XmlElement element, ExpressionScope scope, Findings findings) {
		this.element = element;
		this.scope = scope;
		this.findings = findings;
	}

	void check(String text) {
		if (ExpressionText.isTooMuch(text)) {
			found("expressionTooLong", ExpressionText.LONGEST);
			return;
		}
		ExpressionText.parse(text).ifPresentOrElse(this::checkAll, () -> found("expressionBroken", text));
	}

	private void checkAll(Node root) {
		walk(root);
		new FactComparisons(this.element, this.scope.facts(), this.findings).check(root);
	}

	private void walk(Node node) {
		if (node instanceof AstString text) {
			literal(text);
		}
		else if (node instanceof AstIdentifier name) {
			variable(name.getName());
		}
		else if (node instanceof AstDot && structure((AstNode) node).equals(BUSINESS_KEY)) {
			// The number of the case, as most people write it.
			return;
		}
		else if (node instanceof AstMethod call) {
			call((AstNode) call.getChild(0), arguments(call), call);
		}
		else if (PLAIN.contains(node.getClass())) {
			for (int i = 0; i < node.getCardinality(); i++) {
				walk(node.getChild(i));
			}
		}
		else {
			refuse(node);
		}
	}

	private void literal(AstString text) {
		if (ExpressionText.isExpression(value(text))) {
			refuse(text);
		}
	}

	private void variable(String name) {
		if (ModelBeanClasses.all().containsKey(name) || Set.of(EXECUTION, TASK).contains(name)) {
			found("expressionRefused", name);
		}
		else if (!this.scope.variables().contains(name)) {
			found("nameUnknown", name);
		}
	}

	private void call(AstNode target, List<Node> arguments, AstMethod call) {
		if (!(target instanceof AstDot)) {
			refuse(call);
			return;
		}
		String method = target.toString().substring(1).strip();
		Node on = target.getChild(0);
		String name = (on instanceof AstIdentifier identifier) ? identifier.getName() : "";
		if (name.equals(EXECUTION)) {
			ofTheStep(method, arguments, OF_EXECUTION, call);
		}
		else if (name.equals(TASK) && this.scope.task()) {
			ofTheStep(method, arguments, OF_TASK, call);
		}
		else if (ModelBeanClasses.all().containsKey(name)) {
			ofBean(name, method, arguments);
		}
		else if (!this.scope.decision().isEmpty() && method.equals("getEntry") && arguments.size() == 1
				&& structure((AstNode) on).equals("decisionResult.getSingleResult()")) {
			ofDecision(arguments.get(0));
		}
		else if (!name.isEmpty() && !this.scope.variables().contains(name)) {
			found("nameUnknown", name);
		}
		else {
			refuse(call);
		}
	}

	private void ofTheStep(String method, List<Node> arguments, Map<String, Integer> allowed, AstMethod call) {
		boolean notes = this.scope.listener() && method.equals("setVariableLocal") && arguments.size() == 2;
		if (!notes && !Integer.valueOf(arguments.size()).equals(allowed.get(method))) {
			refuse(call);
			return;
		}
		if (!arguments.isEmpty()) {
			if (!(arguments.get(0) instanceof AstString variable)) {
				refuse(call);
			}
			else if (notes) {
				OwnVariables.mayBeSet(value(variable), this.element, this.findings);
			}
			else {
				variable(value(variable));
			}
		}
		arguments.stream().skip(1).forEach(this::walk);
	}

	private void ofBean(String bean, String method, List<Node> arguments) {
		List<Method> methods = Stream.of(ModelBeanClasses.all().get(bean).getDeclaredMethods())
			.filter((declared) -> Modifier.isPublic(declared.getModifiers())
					&& !Modifier.isStatic(declared.getModifiers()) && !declared.isSynthetic())
			.toList();
		if (methods.stream().noneMatch((declared) -> declared.getName().equals(method))) {
			found("methodUnknown", bean + "." + method,
					methods.stream().map(Method::getName).collect(Collectors.toCollection(TreeSet::new)).toString());
			return;
		}
		methods.stream()
			.filter((declared) -> declared.getName().equals(method) && fits(declared.getParameterTypes(), arguments))
			.findFirst()
			.ifPresentOrElse((declared) -> {
				for (int i = 0; i < arguments.size(); i++) {
					argument(declared.getParameterTypes()[i], arguments.get(i));
				}
				knownStage(bean, method, arguments);
			}, () -> found("methodArguments", bean + "." + method));
	}

	private static boolean fits(Class<?>[] types, List<Node> arguments) {
		if (types.length != arguments.size()) {
			return false;
		}
		for (int i = 0; i < types.length; i++) {
			Node argument = arguments.get(i);
			boolean text = argument instanceof AstString;
			boolean number = argument instanceof AstNumber;
			boolean step = DelegateExecution.class.isAssignableFrom(types[i])
					|| DelegateTask.class.isAssignableFrom(types[i]);
			if (step != isStep(argument) || text && types[i] != String.class || number && types[i] == String.class) {
				return false;
			}
		}
		return true;
	}

	private static boolean isStep(Node argument) {
		return argument instanceof AstIdentifier name && Set.of(EXECUTION, TASK).contains(name.getName());
	}

	private void argument(Class<?> type, Node argument) {
		if (isStep(argument)) {
			boolean ofTask = ((AstIdentifier) argument).getName().equals(TASK);
			if (ofTask != DelegateTask.class.isAssignableFrom(type) || ofTask && !this.scope.task()) {
				refuse((AstNode) argument);
			}
		}
		else {
			walk(argument);
		}
	}

	/** Limits are rows of a table, and shares of them whole numbers. */
	private void knownStage(String bean, String method, List<Node> arguments) {
		if (bean.equals("deadlines") && arguments.size() > 1) {
			String stage = (arguments.get(1) instanceof AstString text) ? value(text) : "?";
			Set<String> known = this.scope.tables().of(Decisions.TIME_LIMITS, "stage");
			if (!known.contains(stage) && !known.contains(Stages.before(stage))) {
				found("stageUnknown", stage);
			}
		}
		if (bean.equals("deadlines") && method.equals("at")) {
			knownShare(arguments.get(2));
		}
		if (bean.equals("escalation") && method.equals("reached")) {
			knownShare(arguments.get(1));
		}
	}

	private void knownShare(Node share) {
		if (!(share instanceof AstNumber percent && SHARE.matcher(value(percent)).matches())) {
			found("levelUnknown", structure((AstNode) share));
		}
	}

	private void ofDecision(Node output) {
		Set<String> outputs = this.scope.tables().outputs(this.scope.decision());
		// None: the table cannot be read, which is found in its own file.
		if (!(output instanceof AstString text) || (!outputs.isEmpty() && !outputs.contains(value(text)))) {
			found("outputUnknown", structure((AstNode) output), this.scope.decision(), outputs);
		}
	}

	private static List<Node> arguments(AstMethod call) {
		Node parameters = call.getChild(1);
		return Stream.iterate(0, (i) -> i < parameters.getCardinality(), (i) -> i + 1)
			.map(parameters::getChild)
			.toList();
	}

	private static String value(AstNode literal) {
		return String.valueOf(literal.eval(null, null));
	}

	private static String structure(AstNode node) {
		return node.getStructuralId(null);
	}

	private void refuse(Node node) {
		found("expressionRefused", structure((AstNode) node));
	}

	private void found(String code, Object... arguments) {
		this.findings.at(this.element, code, arguments);
	}

}
