package feedbackloop.models.check.table;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

import feedbackloop.notation.DecisionTable;

/**
 * All values that an input can have, divided into as few kinds as its cells tell apart:
 * every cell takes a kind whole or not at all. What holds for one value of a kind holds
 * for all of them, so that nothing is sampled.
 */
abstract class Domain {

	/**
	 * The domain of an input.
	 * @param declared the allowed values
	 * @param conditions of its cells
	 */
	static Domain of(DecisionTable.Type type, Condition declared, Collection<Condition> conditions) {
		return type.isNumber() ? new Numbers(type.isWholeNumber(), declared, conditions)
				: new NamedValues(type, declared, conditions);
	}

	/**
	 * A value of each kind, in order.
	 */
	abstract List<?> examples();

	/**
	 * The values of these kinds as one would write them into a cell.
	 */
	abstract String cell(BitSet kinds);

	/**
	 * The kind of this value; none for a value that the input cannot have.
	 */
	abstract BitSet kindOf(Object value);

	int size() {
		return examples().size();
	}

	BitSet all() {
		BitSet all = new BitSet();
		all.set(0, size());
		return all;
	}

	BitSet of(Condition condition) {
		BitSet kinds = new BitSet();
		for (int i = 0; i < size(); i++) {
			if (condition.accepts(examples().get(i))) {
				kinds.set(i);
			}
		}
		return kinds;
	}

	static BitSet only(int kind) {
		BitSet only = new BitSet();
		only.set(kind);
		return only;
	}

}
