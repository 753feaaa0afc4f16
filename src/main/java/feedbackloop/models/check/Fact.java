package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What is known of a fact before any case has it.
 *
 * @param kind of its values
 * @param values all that it can have, none when there is no end of them
 * @param given whether it is never empty
 */
record Fact(Kind kind, List<Object> values, boolean given) {

	/** What stands for all texts that nobody names. */
	private static final String SOME_TEXT = "…";

	static Fact flag() {
		return new Fact(Kind.FLAG, List.of(true, false), true);
	}

	static Fact words(Collection<String> words) {
		return new Fact(Kind.TEXT, List.copyOf(words), true);
	}

	static Fact numbers(int least, int greatest) {
		return new Fact(Kind.NUMBER, IntStream.rangeClosed(least, greatest).<Object>mapToObj(Long::valueOf).toList(),
				true);
	}

	static Fact number() {
		return new Fact(Kind.NUMBER, List.of(), true);
	}

	static Fact text() {
		return new Fact(Kind.TEXT, List.of(), true);
	}

	/** Nothing is known of it. */
	static Fact any() {
		return new Fact(Kind.ANY, List.of(), false);
	}

	Fact maybeEmpty() {
		return new Fact(this.kind, this.values, false);
	}

	/** Whether only some values can occur, and all are known. */
	boolean isClosed() {
		return !this.values.isEmpty();
	}

	boolean canBe(Object value) {
		return !isClosed() || this.values.stream().anyMatch((known) -> isSame(known, value));
	}

	private static boolean isSame(Object one, Object other) {
		return (one instanceof Number && other instanceof Number)
				? new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString())) == 0 : one.equals(other);
	}

	/**
	 * Values enough to tell apart all that expressions with these constants tell apart;
	 * an empty one is left out.
	 */
	List<Object> examples(Collection<Object> constants) {
		if (isClosed()) {
			return this.values;
		}
		List<Object> examples = new ArrayList<>();
		if (this.kind == Kind.NUMBER) {
			examples.add(0L);
			constants.stream().filter(Number.class::isInstance).flatMap(Fact::around).forEach(examples::add);
		}
		else {
			examples.add(SOME_TEXT);
			constants.stream().filter(String.class::isInstance).forEach(examples::add);
		}
		return examples.stream().distinct().toList();
	}

	private static Stream<Object> around(Object number) {
		return (number instanceof Long whole) ? Stream.of(whole - 1, whole, whole + 1)
				: Stream.of(((Number) number).doubleValue() - 1, number, ((Number) number).doubleValue() + 1);
	}

	/** Of a value. */
	enum Kind {

		TEXT, NUMBER, FLAG, ANY

	}

}
