package feedbackloop.models.check;

import java.util.List;
import java.util.Optional;
import java.util.Set;

import feedbackloop.models.files.ModelSet;
import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.OwnField;
import org.camunda.bpm.impl.juel.Node;

/**
 * What conditions ask of the fields that an owner added to forms. The process sees them,
 * and they can have the values that they are compared with. A gateway knows where to go
 * on whatever the answer is.
 */
class ProcessOwnFacts implements ProcessRule {

	/** Where a fact decides something. */
	private static final Set<String> QUESTIONS = Set.of("conditionExpression", "condition", "completionCondition");

	/** Where a fact is handed on. Elsewhere a wrong one would stop the engine. */
	private static final Set<String> VALUES = Set.of("inputParameter", "outputParameter", "in", "out");

	@Override
	public void check(ProcessModel model, ModelSet models, Findings findings) {
		FormFacts facts = FormFacts.of(model, models);
		if (facts.names().isEmpty()) {
			return;
		}
		model.process().all().forEach((element) -> {
			expression(element, element.text(), facts, findings);
			element.attributes().values().forEach((value) -> expression(element, value, facts, findings));
		});
		model.all("exclusiveGateway", "inclusiveGateway")
			.forEach((gateway) -> hasAWayOn(model, gateway, facts, findings));
	}

	private static void expression(XmlElement element, String text, FormFacts facts, Findings findings) {
		Optional<Node> root = ExpressionText.isExpression(text) ? ExpressionText.parse(text) : Optional.empty();
		root.ifPresent((node) -> {
			ComparedFacts compared = new ComparedFacts(facts, element, findings);
			Set<String> named = compared.names(node);
			named.forEach((name) -> usable(element, name, facts, findings));
			String name = element.name().getLocalPart();
			if (QUESTIONS.contains(name) || VALUES.contains(name) && !compared.isFact(node)) {
				compared.question(node);
			}
			else if (!VALUES.contains(name)) {
				named.forEach((fact) -> findings.at(element, "ownFactElsewhere", fact));
			}
		});
	}

	private static void usable(XmlElement element, String name, FormFacts facts, Findings findings) {
		if (facts.isOfMany(name)) {
			findings.at(element, "ownFactOfMany", name);
		}
		else {
			OwnField field = facts.find(name).orElseThrow();
			if (field.isPerson()) {
				findings.at(element, "ownFactPerson", name);
			}
			else if (!field.isFact()) {
				findings.at(element, "ownFactTooLong", name, OwnField.LONGEST_FACT);
			}
		}
	}

	private static void hasAWayOn(ProcessModel model, XmlElement gateway, FormFacts facts, Findings findings) {
		List<XmlElement> flows = model.outgoing(gateway).toList();
		flows.stream()
			.map(ProcessModel::condition)
			.flatMap((condition) -> ExpressionText.parse(condition).stream())
			.flatMap((node) -> new ComparedFacts(facts, gateway, findings).names(node).stream())
			.distinct()
			.sorted()
			.forEach((name) -> {
				OwnField field = facts.find(name).orElseThrow();
				if (gateway.attribute("default").isEmpty() && (field.mayBeOpen() || facts.values(field).isEmpty())) {
					findings.at(gateway, "ownFactWithoutDefault", name);
				}
				if (!facts.mayBeAnsweredBefore(name, gateway)) {
					findings.warnAt(gateway, "ownFactAskedTooEarly", name);
				}
			});
	}

}
