package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * Whether every condition can be answered and can hold, and every way from a choice can
 * be taken. All that the facts can be is tried.
 */
class ConditionCheck implements ProcessRule {

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		FactValues facts = FactValues.of(model, models);
		model.process()
			.all()
			.filter((element) -> element.is(ProcessModel.BPMN, "conditionExpression", "condition",
					"completionCondition"))
			.forEach((condition) -> alone(condition, facts, findings));
		model.all("exclusiveGateway", "inclusiveGateway")
			.filter((gateway) -> model.outgoing(gateway).count() > 1)
			.forEach((gateway) -> together(model, gateway, facts, findings));
	}

	private static void alone(XmlElement condition, FactValues facts, Findings findings) {
		String text = condition.text();
		Optional<FactQuestion> question = answerable(text, facts);
		Optional<List<Map<String, Object>>> combinations = question
			.flatMap((known) -> FactCombinations.of(List.of(known), facts, true));
		if (combinations.isEmpty() || !findings.isFree(condition)) {
			return;
		}
		List<Map<String, Object>> failing = combinations.get()
			.stream()
			.filter((values) -> answer(question.get(), values).isEmpty())
			.toList();
		if (!failing.isEmpty()) {
			findings.at(condition, "conditionFails", text, FactCombinations.inWords(failing.get(0)));
		}
		else if (findings.isFree(condition)
				&& combinations.get().stream().noneMatch((values) -> answer(question.get(), values).get())) {
			findings.at(condition, "conditionNever", text);
		}
	}

	private static void together(ProcessModel model, XmlElement gateway, FactValues facts, Findings findings) {
		Map<XmlElement, FactQuestion> questions = new LinkedHashMap<>();
		Set<XmlElement> open = new LinkedHashSet<>();
		String otherwise = gateway.attribute("default");
		for (XmlElement flow : model.outgoing(gateway).toList()) {
			if (!flow.id().equals(otherwise)) {
				answerable(ProcessModel.condition(flow), facts).ifPresentOrElse((known) -> questions.put(flow, known),
						() -> open.add(flow));
			}
		}
		if (!open.isEmpty()) {
			// What the others leave over may be for these.
			return;
		}
		Optional<List<Map<String, Object>>> all = FactCombinations.of(questions.values(), facts, true);
		if (all.isEmpty()) {
			findings.at(gateway, "flowNotAnalysed");
			return;
		}
		if (gateway.is(ProcessModel.BPMN, "exclusiveGateway")) {
			hidden(questions, all.get(), otherwise, findings);
		}
		if (otherwise.isEmpty() && questions.values().stream().noneMatch(FactQuestion::asksBeans)) {
			FactCombinations.of(questions.values(), facts, false)
				.orElseThrow()
				.stream()
				.filter((values) -> questions.values()
					.stream()
					.noneMatch((question) -> answer(question, values).orElse(true)))
				.findFirst()
				.ifPresent((values) -> findings.at(gateway, "gatewayGap", FactCombinations.inWords(values)));
		}
	}

	/** The first flow of several that hold is taken; so one may hide others. */
	private static void hidden(Map<XmlElement, FactQuestion> questions, List<Map<String, Object>> all, String otherwise,
			Findings findings) {
		List<Map<String, Object>> left = new ArrayList<>(all);
		List<String> before = new ArrayList<>();
		int remaining = questions.size() + (otherwise.isEmpty() ? 0 : 1);
		for (Map.Entry<XmlElement, FactQuestion> flow : questions.entrySet()) {
			FactQuestion question = flow.getValue();
			remaining--;
			if (left.stream().noneMatch((values) -> answer(question, values).orElse(true))
					&& findings.isFree(flow.getKey())) {
				findings.at(flow.getKey(), "branchNever", before);
			}
			else if (remaining > 0 && all.stream().allMatch((values) -> answer(question, values).orElse(false))) {
				findings.at(flow.getKey(), "conditionAlways", question.text());
				return;
			}
			left.removeIf((values) -> answer(question, values).orElse(false));
			before.add(flow.getKey().title().startsWith("<") ? flow.getKey().id() : flow.getKey().title());
		}
	}

	private static Optional<FactQuestion> answerable(String text, FactValues facts) {
		return FactQuestion.of(text).filter((question) -> facts.knows(question.names()));
	}

	/** Empty when the engine would fail, which wants true or false and nothing else. */
	private static Optional<Boolean> answer(FactQuestion question, Map<String, Object> values) {
		try {
			return (question.answer(values) instanceof Boolean truth) ? Optional.of(truth) : Optional.empty();
		}
		catch (ELException ex) {
			return Optional.empty();
		}
	}

}
