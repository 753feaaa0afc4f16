package feedbackloop.models.rehearse;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.process.Contract;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaInputOutput;

/**
 * What the conditions of a process will still ask from each of its elements on. Two cases
 * that agree in that go on alike, whatever happened to them before.
 */
class Asked {

	private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");

	private static final Set<String> FLAGS = Set.of("true", "false");

	private static final Pattern VARIABLE = Pattern.compile("execution\\.getVariable\\(");

	private static final Pattern WORD = Pattern.compile("'([^']*)'|\"([^\"]*)\"");

	private final Map<String, Set<String>> conditions = new HashMap<>();

	private final Map<String, Set<String>> facts = new HashMap<>();

	/** The words with which conditions compare a fact, by the names of both. */
	private final Map<String, Set<String>> words = new HashMap<>();

	Asked(BpmnModelInstance model) {
		List<Place> places = places(model);
		boolean grows = true;
		while (grows) {
			grows = false;
			for (Place place : places) {
				grows |= grow(place);
			}
		}
	}

	private boolean grow(Place place) {
		Set<String> conditions = this.conditions.computeIfAbsent(place.id(), (id) -> new TreeSet<>());
		Set<String> facts = this.facts.computeIfAbsent(place.id(), (id) -> new TreeSet<>());
		int before = conditions.size() + facts.size();
		for (String condition : place.conditions()) {
			conditions.add(condition);
			names(condition).stream().filter((name) -> !place.answered().contains(name)).forEach(facts::add);
			names(condition).forEach(
					(name) -> this.words.computeIfAbsent(name, (key) -> new HashSet<>()).addAll(wordsIn(condition)));
		}
		place.next().forEach((after) -> {
			conditions.addAll(this.conditions.getOrDefault(after, Set.of()));
			this.facts.getOrDefault(after, Set.of())
				.stream()
				.filter((name) -> !place.answered().contains(name))
				.forEach(facts::add);
		});
		place.border().forEach((event) -> facts.addAll(this.facts.getOrDefault(event, Set.of())));
		return conditions.size() + facts.size() > before;
	}

	private static List<Place> places(BpmnModelInstance model) {
		Map<String, List<String>> borders = new HashMap<>();
		model.getModelElementsByType(BoundaryEvent.class)
			.forEach((event) -> borders.computeIfAbsent(event.getAttachedTo().getId(), (id) -> new ArrayList<>())
				.add(event.getId()));
		return model.getModelElementsByType(FlowNode.class)
			.stream()
			.map((node) -> place(node, borders.getOrDefault(node.getId(), List.of())))
			.toList();
	}

	private static Place place(FlowNode node, List<String> border) {
		List<String> conditions = node.getOutgoing()
			.stream()
			.map(Asked::condition)
			.filter((condition) -> !condition.isEmpty())
			.toList();
		return new Place(node.getId(), answered(node), conditions, Stream.concat(next(node), border.stream()).toList(),
				border);
	}

	/** What the element itself says anew. */
	private static Set<String> answered(FlowNode node) {
		Set<String> answered = new HashSet<>((node instanceof UserTask) ? Contract.factsOf(node.getId()) : Set.of());
		node.getChildElementsByType(ExtensionElements.class)
			.stream()
			.flatMap((extensions) -> extensions.getChildElementsByType(CamundaInputOutput.class).stream())
			.flatMap((mapping) -> mapping.getCamundaOutputParameters().stream())
			.forEach((parameter) -> answered.add(parameter.getCamundaName()));
		return answered;
	}

	private static Stream<String> next(FlowNode node) {
		Stream<String> inside = (node instanceof SubProcess part)
				? part.getFlowElements().stream().filter(FlowNode.class::isInstance).map(BaseElement::getId)
				: Stream.empty();
		return Stream.concat(node.getOutgoing().stream().map((way) -> way.getTarget().getId()), inside);
	}

	private static String condition(SequenceFlow way) {
		return (way.getConditionExpression() != null) ? way.getConditionExpression().getTextContent().strip() : "";
	}

	/** The names in a condition, quoted ones too. */
	private static Set<String> names(String condition) {
		return NAME.matcher(condition).results().map((name) -> name.group()).collect(Collectors.toSet());
	}

	private static Set<String> wordsIn(String condition) {
		return WORD.matcher(condition)
			.results()
			.map((word) -> (word.group(1) != null) ? word.group(1) : word.group(2))
			.collect(Collectors.toSet());
	}

	/** All conditions that ask the record, and not only facts, from these elements on. */
	List<String> ofTheRecord(Collection<String> elements) {
		return elements.stream()
			.flatMap((element) -> this.conditions.getOrDefault(element, Set.of()).stream())
			.filter((condition) -> VARIABLE.matcher(condition).replaceAll("").contains("("))
			.distinct()
			.sorted()
			.toList();
	}

	/**
	 * Those facts that are still asked for from these elements on, as far as it matters.
	 */
	Map<String, Object> of(Map<String, Object> facts, Collection<String> elements) {
		Map<String, Object> asked = new TreeMap<>();
		elements.stream()
			.flatMap((element) -> this.facts.getOrDefault(element, Set.of()).stream())
			.filter(facts::containsKey)
			.forEach((name) -> asked.put(name, worth(name, facts.get(name))));
		return asked;
	}

	/** A word with which nothing is compared is as good as any other such word. */
	private Object worth(String name, Object fact) {
		boolean other = fact instanceof String word && !FLAGS.contains(word)
				&& !this.words.getOrDefault(name, Set.of()).contains(word);
		return other ? "…" : String.valueOf(fact);
	}

	/** Of these values, those that conditions tell apart, and one of all others. */
	List<Object> differing(String fact, List<Object> values) {
		Map<Object, Object> differing = new LinkedHashMap<>();
		values.forEach((value) -> differing
			.putIfAbsent((asksFor(fact) && value instanceof String) ? worth(fact, value) : value, value));
		return List.copyOf(differing.values());
	}

	/** Whether any condition asks for the fact. */
	boolean asksFor(String fact) {
		return this.words.containsKey(fact);
	}

	/** The names that are asked for together, by each condition. */
	static List<Set<String>> together(BpmnModelInstance model) {
		List<Set<String>> together = new ArrayList<>();
		model.getModelElementsByType(SequenceFlow.class)
			.stream()
			.map(Asked::condition)
			.filter((condition) -> !condition.isEmpty())
			.distinct()
			.forEach((condition) -> together.add(names(condition)));
		return together;
	}

	/**
	 * An element of the process.
	 *
	 * @param answered what it says anew
	 * @param conditions of the ways that leave it
	 * @param next what may follow, events at its border too
	 * @param border the events at its border
	 */
	private record Place(String id, Set<String> answered, List<String> conditions, List<String> next,
			List<String> border) {
	}

}
