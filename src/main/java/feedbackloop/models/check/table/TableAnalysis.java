package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import org.camunda.bpm.model.dmn.HitPolicy;

/**
 * What a decision table leaves open, decides twice or never reaches. It is found exactly,
 * over all values that its inputs can have. At most {@value #MOST} of a sort are listed.
 */
public final class TableAnalysis {

	/** More of one sort help nobody. */
	public static final int MOST = 20;

	private final Meaning meaning;

	private final List<Domain> domains = new ArrayList<>();

	private final List<Box> rules = new ArrayList<>();

	private final Box everything;

	private final List<Gap> gaps = new ArrayList<>();

	private final List<Overlap> overlaps = new ArrayList<>();

	private final List<Unreachable> unreachable = new ArrayList<>();

	private boolean decided = true;

	private TableAnalysis(Meaning meaning, Map<String, Condition> narrowed) {
		this.meaning = meaning;
		List<Column> inputs = table().inputs();
		for (int i = 0; i < inputs.size(); i++) {
			Condition declared = narrowed.getOrDefault(inputs.get(i).name(), meaning.declared(i));
			this.domains.add(Domain.of(inputs.get(i).type(), declared, meaning.conditions(i)));
		}
		this.everything = Box.of(this.domains.stream().map(Domain::all).toList());
		for (int rule = 0; rule < table().rules().size(); rule++) {
			this.rules.add(box(rule));
		}
	}

	/**
	 * The analysis of a table whose cells can all be read.
	 */
	static TableAnalysis of(Meaning meaning) {
		return of(meaning, Map.of());
	}

	/**
	 * The same when some inputs have fewer values than they declare.
	 */
	static TableAnalysis of(Meaning meaning, Map<String, Condition> narrowed) {
		TableAnalysis analysis = new TableAnalysis(meaning, narrowed);
		try {
			analysis.findUnreachable();
			analysis.findOverlaps();
			analysis.findGaps();
		}
		catch (Cover.TooLarge ex) {
			analysis.decided = false;
		}
		return analysis;
	}

	public DecisionTable table() {
		return this.meaning.table();
	}

	/**
	 * Combinations that no rule answers.
	 */
	public List<Gap> gaps() {
		return this.gaps;
	}

	/**
	 * Pairs of rules that answer the same combination, where the hit policy forbids it.
	 */
	public List<Overlap> overlaps() {
		return this.overlaps;
	}

	/**
	 * Rules that never answer.
	 */
	public List<Unreachable> unreachable() {
		return this.unreachable;
	}

	/**
	 * Whether all of it was found; false when the table is too entangled.
	 */
	public boolean isDecided() {
		return this.decided;
	}

	/**
	 * All values that an input can have, as one would write them into a cell.
	 */
	public String domain(Column input) {
		int index = table().inputs().indexOf(input);
		return this.domains.get(index).cell(this.domains.get(index).all());
	}

	/**
	 * The fixed value that a rule gives an output.
	 */
	public Object value(Rule rule, Column output) {
		return this.meaning.results(rule).get(table().outputs().indexOf(output));
	}

	/**
	 * Which cells of a rule these facts meet, in the order of the inputs.
	 * @param facts a value for each input
	 */
	public List<Boolean> met(Rule rule, Map<String, ?> facts) {
		return IntStream.range(0, table().inputs().size()).mapToObj((input) -> {
			Object fact = facts.get(table().inputs().get(input).name());
			return this.meaning.conditions(input).get(rule.number() - 1).accepts(exact(fact));
		}).toList();
	}

	/**
	 * The first rule that these facts meet, if there is one.
	 * @param facts a value for each input
	 */
	public Optional<Rule> answer(Map<String, ?> facts) {
		return table().rules().stream().filter((rule) -> !met(rule, facts).contains(false)).findFirst();
	}

	/**
	 * Facts at which the rule answers and these inputs have these values; empty when it
	 * never answers then, or when that cannot be decided.
	 * @param asked values by the names of inputs
	 */
	public Optional<Facts> answering(Rule rule, Map<String, ?> asked) {
		Box box = this.rules.get(rule.number() - 1);
		for (Map.Entry<String, ?> one : asked.entrySet()) {
			int input = table().inputs().indexOf(table().input(one.getKey()).orElseThrow());
			box = box.meet(this.everything.with(input, this.domains.get(input).kindOf(exact(one.getValue()))));
		}
		int before = (table().hitPolicy() == HitPolicy.FIRST) ? rule.number() - 1 : 0;
		try {
			return Optional.ofNullable(cover(this.rules).uncovered(box, before)).map((kinds) -> facts(kinds, asked));
		}
		catch (Cover.TooLarge ex) {
			this.decided = false;
			return Optional.empty();
		}
	}

	private void findUnreachable() {
		boolean first = table().hitPolicy() == HitPolicy.FIRST;
		Cover cover = cover(this.rules);
		for (Rule rule : table().rules()) {
			int index = rule.number() - 1;
			Box box = this.rules.get(index);
			if (box.isEmpty()) {
				int input = IntStream.range(0, box.kinds().length)
					.filter((i) -> box.kinds()[i].isEmpty())
					.findFirst()
					.getAsInt();
				this.unreachable.add(new Unreachable(rule, table().inputs().get(input), List.of()));
			}
			else if (first && cover.uncovered(box, index) == null) {
				this.unreachable.add(new Unreachable(rule, null, hiding(index)));
			}
		}
	}

