package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.models.check.xml.XmlElement;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * Finds a circle among some steps that a case, once in it, never leaves.
 */
final class Circles {

	private final ProcessModel model;

	private final FactValues facts;

	private final Set<XmlElement> steps;

	private final Predicate<String> fixed;

	private final boolean idle;

	/**
	 * @param steps where it may lie
	 * @param fixed the facts that stay as they are in it
	 * @param idle whether what else is asked for stays as it is too
	 */
	Circles(ProcessModel model, FactValues facts, Set<XmlElement> steps, Predicate<String> fixed, boolean idle) {
		this.model = model;
		this.facts = facts;
		this.steps = steps;
		this.fixed = fixed;
		this.idle = idle;
	}

	/**
	 * Its steps in order.
	 */
	Optional<List<XmlElement>> find() {
		List<XmlElement> inSome = this.steps.stream().filter((step) -> circle(step, null).isPresent()).toList();
		List<FactQuestion> asked = inSome.stream()
			.filter(this::chooses)
			.flatMap(this.model::outgoing)
			.flatMap((flow) -> FactQuestion.of(ProcessModel.condition(flow)).stream())
			.toList();
		return FactCombinations.of(asked, this.facts, true)
			.orElse(List.of())
			.stream()
			.flatMap((values) -> inSome.stream().flatMap((step) -> circle(step, values).stream()))
			.findFirst();
	}

	/**
	 * A circle back to the step.
	 * @param values of the facts; null for any
	 */
	private Optional<List<XmlElement>> circle(XmlElement step, Map<String, Object> values) {
		List<List<XmlElement>> open = new ArrayList<>(List.of(List.of(step)));
		Set<XmlElement> seen = new LinkedHashSet<>();
		while (!open.isEmpty()) {
			List<XmlElement> way = open.remove(0);
			for (XmlElement next : next(way.get(way.size() - 1), values).toList()) {
				if (next.equals(step)) {
					return Optional.of(way);
				}
				if (this.steps.contains(next) && seen.add(next)) {
					open.add(Stream.concat(way.stream(), Stream.of(next)).toList());
				}
			}
		}
		return Optional.empty();
	}

	private Stream<XmlElement> next(XmlElement step, Map<String, Object> values) {
		List<XmlElement> flows = this.model.outgoing(step).toList();
		if (chooses(step)) {
			flows = isFixed(flows) ? (values != null) ? taken(step, flows, values) : flows : List.of();
		}
		return Stream.concat(flows.stream().map((flow) -> this.model.find(flow.attribute("targetRef"))),
				ProcessFlow.linked(this.model, step).stream());
	}

	private boolean chooses(XmlElement step) {
		return step.is(ProcessModel.BPMN, "exclusiveGateway", "inclusiveGateway")
				&& this.model.outgoing(step).count() > 1;
	}

	private boolean isFixed(List<XmlElement> flows) {
		return flows.stream()
			.map(ProcessModel::condition)
			.filter((condition) -> !condition.isEmpty())
			.allMatch((condition) -> FactQuestion.of(condition)
				.map((question) -> question.names().stream().allMatch(this.fixed))
				.orElse(this.idle));
	}

	private static List<XmlElement> taken(XmlElement gateway, List<XmlElement> flows, Map<String, Object> values) {
		List<XmlElement> holding = flows.stream().filter((flow) -> holds(flow, values)).toList();
		if (holding.isEmpty()) {
			return flows.stream().filter((flow) -> flow.id().equals(gateway.attribute("default"))).toList();
		}
		return gateway.is(ProcessModel.BPMN, "exclusiveGateway") ? holding.subList(0, 1) : holding;
	}

	private static boolean holds(XmlElement flow, Map<String, Object> values) {
		try {
			return FactQuestion.of(ProcessModel.condition(flow))
				.filter((question) -> Objects.equals(question.answer(values), true))
				.isPresent();
		}
		catch (ELException ex) {
			return false;
		}
	}

}
