package feedbackloop.models.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import feedbackloop.notation.ProcessModel;
import feedbackloop.notation.XmlElement;

/**
 * Plays the token game of one level of a process, with every way that may be taken: where
 * a case can be at the same time. A token waits in a step, or on a flow into a join. What
 * does not interrupt a step is played by itself.
 *
 * @param <D> what is known of the case
 */
final class TokenGame<D> {

	/** More would take too long after each pause of somebody who types. */
	static final int MOST_STATES = 20_000;

	/** More ways from one choice of several make too many sets. */
	private static final int MOST_WAYS = 10;

	private final ProcessModel model;

	private final Ways<D> ways;

	private final Map<XmlElement, Integer> numbers = new HashMap<>();

	private final List<XmlElement> places = new ArrayList<>();

	/** Looked up once: a game comes to each of them thousands of times. */
	private final Map<XmlElement, Step> steps = new HashMap<>();

	private final Map<XmlElement, XmlElement> targets = new HashMap<>();

	private final Map<XmlElement, BitSet> reaching = new HashMap<>();

	private final Set<State<D>> seen = new HashSet<>();

	private final Deque<State<D>> open = new ArrayDeque<>();

	private final Map<XmlElement, XmlElement> together = new LinkedHashMap<>();

	private final Map<XmlElement, XmlElement> waiting = new LinkedHashMap<>();

	private final Map<XmlElement, XmlElement> cutOff = new LinkedHashMap<>();

	private boolean decided = true;

	TokenGame(ProcessModel model, Ways<D> ways) {
		this.model = model;
		this.ways = ways;
		Stream.concat(model.nodes().stream(), model.flows().stream()).forEach((place) -> {
			this.numbers.put(place, this.places.size());
			this.places.add(place);
		});
	}

	/**
	 * Plays it from a step on.
	 */
	TokenGame<D> from(XmlElement start, D known) {
		BitSet marking = new BitSet();
		marking.set(this.numbers.get(start));
		reach(new State<>(marking, known, null));
		while (!this.open.isEmpty()) {
			if (this.seen.size() > MOST_STATES) {
				this.decided = false;
				this.open.clear();
				return this;
			}
			play(this.open.pop());
		}
		return this;
	}

	/** Whether all that can happen was looked at. */
	boolean isDecided() {
		return this.decided;
	}

	/** Steps that two tokens can reach at once, each with what forked the ways to it. */
	Map<XmlElement, XmlElement> together() {
		return this.together;
	}

	/** Joins at which a token can wait for ever, each with what took another way. */
	Map<XmlElement, XmlElement> waiting() {
		return this.waiting;
	}

	/** Ends that take others' work away, each with a step that is cut off. */
	Map<XmlElement, XmlElement> cutOff() {
		return this.cutOff;
	}

	/** What was known when tokens were in the step. */
	Collection<D> knownAt(XmlElement step) {
		int number = this.numbers.get(step);
		Set<D> known = new HashSet<>();
		this.seen.stream().filter((state) -> state.marking.get(number)).forEach((state) -> known.add(state.known));
		return known;
	}

	/** All that was known at some time. */
	Collection<D> known() {
		return this.seen.stream().map((state) -> state.known).collect(Collectors.toSet());
	}

	private void reach(State<D> state) {
		if (this.seen.add(state)) {
			this.open.push(state);
		}
	}

	private void play(State<D> state) {
		boolean moved = false;
		for (int number = state.marking.nextSetBit(0); number >= 0; number = state.marking.nextSetBit(number + 1)) {
			XmlElement place = this.places.get(number);
			if (ProcessModel.isNode(place)) {
				moved = true;
				leave(state, place);
			}
			else if (!isJoin(target(place))) {
				moved = true;
				arrive(state.without(number), target(place));
			}
		}
		if (!moved) {
			stuck(state);
		}
	}

	private void leave(State<D> state, XmlElement step) {
		State<D> left = state.without(this.numbers.get(step));
		Step facts = of(step);
		facts.interrupting()
			.forEach((event) -> this.ways.during(step, state.known)
				.forEach((known) -> arrive(new State<>(left.marking, known, left.fork), event)));
		if (facts.endsAll()) {
			left.marking.stream()
				.mapToObj(this.places::get)
				.findFirst()
				.ifPresent(
						(place) -> this.cutOff.putIfAbsent(step, ProcessModel.isNode(place) ? place : target(place)));
			return;
		}
		List<List<XmlElement>> choices = choices(step, state.known);
		for (D known : this.ways.after(step, state.known)) {
			facts.linked().ifPresent((event) -> arrive(new State<>(left.marking, known, left.fork), event));
			choices.forEach(
					(flows) -> take(new State<>(left.marking, known, (flows.size() > 1) ? step : left.fork), flows));
		}
	}

	/** A gateway decides by what is known when a case comes to it. */
	private List<List<XmlElement>> choices(XmlElement step, D known) {
		List<XmlElement> flows = of(step).flows();
		if (flows.size() < 2) {
			return List.of(flows);
		}
		if (step.is(ProcessModel.BPMN, "exclusiveGateway", "inclusiveGateway")) {
			if (flows.size() > MOST_WAYS && step.is(ProcessModel.BPMN, "inclusiveGateway")) {
				this.decided = false;
				return Ways.oneOf(flows);
			}
			return this.ways.choices(step, flows, known);
		}
		return step.is(ProcessModel.BPMN, "eventBasedGateway") ? Ways.oneOf(flows) : List.of(flows);
	}