	/** The one rule before that takes everything, else all that take a part. */
	private List<Integer> hiding(int index) {
		Box box = this.rules.get(index);
		List<Integer> meeting = IntStream.range(0, index).filter((i) -> this.rules.get(i).meets(box)).boxed().toList();
		return meeting.stream()
			.filter((i) -> this.rules.get(i).holds(box))
			.findFirst()
			.map(List::of)
			.orElse(meeting)
			.stream()
			.map((i) -> i + 1)
			.toList();
	}

	private void findOverlaps() {
		for (int second = 1; second < this.rules.size(); second++) {
			for (int first = 0; first < second && this.overlaps.size() < MOST; first++) {
				if (mayNotMeet(first, second) && this.rules.get(first).meets(this.rules.get(second))) {
					Box common = this.rules.get(first).meet(this.rules.get(second));
					boolean same = this.rules.get(first).equals(this.rules.get(second)) && answersAlike(first, second);
					this.overlaps.add(new Overlap(table().rules().get(first), table().rules().get(second), same,
							region(common), facts(common.first())));
				}
			}
		}
	}

	private boolean mayNotMeet(int first, int second) {
		return switch (table().hitPolicy()) {
			case UNIQUE -> true;
			case ANY -> !answersAlike(first, second);
			case FIRST -> false;
			default -> this.rules.get(first).equals(this.rules.get(second)) && answersAlike(first, second);
		};
	}

	private boolean answersAlike(int first, int second) {
		return this.meaning.results(table().rules().get(first))
			.equals(this.meaning.results(table().rules().get(second)));
	}

	private void findGaps() {
		List<Box> covering = new ArrayList<>(this.rules);
		int[] open = cover(covering).uncovered(this.everything, covering.size());
		while (open != null && this.gaps.size() < MOST) {
			Box gap = widened(open);
			this.gaps.add(new Gap(region(gap), restricted(gap), facts(gap.first())));
			covering.add(gap);
			open = cover(covering).uncovered(this.everything, covering.size());
		}
	}

	/** The combination with as many others beside it as no rule answers. */
	private Box widened(int[] open) {
		Box gap = Box.of(IntStream.of(open).mapToObj(Domain::only).toList());
		for (int input = 0; input < open.length; input++) {
			Box whole = gap.with(input, this.domains.get(input).all());
			if (isOpen(whole)) {
				gap = whole;
			}
		}
		for (int input = 0; input < open.length; input++) {
			for (int kind = 0; kind < this.domains.get(input).size(); kind++) {
				BitSet more = (BitSet) gap.kinds()[input].clone();
				more.set(kind);
				gap = isOpen(gap.with(input, more)) ? gap.with(input, more) : gap;
			}
		}
		return gap;
	}

	private boolean isOpen(Box box) {
		return this.rules.stream().noneMatch(box::meets);
	}

	private Box box(int rule) {
		return Box.of(IntStream.range(0, this.domains.size())
			.mapToObj((input) -> this.domains.get(input).of(this.meaning.conditions(input).get(rule)))
			.toList());
	}

	private Cover cover(List<Box> boxes) {
		return new Cover(this.domains, boxes);
	}

	private List<Column> restricted(Box box) {
		return IntStream.range(0, this.domains.size())
			.filter((i) -> !box.kinds()[i].equals(this.domains.get(i).all()))
			.mapToObj(table().inputs()::get)
			.toList();
	}

	private List<String> region(Box box) {
		return IntStream.range(0, this.domains.size())
			.mapToObj((i) -> box.kinds()[i].equals(this.domains.get(i).all()) ? "-"
					: this.domains.get(i).cell(box.kinds()[i]))
			.toList();
	}

	private Facts facts(int[] kinds) {
		return facts(kinds, Map.of());
	}

	private Facts facts(int[] kinds, Map<String, ?> asked) {
		Map<Column, Object> values = new LinkedHashMap<>();
		for (int i = 0; i < kinds.length; i++) {
			Column input = table().inputs().get(i);
			Object wanted = asked.get(input.name());
			values.put(input, (wanted != null) ? exact(wanted) : this.domains.get(i).examples().get(kinds[i]));
		}
		return new Facts(values);
	}

	private static Object exact(Object fact) {
		return (fact instanceof Number) ? new BigDecimal(fact.toString()) : fact;
	}

	/**
	 * Combinations that no rule answers, as many as fit into one row.
	 *
	 * @param row what a row that closes it would have in its input cells
	 * @param restricted the inputs that the row restricts
	 * @param example one of the combinations
	 */
	public record Gap(List<String> row, List<Column> restricted, Facts example) {
	}

	/**
	 * Two rules that answer the same combinations.
	 *
	 * @param duplicate whether they say the same from end to end
	 * @param row the input cells of a row that would hold all these combinations
	 */
	public record Overlap(Rule first, Rule second, boolean duplicate, List<String> row, Facts example) {
	}

	/**
	 * A rule that never answers.
	 *
	 * @param never the input whose cell no value meets, null when other rules come first
	 * @param hiddenBy the numbers of the rules that answer in its place
	 */
	public record Unreachable(Rule rule, Column never, List<Integer> hiddenBy) {
	}

	/**
	 * A value for each input: a text, a truth value or an exact number.
	 */
	public record Facts(Map<Column, Object> values) {

		/**
		 * For people: "label = value, …".
		 */
		public String inWords() {
			return String.join(", ",
					this.values.entrySet()
						.stream()
						.map((fact) -> fact.getKey().label() + " = " + word(fact.getValue()))
						.toList());
		}

		private static String word(Object value) {
			return (value instanceof BigDecimal number) ? number.toPlainString() : value.toString();
		}

	}

}
