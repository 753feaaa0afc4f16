package feedbackloop.process;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.List;

import feedbackloop.process.PatternNode.Chars;
import feedbackloop.process.PatternNode.Choice;
import feedbackloop.process.PatternNode.Repeat;
import feedbackloop.process.PatternNode.Sequence;

/**
 * How long a browser may take over a pattern. Browsers try one way after the other: where
 * the same text can be divided in ever more ways, they never come to an end.
 */
final class PatternCost {

	/** Few repetitions are looked at one by one, others as any number of them. */
	private static final int FEW = 10;

	private static final int FEW_ALIKE = 50;

	private static final int MOST_PLACES = 400;

	private final List<BitSet> sets = new ArrayList<>();

	private final List<BitSet> following = new ArrayList<>();

	private boolean exponential;

	private final List<Stretch> stretches = new ArrayList<>();

	private PatternCost() {
	}

	/**
	 * The tries that a text of that length may take, at most; infinite when each
	 * character may double them.
	 */
	static double of(PatternReader.Way way, int length) {
		PatternCost cost = new PatternCost();
		PatternNode node = unrolled(way.node());
		cost.place(node);
		if (cost.exponential || cost.isAmbiguous()) {
			return Double.POSITIVE_INFINITY;
		}
		cost.stretch(node, length);
		return cost.longest() * (way.atStart() ? 1 : length);
	}

	private static PatternNode unrolled(PatternNode node) {
		if (node instanceof Sequence sequence) {
			return new Sequence(sequence.parts().stream().map(PatternCost::unrolled).toList());
		}
		if (node instanceof Choice choice) {
			return new Choice(choice.parts().stream().map(PatternCost::unrolled).toList());
		}
		if (!(node instanceof Repeat repeat)) {
			return node;
		}
		PatternNode part = unrolled(repeat.part());
		boolean alike = repeat.least() == repeat.most() && repeat.most() <= FEW_ALIKE;
		if (!alike && (repeat.most() > FEW || isPlain(part))) {
			return new Repeat(part, repeat.least(), repeat.most());
		}
		PatternNode rest = new Sequence(List.of());
		for (int i = repeat.least(); i < repeat.most(); i++) {
			rest = new Repeat(new Sequence(List.of(part, rest)), 0, 1);
		}
		List<PatternNode> parts = new ArrayList<>(Collections.nCopies(repeat.least(), part));
		parts.add(rest);
		return new Sequence(parts);
	}

	private static boolean isPlain(PatternNode node) {
		return node instanceof Chars
				|| node instanceof Sequence sequence && sequence.parts().stream().allMatch(PatternCost::isPlain);
	}

	/** Gives each character of the pattern a place, and notes which may follow which. */
	private Ends place(PatternNode node) {
		if (node instanceof Chars chars) {
			if (this.sets.size() >= MOST_PLACES) {
				this.exponential = true;
				return new Ends(false, new BitSet(), new BitSet());
			}
			BitSet place = new BitSet();
			place.set(this.sets.size());
			this.sets.add(chars.set());
			this.following.add(new BitSet());
			return new Ends(false, place, place);
		}
		if (node instanceof Sequence sequence) {
			Ends all = new Ends(true, new BitSet(), new BitSet());
			for (PatternNode part : sequence.parts()) {
				Ends ends = place(part);
				all.last().stream().forEach((last) -> this.following.get(last).or(ends.first()));
				all = new Ends(all.empty() && ends.empty(),
						all.empty() ? union(all.first(), ends.first()) : all.first(),
						ends.empty() ? union(all.last(), ends.last()) : ends.last());
			}
			return all;
		}
		if (node instanceof Choice choice) {
			Ends all = new Ends(false, new BitSet(), new BitSet());
			for (PatternNode part : choice.parts()) {
				Ends ends = place(part);
				all = new Ends(all.empty() || ends.empty(), union(all.first(), ends.first()),
						union(all.last(), ends.last()));
			}
			return all;
		}
		Repeat repeat = (Repeat) node;
		Ends ends = place(repeat.part());
		if (repeat.most() > 1) {
			// What may be nothing, or may go on by itself too, can be divided at will.
			this.exponential |= ends.empty()
					|| ends.last().stream().anyMatch((last) -> this.following.get(last).intersects(ends.first()));
			ends.last().stream().forEach((last) -> this.following.get(last).or(ends.first()));
		}
		return new Ends(ends.empty() || repeat.least() == 0, ends.first(), ends.last());
	}

