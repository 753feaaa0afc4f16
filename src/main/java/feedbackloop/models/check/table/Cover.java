package feedbackloop.models.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether boxes cover another one. A box has a set of kinds for each input and holds all
 * their combinations. Looks at one input after the other and keeps the boxes that are
 * still met; combinations that are met by the same boxes are looked at once.
 */
final class Cover {

	/** About a second, and 30 MB. */
	static final int MOST_STEPS = 200_000;

	private final List<BitSet[]> boxes;

	/** By input and kind: the boxes that hold the kind. */
	private final List<List<BitSet>> holding = new ArrayList<>();

	/** The inputs, those first that most boxes restrict. */
	private final int[] order;

	/** By place in the order: the boxes that restrict nothing from there on. */
	private final List<BitSet> openFrom = new ArrayList<>();

	private int steps;

	Cover(List<Domain> domains, List<BitSet[]> boxes) {
		this.boxes = boxes;
		for (int input = 0; input < domains.size(); input++) {
			List<BitSet> kinds = new ArrayList<>();
			for (int kind = 0; kind < domains.get(input).size(); kind++) {
				kinds.add(holding(input, kind));
			}
			this.holding.add(kinds);
		}
		this.order = IntStream.range(0, domains.size())
			.boxed()
			.sorted(Comparator.comparing((Integer input) -> open(input, domains).cardinality()))
			.mapToInt(Integer::intValue)
			.toArray();
		BitSet open = first(boxes.size());
		for (int i = this.order.length; i >= 0; i--) {
			if (i < this.order.length) {
				open.and(open(this.order[i], domains));
			}
			this.openFrom.add(0, (BitSet) open.clone());
		}
	}

	private BitSet holding(int input, int kind) {
		return boxes((box) -> box[input].get(kind));
	}

	private BitSet open(int input, List<Domain> domains) {
		return boxes((box) -> box[input].cardinality() == domains.get(input).size());
	}

	private BitSet boxes(java.util.function.Predicate<BitSet[]> wanted) {
		BitSet found = new BitSet(this.boxes.size());
		for (int i = 0; i < this.boxes.size(); i++) {
			if (wanted.test(this.boxes.get(i))) {
				found.set(i);
			}
		}
		return found;
	}

	/**
	 * A combination in the box that none of the first boxes holds, null when they cover
	 * it.
	 * @param counted how many boxes count, from the first
	 * @throws TooLarge when it cannot be decided in reasonable time
	 */
	int[] uncovered(BitSet[] within, int counted) {
		int[] found = new int[this.order.length];
		return search(0, first(counted), within, found, new HashSet<>()) ? found : null;
	}

	private boolean search(int place, BitSet met, BitSet[] within, int[] found, Set<State> covered) {
		if (place == this.order.length) {
			return met.isEmpty();
		}
		if (met.intersects(this.openFrom.get(place)) || covered.contains(new State(place, met))) {
			return false;
		}
		if (++this.steps > MOST_STEPS) {
			throw new TooLarge();
		}
		int input = this.order[place];
		Set<BitSet> seen = new LinkedHashSet<>();
		for (int kind = within[input].nextSetBit(0); kind >= 0; kind = within[input].nextSetBit(kind + 1)) {
			BitSet still = (BitSet) met.clone();
			still.and(this.holding.get(input).get(kind));
			found[input] = kind;
			if (seen.add(still) && search(place + 1, still, within, found, covered)) {
				return true;
			}
		}
		covered.add(new State(place, met));
		return false;
	}

	private static BitSet first(int number) {
		BitSet first = new BitSet(number);
		first.set(0, number);
		return first;
	}

	private record State(int place, BitSet met) {
	}

	/** The table is too entangled to be decided exactly. */
	static final class TooLarge extends RuntimeException {

		TooLarge() {
			super(null, null, false, false);
		}

	}

}
