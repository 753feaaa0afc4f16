package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Numbers, divided at every limit that a cell names: the limit itself, and what lies
 * between it and the next.
 */
final class Numbers extends Domain {

	private static final BigDecimal TWO = BigDecimal.valueOf(2);

	private final List<Span> spans = new ArrayList<>();

	private final boolean whole;

	Numbers(boolean whole, Condition declared, Collection<Condition> conditions) {
		this.whole = whole;
		TreeSet<BigDecimal> limits = new TreeSet<>();
		Stream.concat(declared.named(), conditions.stream().flatMap(Condition::named))
			.map(BigDecimal.class::cast)
			.forEach(limits::add);
		BigDecimal before = null;
		for (BigDecimal limit : limits) {
			add(new Span(before, false, limit, false), declared);
			add(new Span(limit, true, limit, true), declared);
			before = limit;
		}
		add(new Span(before, false, null, false), declared);
	}

	private void add(Span span, Condition declared) {
		Span held = this.whole ? span.ofWholeNumbers() : span;
		if (held != null && declared.accepts(held.example())) {
			this.spans.add(held);
		}
	}

	@Override
	List<?> examples() {
		return this.spans.stream().map(Span::example).toList();
	}

	@Override
	BitSet kindOf(Object value) {
		return IntStream.range(0, this.spans.size())
			.filter((kind) -> value instanceof BigDecimal number && this.spans.get(kind).holds(number))
			.mapToObj(Domain::only)
			.findFirst()
			.orElseGet(BitSet::new);
	}

	@Override
	String cell(BitSet kinds) {
		List<Span> joined = new ArrayList<>();
		kinds.stream().mapToObj(this.spans::get).forEach((span) -> {
			int last = joined.size() - 1;
			if (last >= 0 && joined.get(last).touches(span, this.whole)) {
				joined.set(last, joined.get(last).to(span));
			}
			else {
				joined.add(span);
			}
		});
		return String.join(", ", joined.stream().map(Span::cell).toList());
	}

	/**
	 * Numbers without a gap between them.
	 *
	 * @param low null without a lower limit
	 * @param high null without an upper limit
	 */
	private record Span(BigDecimal low, boolean withLow, BigDecimal high, boolean withHigh) {

		/**
		 * The same whole numbers between limits that are whole themselves, null if none.
		 */
		Span ofWholeNumbers() {
			BigDecimal first = (this.low == null) ? null : whole(this.low, RoundingMode.CEILING);
			BigDecimal last = (this.high == null) ? null : whole(this.high, RoundingMode.FLOOR);
			if (first != null && !this.withLow && first.compareTo(this.low) == 0) {
				first = first.add(BigDecimal.ONE);
			}
			if (last != null && !this.withHigh && last.compareTo(this.high) == 0) {
				last = last.subtract(BigDecimal.ONE);
			}
			boolean empty = first != null && last != null && first.compareTo(last) > 0;
			return empty ? null : new Span(first, first != null, last, last != null);
		}

		boolean holds(BigDecimal number) {
			return new Condition.Range(this.low, this.withLow, this.high, this.withHigh).accepts(number);
		}

		BigDecimal example() {
			if (this.low == null && this.high == null) {
				return BigDecimal.ZERO;
			}
			if (this.low == null) {
				return this.withHigh ? this.high : this.high.subtract(BigDecimal.ONE);
			}
			if (this.withLow) {
				return this.low;
			}
			return (this.high == null) ? this.low.add(BigDecimal.ONE)
					: this.low.add(this.high).divide(TWO).stripTrailingZeros();
		}

		boolean touches(Span next, boolean whole) {
			BigDecimal distance = next.low.subtract(this.high);
			return whole ? distance.compareTo(BigDecimal.ONE) == 0
					: distance.signum() == 0 && (this.withHigh || next.withLow);
		}

		Span to(Span next) {
			return new Span(this.low, this.withLow, next.high, next.withHigh);
		}

		String cell() {
			if (this.low == null && this.high == null) {
				return "-";
			}
			if (this.low == null) {
				return (this.withHigh ? "<= " : "< ") + plain(this.high);
			}
			if (this.high == null) {
				return (this.withLow ? ">= " : "> ") + plain(this.low);
			}
			return this.low.equals(this.high) ? plain(this.low) : (this.withLow ? "[" : "]") + plain(this.low) + ".."
					+ plain(this.high) + (this.withHigh ? "]" : "[");
		}

		private static BigDecimal whole(BigDecimal number, RoundingMode rounding) {
			return number.setScale(0, rounding);
		}

		private static String plain(BigDecimal number) {
			return number.toPlainString();
		}

	}

}
