package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;

/**
 * What a cell asks of its input. Inputs are never null: the server fills them.
 */
sealed interface Condition {

	/**
	 * Whether the value meets it.
	 */
	boolean accepts(Object value);

	/**
	 * The values that it names: between two of them that are next to each other, all
	 * others are alike.
	 */
	Stream<Object> named();

	/** An empty cell or a dash. */
	record Any() implements Condition {

		@Override
		public boolean accepts(Object value) {
			return true;
		}

		@Override
		public Stream<Object> named() {
			return Stream.empty();
		}

	}

	/** One text, truth value or number. */
	record Equal(Object value) implements Condition {

		@Override
		public boolean accepts(Object other) {
			return (this.value instanceof BigDecimal number && other instanceof BigDecimal otherNumber)
					? number.compareTo(otherNumber) == 0 : this.value.equals(other);
		}

		@Override
		public Stream<Object> named() {
			return Stream.of(this.value);
		}

	}

	/**
	 * Numbers between two limits.
	 *
	 * @param low null without a lower limit
	 * @param high null without an upper limit
	 */
	record Range(BigDecimal low, boolean withLow, BigDecimal high, boolean withHigh) implements Condition {

		@Override
		public boolean accepts(Object value) {
			return value instanceof BigDecimal number && (this.low == null || isAbove(number))
					&& (this.high == null || isBelow(number));
		}

		private boolean isAbove(BigDecimal number) {
			int difference = number.compareTo(this.low);
			return difference > 0 || (this.withLow && difference == 0);
		}

		private boolean isBelow(BigDecimal number) {
			int difference = number.compareTo(this.high);
			return difference < 0 || (this.withHigh && difference == 0);
		}

		@Override
		public Stream<Object> named() {
			return Stream.of(this.low, this.high).filter((limit) -> limit != null).map(Object.class::cast);
		}

	}

	/** At least one of several; of none, nothing. */
	record OneOf(List<Condition> conditions) implements Condition {

		@Override
		public boolean accepts(Object value) {
			return this.conditions.stream().anyMatch((condition) -> condition.accepts(value));
		}

		@Override
		public Stream<Object> named() {
			return this.conditions.stream().flatMap(Condition::named);
		}

	}

	/** Everything else. */
	record Except(Condition condition) implements Condition {

		@Override
		public boolean accepts(Object value) {
			return !this.condition.accepts(value);
		}

		@Override
		public Stream<Object> named() {
			return this.condition.named();
		}

	}

}