	/** Of several flows the engine follows one after the other. */
	private void take(State<D> before, List<XmlElement> flows) {
		State<D> state = before;
		for (XmlElement flow : flows) {
			XmlElement target = target(flow);
			state = (state != null) ? put(state, (flows.size() > 1 || isJoin(target)) ? flow : target, target) : null;
		}
		for (XmlElement flow : flows) {
			state = (state != null && isJoin(target(flow))) ? join(state, target(flow)) : state;
		}
		if (state != null) {
			reach(state);
		}
	}

	private void arrive(State<D> state, XmlElement node) {
		State<D> there = put(state, node, node);
		if (there != null) {
			reach(there);
		}
	}

	/** Null when there is a token already. */
	private State<D> put(State<D> state, XmlElement place, XmlElement step) {
		int number = this.numbers.get(place);
		if (state.marking.get(number)) {
			this.together.putIfAbsent(step, (state.fork != null) ? state.fork : step);
			return null;
		}
		BitSet marking = (BitSet) state.marking.clone();
		marking.set(number);
		return new State<>(marking, state.known, state.fork);
	}

	/** The engine looks at a join when a token arrives there, and not again. */
	private State<D> join(State<D> state, XmlElement join) {
		BitSet flows = new BitSet();
		this.model.incoming(join).forEach((flow) -> flows.set(this.numbers.get(flow)));
		BitSet missing = (BitSet) flows.clone();
		missing.andNot(state.marking);
		if (!missing.isEmpty() && !comesNoMore(state, join)) {
			return state;
		}
		BitSet marking = (BitSet) state.marking.clone();
		marking.andNot(flows);
		return put(new State<>(marking, state.known, state.fork), join, join);
	}

	/** Only an inclusive join asks whether another token may still come. */
	private boolean comesNoMore(State<D> state, XmlElement join) {
		if (!join.is(ProcessModel.BPMN, "inclusiveGateway")) {
			return false;
		}
		BitSet from = this.reaching.computeIfAbsent(join, this::reaching);
		return !state.marking.intersects(from);
	}

	/** The places from which flows lead to the join, those right before it left out. */
	private BitSet reaching(XmlElement join) {
		BitSet from = new BitSet();
		for (XmlElement place : this.places) {
			boolean node = ProcessModel.isNode(place);
			XmlElement step = node ? place : this.model.find(place.attribute("sourceRef"));
			if (!place.equals(join) && (node || !target(place).equals(join))
					&& ProcessFlow
						.reach(List.of(step), (next) -> this.model.outgoing(next).map(this::target), (next) -> true)
						.contains(join)) {
				from.set(this.numbers.get(place));
			}
		}
		return from;
	}

	private void stuck(State<D> state) {
		state.marking.stream()
			.mapToObj(this.places::get)
			.forEach((flow) -> this.waiting.putIfAbsent(target(flow),
					(state.fork != null) ? state.fork : this.model.find(flow.attribute("sourceRef"))));
	}

	private XmlElement target(XmlElement flow) {
		return this.targets.computeIfAbsent(flow, (any) -> this.model.find(flow.attribute("targetRef")));
	}

	private boolean isJoin(XmlElement node) {
		return of(node).join();
	}

	private Step of(XmlElement node) {
		return this.steps.computeIfAbsent(node,
				(any) -> new Step(this.model.outgoing(node).toList(),
						this.model.boundary(node).filter(ProcessFlow::interrupts).toList(),
						ProcessFlow.linked(this.model, node), ProcessFlow.endsAll(node),
						node.is(ProcessModel.BPMN, "parallelGateway", "inclusiveGateway")
								&& this.model.incoming(node).count() > 1));
	}

	/**
	 * What the model says of a step.
	 *
	 * @param flows those that leave it
	 * @param interrupting the events at its border that take it away
	 * @param linked where its link leads, if it throws one
	 * @param endsAll whether it takes all other tokens with it
	 * @param join whether it waits for several tokens
	 */
	private record Step(List<XmlElement> flows, List<XmlElement> interrupting, Optional<XmlElement> linked,
			boolean endsAll, boolean join) {

	}

	/**
	 * Where the tokens are, what is known, and what forked them last.
	 */
	private static final class State<D> {

		private final BitSet marking;

		private final D known;

		private final XmlElement fork;

		State(BitSet marking, D known, XmlElement fork) {
			this.marking = marking;
			this.known = known;
			this.fork = fork;
		}

		State<D> without(int place) {
			BitSet rest = (BitSet) this.marking.clone();
			rest.clear(place);
			return new State<>(rest, this.known, this.fork);
		}

		@Override
		public boolean equals(Object other) {
			return other instanceof State<?> state && this.marking.equals(state.marking)
					&& this.known.equals(state.known);
		}

		@Override
		public int hashCode() {
			return 31 * this.marking.hashCode() + this.known.hashCode();
		}

	}

}
