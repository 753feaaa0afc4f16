package feedbackloop.models.check.table;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/**
 * Whether boxes cover another one. Looks at one input after the other and keeps the boxes
 * that are still met; combinations that are met by the same boxes are looked at once.
 */
final class Cover {

	/** Some seconds, and 30 MB. */
	private static final int MOST_STEPS = 200_000;

	private final List<Box> boxes;

	/** By input and kind: the boxes that hold the kind. */
	private final List<List<BitSet>> holding = new ArrayList<>();

	private int steps;

	Cover(List<Domain> domains, List<Box> boxes) {
		this.boxes = boxes;
		for (int i = 0; i < domains.size(); i++) {
			int input = i;
			this.holding.add(IntStream.range(0, domains.get(input).size())
				.mapToObj((kind) -> indexes(boxes.size(), (box) -> boxes.get(box).kinds()[input].get(kind)))
				.toList());
		}
	}

	/**
	 * A combination in the box that none of the first boxes holds, null when they cover
	 * it.
	 * @param counted how many boxes count, from the first
	 * @throws TooLarge when it cannot be decided in reasonable time
	 */
	int[] uncovered(Box within, int counted) {
		return new Search(within, counted).found();
	}

	private static BitSet indexes(int size, IntPredicate wanted) {
		BitSet found = new BitSet(size);
		IntStream.range(0, size).filter(wanted).forEach(found::set);
		return found;
	}

	/** One question: what is known of the boxes within the one that is asked about. */
	private final class Search {

		private final Box within;

		private final BitSet meeting;

		/** The inputs, those first that most boxes restrict. */
		private final int[] order;

		/** By place in the order: the boxes that restrict nothing from there on. */
		private final BitSet[] open;

		private final int[] combination;

		private final Set<State> covered = new HashSet<>();

		Search(Box within, int counted) {
			int inputs = within.kinds().length;
			this.within = within;
			this.meeting = indexes(counted, (box) -> Cover.this.boxes.get(box).meets(within));
			List<BitSet> openAt = IntStream.range(0, inputs).mapToObj(this::openAt).toList();
			this.order = IntStream.range(0, inputs)
				.boxed()
				.sorted(Comparator.comparing((Integer input) -> openAt.get(input).cardinality()))
				.mapToInt(Integer::intValue)
				.toArray();
			this.open = new BitSet[inputs + 1];
			this.open[inputs] = this.meeting;
			for (int place = inputs - 1; place >= 0; place--) {
				this.open[place] = (BitSet) this.open[place + 1].clone();
				this.open[place].and(openAt.get(this.order[place]));
			}
			this.combination = new int[inputs];
		}

		private BitSet openAt(int input) {
			BitSet asked = this.within.kinds()[input];
			return indexes(Cover.this.boxes.size(), (box) -> {
				if (!this.meeting.get(box)) {
					return false;
				}
				BitSet beyond = (BitSet) asked.clone();
				beyond.andNot(Cover.this.boxes.get(box).kinds()[input]);
				return beyond.isEmpty();
			});
		}

		int[] found() {
			return search(0, this.meeting) ? this.combination : null;
		}

		private boolean search(int place, BitSet met) {
			if (met.intersects(this.open[place])) {
				return false;
			}
			if (place == this.order.length) {
				return true;
			}
			State state = new State(place, met);
			if (this.covered.contains(state)) {
				return false;
			}
			if (++Cover.this.steps > MOST_STEPS) {
				throw new TooLarge();
			}
			int input = this.order[place];
			BitSet kinds = this.within.kinds()[input];
			Set<BitSet> seen = new HashSet<>();
			for (int kind = kinds.nextSetBit(0); kind >= 0; kind = kinds.nextSetBit(kind + 1)) {
				BitSet still = (BitSet) met.clone();
				still.and(Cover.this.holding.get(input).get(kind));
				this.combination[input] = kind;
				if (seen.add(still) && search(place + 1, still)) {
					return true;
				}
			}
			this.covered.add(state);
			return false;
		}

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
