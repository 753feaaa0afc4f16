package feedbackloop.models.check;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;
import feedbackloop.process.MeasureLanding;

/**
 * What the application, a table or a plan says, the model hands on and does not say
 * itself; and only the processes that owe a duty do what depends on it.
 */
class GivenFacts implements ProcessRule {

	private static final String APPROVER = "approver";

	private static final Pattern ASKS_APPROVER = Pattern.compile("\\$\\{.*\\bapprover\\b.*}");

	/** What comes from a table, and from which. */
	private static final Map<String, String> FROM_TABLES = Map.of(Variables.MARK, TableContracts.FIRST_MARK,
			Variables.MARK_REASON, TableContracts.FIRST_MARK, APPROVER, TableContracts.APPROVAL);

	/** What a measure is told by the table of their kinds. */
	static final Set<String> OF_THE_KIND = Set.of(Variables.CHECK, Variables.WINDOW, Variables.ROLLBACK);

	/** What the table of approvals is told of the plan. */
	private static final Set<String> OF_THE_PLAN = Set.of("noMeasure", "effortDays", "dueBeyondLimit", "pilotSkipped");

	/** What each step of several is about. */
	private static final Set<String> OF_EACH = Set.of(Variables.CONTRIBUTION_TEAM, Variables.MEASURE_NUMBER);

	/** What a measure must know of its case. */
	private static final List<String> OF_THE_CASE = List.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER,
			Variables.MEASURE_NUMBER, Variables.GRADE, Variables.COMPLIANCE_RISK);

	private static final String ENTRY = "${decisionResult.getSingleResult().getEntry('%s')}";

	private static final String NUMBER = "${improvementNumber}-${measureNumber}";

	/** Beans that only one process may name. */
	private static final Map<String, Pattern> OF_ONE = Map.of(Processes.MEASURE, Pattern.compile("\\bmeasureLanded\\b"),
			Processes.IMPROVEMENT, Pattern.compile("\\b(landImprovement|declineImprovement)\\b"));

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		model.process()
			.all()
			.forEach((element) -> OwnVariables.setBy(element)
				.filter((name) -> !isHandedOn(name, element)
						|| model.key().equals(Processes.MEASURE) && !isOfTheKind(name, element))
				.forEach((name) -> findings.at(element, "factForged", name)));
		model.all("callActivity")
			.filter((call) -> call.attribute("calledElement").equals(Processes.MEASURE))
			.forEach((call) -> measure(model, call, findings));
		model.userTasks()
			.filter((task) -> task.id().equals(Tasks.APPROVAL))
			.filter((task) -> !ASKS_APPROVER.matcher(task.attribute(ProcessModel.CAMUNDA, "candidateGroups")).find())
			.forEach((task) -> findings.at(task, "approverIgnored"));
		OF_ONE.forEach((process, beans) -> {
			if (!model.key().equals(process)) {
				model.process()
					.all()
					.filter((element) -> names(element, beans))
					.forEach((element) -> findings.at(element, "stepElsewhere", process));
			}
		});
	}

	private static boolean isOfTheKind(String name, XmlElement element) {
		boolean asksTheKind = FactValues.decision(element).equals(Decisions.MEASURE_KINDS);
		String text = plain(element.text());
		if (OF_THE_KIND.contains(name)) {
			return asksTheKind && text.equals(ENTRY.formatted(name));
		}
		return !asksTheKind || !name.equals(MeasureLanding.KIND) || text.equals("${" + Variables.MEASURE_KIND + "}");
	}

	private static boolean isHandedOn(String name, XmlElement element) {
		String text = plain(element.text());
		if (OF_THE_PLAN.contains(name)) {
			return !FactValues.decision(element).equals(TableContracts.APPROVAL)
					|| text.equals("${plans." + name + "(execution)}");
		}
		if (FROM_TABLES.containsKey(name)) {
			return FactValues.decision(element).equals(FROM_TABLES.get(name)) && text.equals(ENTRY.formatted(name));
		}
		return !Contract.variables().contains(name) || name.equals(Variables.OVERDUE_TASK)
				|| OF_EACH.contains(name) && element.is(ProcessModel.BPMN, "multiInstanceLoopCharacteristics")
				|| text.equals("${" + name + "}") || text.equals("${execution.getVariable('" + name + "')}");
	}

	private static void measure(ProcessModel model, XmlElement call, Findings findings) {
		if (!model.key().equals(Processes.IMPROVEMENT)) {
			findings.at(call, "approvalSkipped");
		}
		List<XmlElement> handed = ProcessModel.extensions(call, "in").toList();
		Predicate<String> isHanded = (name) -> handed.stream()
			.anyMatch((in) -> in.attribute("variables").equals("all")
					|| in.attribute("source").equals(name) && in.attribute("target").equals(name));
		List<String> missing = OF_THE_CASE.stream().filter(isHanded.negate()).toList();
		if (!missing.isEmpty()) {
			findings.at(call, "handOverMissing", missing);
		}
		if (handed.stream().noneMatch((in) -> plain(in.attribute("businessKey")).equals(NUMBER))) {
			findings.at(call, "measureKey", NUMBER);
		}
	}

	private static boolean names(XmlElement element, Pattern beans) {
		return beans.matcher(element.text()).find() && ExpressionText.isExpression(element.text())
				|| element.attributes()
					.values()
					.stream()
					.anyMatch((value) -> ExpressionText.isExpression(value) && beans.matcher(value).find());
	}

	/** Without what makes no difference: spaces and the kind of quotes. */
	private static String plain(String expression) {
		return expression.replaceAll("\\s", "").replace('"', '\'');
	}

}
