package feedbackloop.models.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
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
		List<XmlElement> inSome = mayTurn().stream().filter((step) -> circle(step, null).isPresent()).toList();
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
	 * The steps from which there is always a next one, found by taking away all others.
	 */
	private Set<XmlElement> mayTurn() {
		Map<XmlElement, List<XmlElement>> before = new HashMap<>();
		Map<XmlElement, Integer> ways = new HashMap<>();
		for (XmlElement step : this.steps) {
			List<XmlElement> next = next(step, null).filter(this.steps::contains).toList();
			ways.put(step, next.size());
			next.forEach((target) -> before.computeIfAbsent(target, (key) -> new ArrayList<>()).add(step));
		}
		Set<XmlElement> left = new LinkedHashSet<>(this.steps);
		Deque<XmlElement> ending = new ArrayDeque<>(left.stream().filter((step) -> ways.get(step) == 0).toList());
		while (!ending.isEmpty()) {
			XmlElement step = ending.pop();
			left.remove(step);
			before.getOrDefault(step, List.of())
				.stream()
				.filter((previous) -> ways.merge(previous, -1, Integer::sum) == 0)
				.forEach(ending::push);
		}
		return left;
	}

	/**
	 * A circle back to the step.
	 * @param values of the facts; null for any
	 */
	private Optional<List<XmlElement>> circle(XmlElement step, Map<String, Object> values) {
		Map<XmlElement, XmlElement> cameFrom = new HashMap<>();
		Deque<XmlElement> open = new ArrayDeque<>(List.of(step));
		while (!open.isEmpty()) {
			XmlElement at = open.poll();
			for (XmlElement next : next(at, values).toList()) {
				if (next.equals(step)) {
					return Optional.of(way(step, at, cameFrom));
				}
				if (this.steps.contains(next) && cameFrom.putIfAbsent(next, at) == null) {
					open.add(next);
				}
			}
		}
		return Optional.empty();
	}

	private static List<XmlElement> way(XmlElement from, XmlElement to, Map<XmlElement, XmlElement> cameFrom) {
		LinkedList<XmlElement> way = new LinkedList<>();
		for (XmlElement step = to; !step.equals(from); step = cameFrom.get(step)) {
			way.addFirst(step);
		}
		way.addFirst(from);
		return way;
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