	/**
	 * Whether the same characters lead from a place back to it in two ways. Looks at
	 * pairs of places that the same characters reach.
	 */
	private boolean isAmbiguous() {
		int places = this.sets.size();
		List<BitSet> reached = reached();
		BitSet from = new BitSet();
		BitSet to = new BitSet();
		for (int place = 0; place < places; place++) {
			if (reached.get(place).get(place)) {
				from.set(place * places + place);
				to.set(place * places + place);
			}
		}
		spread(from, reached, this.following);
		spread(to, reached, preceding());
		from.and(to);
		return from.stream().anyMatch((pair) -> pair / places != pair % places);
	}

	private List<BitSet> reached() {
		List<BitSet> reached = this.following.stream().map((next) -> (BitSet) next.clone()).toList();
		for (int middle = 0; middle < reached.size(); middle++) {
			for (BitSet from : reached) {
				if (from.get(middle)) {
					from.or(reached.get(middle));
				}
			}
		}
		return reached;
	}

	private List<BitSet> preceding() {
		List<BitSet> preceding = new ArrayList<>();
		this.sets.forEach((set) -> preceding.add(new BitSet()));
		for (int place = 0; place < this.sets.size(); place++) {
			int from = place;
			this.following.get(place).stream().forEach((next) -> preceding.get(next).set(from));
		}
		return preceding;
	}

	private void spread(BitSet pairs, List<BitSet> reached, List<BitSet> next) {
		int places = this.sets.size();
		List<Integer> open = new ArrayList<>(pairs.stream().boxed().toList());
		while (!open.isEmpty()) {
			int pair = open.remove(open.size() - 1);
			int one = pair / places;
			int other = pair % places;
			next.get(one).stream().filter((step) -> inOneLoop(one, step, reached)).forEach((first) -> {
				next.get(other)
					.stream()
					.filter((step) -> inOneLoop(other, step, reached)
							&& this.sets.get(first).intersects(this.sets.get(step)))
					.map((second) -> first * places + second)
					.filter((found) -> !pairs.get(found))
					.forEach((found) -> {
						pairs.set(found);
						open.add(found);
					});
			});
		}
	}

	private static boolean inOneLoop(int place, int other, List<BitSet> reached) {
		return reached.get(place).get(other) && reached.get(other).get(place);
	}

	/** Lists what may be of different lengths, in the order of the pattern. */
	private void stretch(PatternNode node, int length) {
		if (node instanceof Sequence sequence) {
			sequence.parts().forEach((part) -> stretch(part, length));
		}
		else if (node instanceof Choice choice) {
			this.stretches.add(new Stretch(choice.parts().size(), choice.alphabet()));
			choice.parts().forEach((part) -> stretch(part, length));
		}
		else if (node instanceof Repeat repeat) {
			boolean once = repeat.most() == 1;
			int ways = Math.min(repeat.most(), length + repeat.least()) - repeat.least() + 1;
			this.stretches.add(new Stretch(ways, repeat.alphabet()));
			if (once) {
				stretch(repeat.part(), length);
			}
		}
	}

	/** Those that may take characters from each other multiply. */
	private double longest() {
		double[] costs = new double[this.stretches.size()];
		double longest = 1;
		for (int i = 0; i < costs.length; i++) {
			Stretch stretch = this.stretches.get(i);
			costs[i] = stretch.ways();
			for (int j = 0; j < i; j++) {
				if (stretch.alphabet().intersects(this.stretches.get(j).alphabet())) {
					costs[i] = Math.max(costs[i], costs[j] * stretch.ways());
				}
			}
			longest = Math.max(longest, costs[i]);
		}
		return longest;
	}

	private static BitSet union(BitSet some, BitSet others) {
		BitSet all = (BitSet) some.clone();
		all.or(others);
		return all;
	}

	/**
	 * Where a part may begin and end.
	 *
	 * @param empty whether it may be nothing
	 */
	private record Ends(boolean empty, BitSet first, BitSet last) {

	}

	/**
	 * A part that may be of different lengths.
	 */
	private record Stretch(int ways, BitSet alphabet) {

	}

}
