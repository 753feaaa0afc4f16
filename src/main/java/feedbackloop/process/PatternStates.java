package feedbackloop.process;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

import feedbackloop.process.PatternNode.Chars;
import feedbackloop.process.PatternNode.Choice;
import feedbackloop.process.PatternNode.Repeat;
import feedbackloop.process.PatternNode.Sequence;

/**
 * Compares texts with a pattern character by character and follows all ways at once, so
 * that no text takes long.
 */
final class PatternStates {

	static final int MOST = 10_000;

	private final List<State> states = new ArrayList<>();

	private final int fits;

	private final List<PatternReader.Way> ways;

	private final List<Integer> starts = new ArrayList<>();

	/**
	 * Prepares the states.
	 * @throws IllegalArgumentException if there would be too many
	 */
	PatternStates(List<PatternReader.Way> ways) {
		this.ways = ways;
		this.fits = add(new State(null, -1, -1));
		ways.forEach((way) -> this.starts.add(before(way.node(), this.fits)));
	}

	/**
	 * Whether it fits the text, or a part of it where the pattern does not say from
	 * beginning to end.
	 */
	boolean fits(String text) {
		for (int i = 0; i < this.ways.size(); i++) {
			if (fits(text, this.starts.get(i), this.ways.get(i))) {
				return true;
			}
		}
		return false;
	}

	private boolean fits(String text, int start, PatternReader.Way way) {
		BitSet now = new BitSet();
		for (int at = 0; at <= text.length(); at++) {
			if (at == 0 || !way.atStart()) {
				enter(start, now);
			}
			if (now.get(this.fits) && (!way.atEnd() || at == text.length())) {
				return true;
			}
			if (at < text.length()) {
				now = after(text.charAt(at), now);
			}
		}
		return false;
	}

	private BitSet after(char character, BitSet now) {
		BitSet next = new BitSet();
		now.stream().mapToObj(this.states::get).forEach((state) -> {
			if (state.set() != null && state.set().get(character)) {
				enter(state.next(), next);
			}
		});
		return next;
	}

	/** Enters a state and all that need no further character. */
	private void enter(int first, BitSet entered) {
		List<Integer> open = new ArrayList<>(List.of(first));
		while (!open.isEmpty()) {
			int state = open.remove(open.size() - 1);
			if (state >= 0 && !entered.get(state)) {
				entered.set(state);
				if (this.states.get(state).set() == null) {
					open.add(this.states.get(state).next());
					open.add(this.states.get(state).other());
				}
			}
		}
	}

	/** The state before the part, from which it leads to the next. */
	private int before(PatternNode node, int next) {
		if (node instanceof Chars chars) {
			return add(new State(chars.set(), next, -1));
		}
		if (node instanceof Sequence sequence) {
			int before = next;
			for (int i = sequence.parts().size() - 1; i >= 0; i--) {
				before = before(sequence.parts().get(i), before);
			}
			return before;
		}
		if (node instanceof Choice choice) {
			int before = -1;
			for (PatternNode part : choice.parts()) {
				before = add(new State(null, before(part, next), before));
			}
			return before;
		}
		return before((Repeat) node, next);
	}

	private int before(Repeat repeat, int next) {
		int before = next;
		if (repeat.most() == PatternNode.UNLIMITED) {
			int loop = add(new State(null, next, -1));
			this.states.set(loop, new State(null, next, before(repeat.part(), loop)));
			before = loop;
		}
		else {
			for (int i = repeat.least(); i < repeat.most(); i++) {
				before = add(new State(null, before(repeat.part(), before), next));
			}
		}
		for (int i = 0; i < repeat.least(); i++) {
			before = before(repeat.part(), before);
		}
		return before;
	}

	private int add(State state) {
		if (this.states.size() >= MOST) {
			throw new IllegalArgumentException("The pattern is too large");
		}
		this.states.add(state);
		return this.states.size() - 1;
	}

	/**
	 * A place in the pattern.
	 *
	 * @param set the characters that lead on, null when it leads on without one
	 * @param other another state that it leads to, -1 for none
	 */
	private record State(BitSet set, int next, int other) {

	}

}
