package feedbackloop.models.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;
import feedbackloop.process.Contract;
import feedbackloop.process.Keys.Processes;
import feedbackloop.process.Keys.Variables;
import org.camunda.bpm.impl.juel.jakarta.el.ELException;

/**
 * The ways that cases take when conditions are answered: people may answer anything that
 * their task accepts, tables anything that they can, beans anything.
 */
final class KnownWays implements Ways<Known> {

	/** What a case has from its start on. */
	private static final Map<String, Set<String>> GIVEN = Map.of(Processes.FEEDBACK, Set.of(Variables.FEEDBACK_NUMBER,
			Variables.CHANNEL, Variables.CORE_BLOCKED, Variables.STATED_MARK, Variables.RISK_HINT, Variables.REACH,
			Variables.LANGUAGE, Variables.SENSITIVE, Variables.DECLINE_TOLD, Variables.OBJECTIONS),
			Processes.IMPROVEMENT, Set.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER,
					Variables.FEEDBACK_TYPE, Variables.GRADE, Variables.COMPLIANCE_RISK, Variables.LEAD),
			Processes.CONTRIBUTION,
			Set.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER, Variables.CONTRIBUTION_TEAM,
					Variables.FEEDBACK_TYPE, Variables.GRADE, Variables.COMPLIANCE_RISK, Variables.LEAD),
			Processes.MEASURE, Set.of(Variables.FEEDBACK_NUMBER, Variables.IMPROVEMENT_NUMBER, Variables.MEASURE_NUMBER,
					Variables.GRADE, Variables.COMPLIANCE_RISK));

	/** What beans set. */
	private static final Map<String, Set<String>> LOADED = Map.of("${loadMeasure}", Set.of(Variables.DEPARTMENT,
			Variables.NEEDS_PILOT, Variables.PLANNED_DUE, Variables.MEASURE_KIND, Variables.LANDING),
			"${computePriority}",
			Set.of(Variables.AFFECTED, Variables.PRIORITY_SCORE, Variables.GRADE, Variables.GRADE_REASON,
					Variables.PATH, Variables.TEAM, Variables.LEAD),
			"${openImprovement}", Set.of(Variables.IMPROVEMENT_NUMBER), "${joinImprovement}",
			Set.of(Variables.IMPROVEMENT_NUMBER));

	private final ProcessModel model;

	private final FactValues facts;

	private final List<DutyMark> marks;

	private final Set<String> wanted;

	private final Map<XmlElement, Set<String>> set = new HashMap<>();

	private final Map<XmlElement, Set<String>> read = new HashMap<>();

	private final Set<String> followed;

	/** What a token may need that is elsewhere. */
	private final Set<String> kept;

	private final Map<String, Optional<FactQuestion>> questions = new HashMap<>();

	private final Map<List<Object>, List<List<XmlElement>>> chosen = new HashMap<>();

	private final Map<XmlElement, List<Map<String, Object>>> answers = new HashMap<>();

	private final List<TokenGame<Known>> games = new ArrayList<>();

	private final Map<XmlElement, String> missing = new LinkedHashMap<>();

	private boolean decided = true;

	/**
	 * @param wanted the facts that the marks ask for
	 */
	KnownWays(ProcessModel model, FactValues facts, List<DutyMark> marks, Set<String> wanted) {
		this.model = model;
		this.facts = facts;
		this.marks = marks;
		this.wanted = wanted;
		Set<String> asked = new HashSet<>(wanted);
		for (XmlElement node : model.nodes()) {
			Set<String> names = model.outgoing(node)
				.map(ProcessModel::condition)
				.flatMap((condition) -> question(condition).stream())
				.flatMap((question) -> question.names().stream())
				.collect(Collectors.toSet());
			this.read.put(node, names);
			asked.addAll(names);
		}
		asked.removeAll(GIVEN.getOrDefault(model.key(), Set.of()));
		for (XmlElement node : model.nodes()) {
			this.set.put(node, setBy(node).filter(asked::contains).collect(Collectors.toSet()));
		}
		this.followed = this.set.values().stream().flatMap(Set::stream).collect(Collectors.toSet());
		if (GIVEN.containsKey(model.key())) {
			asked.stream().filter(Contract.variables()::contains).forEach(this.followed::add);
		}
		this.kept = model.nodes().stream().anyMatch((node) -> forks(model, node)) ? this.followed : Set.of();
		live();
	}

	private static boolean forks(ProcessModel model, XmlElement node) {
		return model.outgoing(node).count() > 1 && !node.is(ProcessModel.BPMN, "exclusiveGateway", "eventBasedGateway");
	}

	private static Stream<String> setBy(XmlElement node) {
		Stream<String> answered = node.is(ProcessModel.BPMN, "userTask") ? Contract.factsOf(node.id()).stream()
				: Stream.empty();
		return Stream.concat(answered, ProcessModel.own(node)
			.flatMap((element) -> Stream.concat(OwnVariables.setBy(element), setByBean(element))));
	}

	private static Stream<String> setByBean(XmlElement element) {
		String bean = element.attribute("delegateExpression")
				+ element.attribute(ProcessModel.CAMUNDA, "delegateExpression");
		return LOADED.getOrDefault(bean, Set.of()).stream();
	}

	/** What is read at a step or after it, before it is set anew. */
	private void live() {
		boolean changed = true;
		while (changed) {
			changed = false;
			for (XmlElement node : this.model.nodes()) {
				Set<String> after = new HashSet<>(after(node));
				after.removeAll(this.set.get(node));
				this.model.boundary(node).forEach((event) -> after.addAll(this.read.get(event)));
				Set<String> all = new HashSet<>(this.read.get(node));
				changed |= all.addAll(after);
				this.read.put(node, all);
			}
		}
	}

	private Set<String> after(XmlElement node) {
		Stream<XmlElement> around = ProcessModel.isNode(node.parent()) ? this.model.outgoing(node).findAny().isEmpty()
				? ProcessFlow.next(this.model, node.parent()) : this.model.boundary(node.parent()) : Stream.empty();
		return Stream.concat(ProcessFlow.next(this.model, node), around)
			.flatMap((next) -> this.read.get(next).stream())
			.collect(Collectors.toSet());
	}

	/**
	 * Plays the level from the step on.
	 */
	TokenGame<Known> play(XmlElement start, Known known) {
		TokenGame<Known> game = new TokenGame<>(this.model, this).from(start, known);
		this.games.add(game);
		this.decided &= game.isDecided();
		return game;
	}

	boolean isDecided() {
		return this.decided;
	}

	/** Flows that ask for a fact which need not be there by then, each with the fact. */
	Map<XmlElement, String> missing() {
		return this.missing;
	}

	/** What can be known when a case comes to the step. */
	Set<Known> knownAt(XmlElement step) {
		return this.games.stream().flatMap((game) -> game.knownAt(step).stream()).collect(Collectors.toSet());
	}

	@Override
	public List<Known> after(XmlElement step, Known known) {
		Set<String> keep = new HashSet<>(this.kept);
		keep.addAll(after(step));
		Set<Known> after = new LinkedHashSet<>();
		for (Known inside : inside(step, known)) {
			for (Map<String, Object> values : answers(step)) {
				Known done = inside.with(values);
				for (DutyMark mark : this.marks) {
					done = mark.after(step, done);
				}
				after.add(done.only(keep));
			}
		}
		if (step.is(ProcessModel.BPMN, "userTask")
				&& step.children(ProcessModel.BPMN, "multiInstanceLoopCharacteristics").findAny().isPresent()) {
			// There may be nobody to do it.
			after.add(known);
		}
		return List.copyOf(after);
	}

	@Override
	public Collection<Known> during(XmlElement step, Known known) {
		return start(step).map((start) -> play(start, known).known()).orElse(List.of(known));
	}

	/** What is known when what is inside the step has ended. */
	private Collection<Known> inside(XmlElement step, Known known) {
		return start(step).<Collection<Known>>map((start) -> {
			TokenGame<Known> game = play(start, known);
			return step.children(ProcessModel.BPMN, "endEvent")
				.flatMap((end) -> game.knownAt(end).stream())
				.collect(Collectors.toSet());
		}).orElse(List.of(known));
	}

	private static Optional<XmlElement> start(XmlElement step) {
		return step.is(ProcessModel.BPMN, "subProcess") ? step.children(ProcessModel.BPMN, "startEvent").findFirst()
				: Optional.empty();
	}

	private List<Map<String, Object>> answers(XmlElement step) {
		return this.answers.computeIfAbsent(step, (key) -> all(this.set.get(step)));
	}

	/**
	 * All that may be known where anything may have happened before.
	 */
	List<Known> anything(XmlElement start) {
		Set<String> names = new HashSet<>(this.read.get(start));
		names.retainAll(this.followed);
		return all(names).stream().map(Known.nothing()::with).toList();
	}

	private List<Map<String, Object>> all(Set<String> names) {
		List<Map<String, Object>> combinations = List.of(Map.of());
		for (String name : names) {
			List<Object> values = possible(name);
			if ((long) combinations.size() * values.size() > FactCombinations.MOST) {
				this.decided = false;
				return List.of();
			}
			combinations = combinations.stream()
				.flatMap((combination) -> values.stream()
					.map((value) -> FactCombinations.with(combination, name, value)))
				.toList();
		}
		return combinations;
	}

	/** One of all values that no condition tells apart. */
	private List<Object> possible(String name) {
		List<FactQuestion> asked = this.questions.values()
			.stream()
			.flatMap(Optional::stream)
			.filter((question) -> question.names().contains(name))
			.toList();
		Set<Object> constants = asked.stream()
			.flatMap((question) -> question.constants().stream())
			.collect(Collectors.toSet());
		List<Object> all = FactCombinations.values(this.facts.of(name), constants, true);
		if (this.wanted.contains(name)) {
			return all;
		}
		Map<Object, Object> kinds = new LinkedHashMap<>();
		all.forEach((value) -> kinds.putIfAbsent(
				asked.stream().map((question) -> answers(question, Collections.singletonMap(name, value))).toList(),
				value));
		return new ArrayList<>(kinds.values());
	}

	private Object answers(FactQuestion question, Map<String, Object> known) {
		return FactCombinations.of(List.of(question), this.facts, true, known)
			.<Object>map((all) -> all.stream().map((values) -> answer(question, values)).toList())
			.orElse(known);
	}

	private static Object answer(FactQuestion question, Map<String, Object> values) {
		try {
			return Objects.requireNonNullElse(question.answer(values), "");
		}
		catch (ELException ex) {
			return "";
		}
	}

	@Override
	public List<List<XmlElement>> choices(XmlElement gateway, List<XmlElement> flows, Known known) {
		List<Object> key = new ArrayList<>(List.of(gateway));
		this.read.get(gateway)
			.stream()
			.sorted()
			.forEach((name) -> key.add(known.values().containsKey(name) ? known.values().get(name) : this));
		return this.chosen.computeIfAbsent(key, (any) -> choose(gateway, flows, known));
	}

	private List<List<XmlElement>> choose(XmlElement gateway, List<XmlElement> flows, Known known) {
		List<FactQuestion> asked = flows.stream()
			.flatMap((flow) -> question(ProcessModel.condition(flow)).stream())
			.toList();
		Map<String, Object> fixed = new HashMap<>();
		this.followed.forEach((name) -> fixed.put(name, known.values().get(name)));
		Optional<List<Map<String, Object>>> all = FactCombinations.of(asked, this.facts, true, fixed);
		if (all.isEmpty()) {
			this.decided = false;
			return List.of();
		}
		if (!gateway.is(ProcessModel.BPMN, "exclusiveGateway")) {
			flows.forEach((flow) -> needs(flow, known));
		}
		Set<List<XmlElement>> taken = new LinkedHashSet<>();
		for (Map<String, Object> values : all.get()) {
			taken.addAll(gateway.is(ProcessModel.BPMN, "exclusiveGateway") ? first(gateway, flows, values, known)
					: holding(gateway, flows, values));
		}
		return List.copyOf(taken);
	}

	private List<List<XmlElement>> first(XmlElement gateway, List<XmlElement> flows, Map<String, Object> values,
			Known known) {
		List<List<XmlElement>> taken = new ArrayList<>();
		for (XmlElement flow : flows) {
			if (!isDefault(gateway, flow)) {
				needs(flow, known);
				Optional<Boolean> holds = holds(flow, values);
				if (holds.orElse(true)) {
					taken.add(List.of(flow));
				}
				if (holds.isPresent() && holds.get()) {
					return taken;
				}
			}
		}
		flows.stream().filter((flow) -> isDefault(gateway, flow)).forEach((flow) -> taken.add(List.of(flow)));
		return taken;
	}

	private void needs(XmlElement flow, Known known) {
		question(ProcessModel.condition(flow)).stream()
			.flatMap((question) -> question.needed().stream())
			.filter((name) -> this.followed.contains(name) && !known.values().containsKey(name))
			.forEach((name) -> this.missing.putIfAbsent(flow, name));
	}

	private List<List<XmlElement>> holding(XmlElement gateway, List<XmlElement> flows, Map<String, Object> values) {
		List<XmlElement> maybe = flows.stream()
			.filter((flow) -> isDefault(gateway, flow) || holds(flow, values).orElse(true))
			.toList();
		return Ways.any()
			.choices(gateway, maybe, true)
			.stream()
			.filter((set) -> flows.stream()
				.filter((flow) -> !isDefault(gateway, flow) && holds(flow, values).orElse(false))
				.allMatch(set::contains))
			.toList();
	}

	private static boolean isDefault(XmlElement gateway, XmlElement flow) {
		return flow.id().equals(gateway.attribute("default"));
	}

	/** Empty when it cannot be said. */
	private Optional<Boolean> holds(XmlElement flow, Map<String, Object> values) {
		Optional<FactQuestion> question = question(ProcessModel.condition(flow));
		if (question.isEmpty() || question.get().names().stream().anyMatch((name) -> !this.facts.knows(Set.of(name)))) {
			return Optional.empty();
		}
		return Optional.of(answer(question.get(), values).equals(true));
	}

	private Optional<FactQuestion> question(String condition) {
		return this.questions.computeIfAbsent(condition, FactQuestion::of);
	}

}
