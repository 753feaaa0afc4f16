package feedbackloop.models.check.table;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/**
 * All combinations of some kinds of each input.
 */
record Box(BitSet[] kinds) {

	static Box of(List<BitSet> kinds) {
		return new Box(kinds.toArray(BitSet[]::new));
	}

	boolean isEmpty() {
		return Arrays.stream(this.kinds).anyMatch(BitSet::isEmpty);
	}

	boolean meets(Box other) {
		for (int i = 0; i < this.kinds.length; i++) {
			if (!this.kinds[i].intersects(other.kinds[i])) {
				return false;
			}
		}
		return true;
	}

	boolean holds(Box other) {
		return meet(other).equals(other);
	}

	Box meet(Box other) {
		BitSet[] common = new BitSet[this.kinds.length];
		for (int i = 0; i < common.length; i++) {
			common[i] = (BitSet) this.kinds[i].clone();
			common[i].and(other.kinds[i]);
		}
		return new Box(common);
	}

	/** The same with other kinds of one input. */
	Box with(int input, BitSet others) {
		BitSet[] changed = this.kinds.clone();
		changed[input] = others;
		return new Box(changed);
	}

	/** One combination of it. */
	int[] first() {
		return Arrays.stream(this.kinds).mapToInt((input) -> input.nextSetBit(0)).toArray();
	}

	@Override
	public boolean equals(Object other) {
		return other instanceof Box box && Arrays.equals(this.kinds, box.kinds);
	}

	@Override
	public int hashCode() {
		return Arrays.hashCode(this.kinds);
	}

}
