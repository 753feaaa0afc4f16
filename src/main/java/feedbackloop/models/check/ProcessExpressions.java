package feedbackloop.models.check;

import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.delegate.TaskListener;

/**
 * Where expressions stand in a process, and what each may reach. The engine evaluates
 * more places than people expect. Some are names and descriptions of tasks, names of
 * messages and keys of forms. Outside of the places listed here an expression is refused.
 */
class ProcessExpressions implements ProcessRule {

	private static final Map<String, Set<String>> ATTRIBUTES = Map.of("userTask",
			Set.of("candidateGroups", "dueDate", "followUpDate", "priority"), "serviceTask", Set.of("expression"),
			"sendTask", Set.of("expression"), "executionListener", Set.of("expression"), "taskListener",
			Set.of("expression"), "multiInstanceLoopCharacteristics", Set.of("collection"), "in",
			Set.of("sourceExpression", "businessKey"), "out", Set.of("sourceExpression"));

	private static final Set<String> TEXTS = Set.of("conditionExpression", "condition", "timeDate", "timeDuration",
			"timeCycle", "completionCondition", "inputParameter", "outputParameter");

	/** Texts that are nothing without an expression. */
	private static final Set<String> QUESTIONS = Set.of("conditionExpression", "condition", "completionCondition");

	private static final Pattern DELEGATE = Pattern.compile("\\$\\{(\\w+)}");

	private static final Map<String, Set<Class<?>>> DELEGATES = Map.of("serviceTask", Set.of(JavaDelegate.class),
			"sendTask", Set.of(JavaDelegate.class), "executionListener",
			Set.of(ExecutionListener.class, JavaDelegate.class), "taskListener", Set.of(TaskListener.class));

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		Set<String> variables = OwnVariables.of(model, models);
		TableValues tables = new TableValues(models);
		FactValues facts = FactValues.of(model, models);
		model.definitions().all().forEach((element) -> {
			attributes(element, variables, tables, facts, findings);
			text(element, variables, tables, facts, findings);
			OwnVariables.setBy(element)
				.filter((name) -> !name.isEmpty())
				.forEach((name) -> OwnVariables.mayBeSet(name, element, findings));
		});
	}

	private static void attributes(XmlElement element, Set<String> variables, TableValues tables, FactValues facts,
			Findings findings) {
		String name = element.name().getLocalPart();
		element.attributes().forEach((attribute, value) -> {
			String local = attribute.getLocalPart();
			if (local.equals("delegateExpression")) {
				delegate(element, value, findings);
			}
			else if (ATTRIBUTES.getOrDefault(name, Set.of()).contains(local)) {
				if (ExpressionText.isExpression(value)) {
					new ExpressionCheck(element, scope(element, variables, tables, facts), findings).check(value);
				}
				else if (local.endsWith("xpression")) {
					findings.at(element, "expressionBroken", value);
				}
			}
			else if (ExpressionText.isExpression(value)) {
				findings.at(element, "expressionElsewhere", local, value);
			}
		});
	}

	private static void text(XmlElement element, Set<String> variables, TableValues tables, FactValues facts,
			Findings findings) {
		String name = element.name().getLocalPart();
		String text = element.text();
		if (ExpressionText.isExpression(text)) {
			if (TEXTS.contains(name)) {
				new ExpressionCheck(element, scope(element, variables, tables, facts), findings).check(text);
			}
			else {
				findings.at(element, "expressionElsewhere", name, text);
			}
		}
		else if (QUESTIONS.contains(name)) {
			findings.at(element, "expressionBroken", text);
		}
	}

	private static void delegate(XmlElement element, String value, Findings findings) {
		Set<Class<?>> types = DELEGATES.getOrDefault(element.name().getLocalPart(), Set.of());
		Matcher bean = DELEGATE.matcher(value);
		Class<?> named = bean.matches() ? ModelBeanClasses.all().get(bean.group(1)) : null;
		if (named == null || types.stream().noneMatch((type) -> type.isAssignableFrom(named))) {
			findings.at(element, "delegateUnknown", value);
		}
	}

	private static ExpressionScope scope(XmlElement element, Set<String> variables, TableValues tables,
			FactValues facts) {
		String name = element.name().getLocalPart();
		boolean task = name.equals("taskListener");
		boolean listener = task || name.equals("executionListener");
		return new ExpressionScope(tables, facts, variables, task, listener,
				name.equals("outputParameter") ? FactValues.decision(element) : "");
	}

}
