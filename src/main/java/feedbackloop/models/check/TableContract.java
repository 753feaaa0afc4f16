package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import feedbackloop.notation.DecisionTable.Type;

/**
 * What processes and code ask a decision table, and what they read of its answer. Inputs
 * beyond these nobody fills; outputs beyond these nobody minds.
 */
final class TableContract {

	/** Characters that the engine keeps of a value. */
	static final int LONGEST = 4_000;

	private final Map<String, Offered> inputs = new LinkedHashMap<>();

	private final Map<String, Expected> outputs = new LinkedHashMap<>();

	private final Set<String> optional = new HashSet<>();

	private final Map<String, Map<Object, Object>> newer = new HashMap<>();

	private final Map<String, Set<String>> lacking = new HashMap<>();

	private final Set<String> open = new HashSet<>();

	private boolean list;

	private Needed needed;

	/** Every rule that matches counts. */
	TableContract list() {
		this.list = true;
		return this;
	}

	/** Only where an input has that value an answer is needed. */
	TableContract neededAt(String input, int value) {
		this.needed = new Needed(input, List.of(BigDecimal.valueOf(value)));
		return this;
	}

	TableContract truth(String input) {
		this.inputs.put(input, new Offered(Type.BOOLEAN, List.of(true, false), LONGEST));
		return this;
	}

	TableContract words(String input, String... offered) {
		return words(input, List.of(offered));
	}

	TableContract words(String input, Collection<String> offered) {
		return words(input, LONGEST, offered);
	}

	/**
	 * Words that owners may add to.
	 * @param longest characters of a word
	 */
	TableContract words(String input, int longest, Collection<String> offered) {
		this.inputs.put(input, new Offered(Type.TEXT, List.copyOf(offered), longest));
		return this;
	}

	/** What people wrote, which nobody can list. */
	TableContract text(String input) {
		this.inputs.put(input, new Offered(Type.TEXT, List.of(), LONGEST));
		return this;
	}

	/** Columns that a table need not have, as tables of before do not. */
	TableContract optional(String... columns) {
		this.optional.addAll(List.of(columns));
		return this;
	}

	/**
	 * A word of an input that tables from before do not declare, while they answer it.
	 */
	TableContract newer(String input, String word) {
		return newer(input, word, word);
	}

	/**
	 * The same, where those tables are asked for another word instead.
	 */
	TableContract newer(String input, String word, String instead) {
		this.newer.computeIfAbsent(input, (any) -> new HashMap<>()).put(word, instead);
		return this;
	}

	/** Words of an input that tables from before lack: then nothing follows. */
	TableContract mayLack(String input, String... words) {
		this.lacking.put(input, Set.of(words));
		return this;
	}

	/** An input that need not declare its words: then it takes any. */
	TableContract mayBeOpen(String input) {
		this.open.add(input);
		return this;
	}

	TableContract numbers(String input, int least, int greatest) {
		this.inputs.put(input, new Offered(Type.INTEGER,
				IntStream.rangeClosed(least, greatest).<Object>mapToObj(BigDecimal::valueOf).toList(), LONGEST));
		return this;
	}

	/** Whole numbers from zero on. */
	TableContract count(String input) {
		this.inputs.put(input,
				new Offered(Type.INTEGER, List.of(BigDecimal.ZERO, BigDecimal.valueOf(Integer.MAX_VALUE)), LONGEST));
		return this;
	}

	TableContract decimals(String input, BigDecimal... offered) {
		this.inputs.put(input, new Offered(Type.DECIMAL, List.of((Object[]) offered), LONGEST));
		return this;
	}

	TableContract gives(String output, Type type) {
		this.outputs.put(output, new Expected(type, Kind.ANY, List.of(), LONGEST, null));
		return this;
	}

	/** A text of at most so many characters. */
	TableContract gives(String output, int longest) {
		this.outputs.put(output, new Expected(Type.TEXT, Kind.ANY, List.of(), longest, null));
		return this;
	}

	/** A whole number. */
	TableContract gives(String output, int least, int greatest) {
		this.outputs.put(output, new Expected(Type.INTEGER, Kind.ANY, List.of(), LONGEST, new Range(least, greatest)));
		return this;
	}

	TableContract gives(String output, Kind kind, String... words) {
		return gives(output, kind, List.of(words));
	}

	TableContract gives(String output, Kind kind, Collection<String> words) {
		this.outputs.put(output, new Expected(Type.TEXT, kind, List.copyOf(words), LONGEST, null));
		return this;
	}

	boolean isOptional(String column) {
		return this.optional.contains(column);
	}

	boolean isNewer(String input, Object word) {
		return this.newer.getOrDefault(input, Map.of()).containsKey(word);
	}

	/** What tables from before are asked for, where the word is newer. */
	Object instead(String input, Object word) {
		return this.newer.get(input).get(word);
	}

	boolean mayLack(String input, Object word) {
		return this.lacking.getOrDefault(input, Set.of()).contains(word);
	}

	boolean mayStayOpen(String input) {
		return this.open.contains(input);
	}

	boolean isList() {
		return this.list;
	}

	/** Null where an answer is needed whatever is asked. */
	Needed needed() {
		return this.needed;
	}

	Map<String, Offered> inputs() {
		return this.inputs;
	}

	Map<String, Expected> outputs() {
		return this.outputs;
	}

	/**
	 * Where an answer is needed.
	 */
	record Needed(String input, List<BigDecimal> values) {

	}

	/**
	 * What an input gets.
	 *
	 * @param values of which none may be undeclared; of numbers, enough to tell; none
	 * where it may be any text
	 * @param longest characters of a word
	 */
	record Offered(Type type, List<Object> values, int longest) {

	}

	/**
	 * What is read of an output.
	 *
	 * @param words the values that are understood, where there are only some
	 * @param longest characters of a text
	 * @param range of a whole number, null where any will do
	 */
	record Expected(Type type, Kind kind, List<String> words, int longest, Range range) {

		/** Whether the text is understood. */
		boolean understands(String text) {
			return switch (this.kind) {
				case ANY, TEMPLATE -> true;
				case ONE -> this.words.contains(text);
				case SOME -> isOfDifferentWords(Arrays.stream(text.split(",")).map(String::strip).toList());
			};
		}

		private boolean isOfDifferentWords(List<String> several) {
			return this.words.containsAll(several) && several.stream().distinct().count() == several.size();
		}

	}

	/** Whole numbers from one to the other. */
	record Range(int least, int greatest) {

		boolean holds(BigDecimal number) {
			return number.compareTo(BigDecimal.valueOf(this.least)) >= 0
					&& number.compareTo(BigDecimal.valueOf(this.greatest)) <= 0;
		}

	}

	/** How an output's text is read. */
	enum Kind {

		/** By people. */
		ANY,
		/** As one of some words. */
		ONE,
		/** As some words with commas between them. */
		SOME,
		/** As the name of a message text. */
		TEMPLATE

	}

}
