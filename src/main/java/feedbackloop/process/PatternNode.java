package feedbackloop.process;

import java.util.BitSet;
import java.util.List;

/**
 * A part of a pattern of a form.
 */
sealed interface PatternNode {

	/** No more often than this is as often as one likes. */
	int UNLIMITED = Integer.MAX_VALUE;

	/**
	 * The lengths, up to the greatest, of the texts that it fits.
	 */
	BitSet lengths(int greatest);

	/**
	 * All characters that it names.
	 */
	BitSet alphabet();

	/**
	 * One character of a set.
	 */
	record Chars(BitSet set) implements PatternNode {

		@Override
		public BitSet lengths(int greatest) {
			BitSet one = new BitSet();
			one.set(1, !this.set.isEmpty() && greatest > 0);
			return one;
		}

		@Override
		public BitSet alphabet() {
			return this.set;
		}

	}

	/**
	 * One part after the other.
	 */
	record Sequence(List<PatternNode> parts) implements PatternNode {

		@Override
		public BitSet lengths(int greatest) {
			BitSet sum = new BitSet();
			sum.set(0);
			for (PatternNode part : this.parts) {
				sum = sums(sum, part.lengths(greatest), greatest);
			}
			return sum;
		}

		@Override
		public BitSet alphabet() {
			return union(this.parts);
		}

	}

	/**
	 * One of several.
	 */
	record Choice(List<PatternNode> parts) implements PatternNode {

		@Override
		public BitSet lengths(int greatest) {
			BitSet all = new BitSet();
			this.parts.forEach((part) -> all.or(part.lengths(greatest)));
			return all;
		}

		@Override
		public BitSet alphabet() {
			return union(this.parts);
		}

	}

	/**
	 * The same several times.
	 */
	record Repeat(PatternNode part, int least, int most) implements PatternNode {

		@Override
		public BitSet lengths(int greatest) {
			BitSet once = this.part.lengths(greatest);
			BitSet sum = new BitSet();
			sum.set(0);
			for (int i = 0; i < this.least; i++) {
				sum = sums(sum, once, greatest);
			}
			BitSet all = (BitSet) sum.clone();
			for (int i = this.least; i < this.most && !sum.isEmpty(); i++) {
				sum = sums(sum, once, greatest);
				// Only what is new can lead to more.
				sum.andNot(all);
				all.or(sum);
			}
			return all;
		}

		@Override
		public BitSet alphabet() {
			return this.part.alphabet();
		}

	}

	private static BitSet union(List<PatternNode> parts) {
		BitSet all = new BitSet();
		parts.forEach((part) -> all.or(part.alphabet()));
		return all;
	}

	private static BitSet sums(BitSet some, BitSet others, int greatest) {
		BitSet sums = new BitSet();
		for (int one = some.nextSetBit(0); one >= 0; one = some.nextSetBit(one + 1)) {
			for (int other = others.nextSetBit(0); other >= 0
					&& one + other <= greatest; other = others.nextSetBit(other + 1)) {
				sums.set(one + other);
			}
		}
		return sums;
	}

}
