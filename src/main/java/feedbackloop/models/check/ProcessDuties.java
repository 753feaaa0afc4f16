package feedbackloop.models.check;

import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

import feedbackloop.models.check.xml.XmlElement;
import feedbackloop.models.files.ModelSet;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Tasks;

/**
 * What must come before what, whichever way a case takes: approval before measures start,
 * test before release, verification before closure (D15).
 */
class ProcessDuties implements ProcessRule {

	private static final String APPROVAL = "approval";

	private static final String APPROVER = "approver";

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		if (model.key().equals(Processes.IMPROVEMENT)) {
			Predicate<XmlElement> start = (node) -> node.attribute("calledElement").equals(Processes.MEASURE);
			Predicate<XmlElement> decision = (node) -> node.attribute(ProcessModel.CAMUNDA, "decisionRef")
				.equals(APPROVAL);
			Predicate<XmlElement> approval = isTask(Tasks.APPROVAL);
			notWithout(model, ProcessFlow.starts(model), decision, start, findings, "approvalSkipped");
			notWithout(model, ProcessFlow.starts(model), isTask(Tasks.VERIFICATION), isTask(Tasks.CLOSURE), findings,
					"verificationSkipped");
			onlyWhen(model, decision, approval, Set.of("${approver == 'none'}"), start, findings);
			chosenByTheTable(model, findings);
			onlyWhen(model, approval, decision, Set.of("${approved}", "${approved == true}"), start, findings);
		}
		if (model.key().equals(Processes.MEASURE)) {
			notWithout(model, ProcessFlow.starts(model), isTask(Tasks.TEST), isTask(Tasks.RELEASE), findings,
					"testSkipped");
		}
	}

	/** Nothing but the table says who approves, or that nobody does. */
	private static void chosenByTheTable(ProcessModel model, Findings findings) {
		model.process()
			.all()
			.filter((element) -> OwnVariables.setBy(element).anyMatch(APPROVER::equals))
			.filter((element) -> !element.text().equals("${decisionResult.getSingleResult().getEntry('approver')}"))
			.forEach((element) -> findings.at(element, "approvalSkipped"));
	}

	private static Predicate<XmlElement> isTask(String key) {
		return (node) -> node.is(ProcessModel.BPMN, "userTask") && node.id().equals(key);
	}

	/** No way leads to the target past what must come first. */
	private static void notWithout(ProcessModel model, List<XmlElement> from, Predicate<XmlElement> first,
			Predicate<XmlElement> target, Findings findings, String code) {
		ProcessFlow.reach(from, (node) -> ProcessFlow.next(model, node), first.negate())
			.stream()
			.filter(target)
			.forEach((node) -> findings.at(node, code));
	}

	/**
	 * From a decision, measures start only on the ways with one of these conditions; what
	 * decides anew ends the search.
	 */
	private static void onlyWhen(ProcessModel model, Predicate<XmlElement> decision, Predicate<XmlElement> decidesAnew,
			Set<String> conditions, Predicate<XmlElement> target, Findings findings) {
		Predicate<XmlElement> others = (flow) -> !conditions.contains(ProcessModel.condition(flow));
		List<XmlElement> from = model.nodes()
			.stream()
			.filter(decision)
			.flatMap((node) -> ProcessFlow.next(model, node, others))
			.toList();
		ProcessFlow.reach(from, (node) -> ProcessFlow.next(model, node, others), decision.or(decidesAnew).negate())
			.stream()
			.filter(target)
			.forEach((node) -> findings.at(node, "approvalSkipped"));
	}

}
