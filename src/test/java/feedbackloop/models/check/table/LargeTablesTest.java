package feedbackloop.models.check.table;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import feedbackloop.models.check.table.TableAnalysis.Gap;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import feedbackloop.notation.DecisionTable.Type;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tables of 500 rules and 8 inputs are decided in seconds, or the analysis says that it
 * gives up.
 */
class LargeTablesTest {

	private static final int INPUTS = 8;

	@Test
	void everyRuleOfATreeIsFoundInItsPlace() {
		List<List<String>> rows = tree();
		TableAnalysis complete = analyse(HitPolicy.UNIQUE, rows);
		assertThat(complete.isDecided()).isTrue();
		assertThat(complete.gaps()).isEmpty();
		assertThat(complete.overlaps()).isEmpty();
		assertThat(complete.unreachable()).isEmpty();
		List<String> lost = rows.remove(200);
		assertThat(analyse(HitPolicy.UNIQUE, rows).gaps()).extracting(Gap::row).containsExactly(lost);
	}

	@Test
	void aLongLadderIsDecided() {
		List<List<String>> rows = random(1, 3, 20);
		rows.add(Collections.nCopies(INPUTS, ""));
		TableAnalysis analysis = analyse(HitPolicy.FIRST, rows);
		assertThat(analysis.isDecided()).isTrue();
		assertThat(analysis.gaps()).isEmpty();
	}

	@Test
	void whatIsTooEntangledIsGivenUpAndSaidSo() {
		TableAnalysis analysis = analyse(HitPolicy.RULE_ORDER, entangled());
		assertThat(analysis.isDecided()).isFalse();
	}

	/**
	 * Each row restricts three of many inputs to one half: nothing but trying shows
	 * whether a case is left.
	 */
	private static List<List<String>> entangled() {
		Random random = new Random(5);
		List<List<String>> rows = new ArrayList<>();
		for (int i = 0; i < 350; i++) {
			List<String> row = new ArrayList<>(Collections.nCopies(80, ""));
			for (int j = 0; j < 3; j++) {
				row.set(random.nextInt(row.size()), random.nextBoolean() ? "[0..50]" : "[51..100]");
			}
			rows.add(row);
		}
		return rows;
	}

	/**
	 * Rows in which so many of so many cells are empty, the others intervals about that
	 * wide.
	 */
	private static List<List<String>> random(int empty, int of, int width) {
		Random random = new Random(5);
		return IntStream.range(0, 499).mapToObj((row) -> IntStream.range(0, INPUTS).mapToObj((input) -> {
			int low = random.nextInt(100 - width);
			return (random.nextInt(of) < empty) ? "" : "[" + low + ".." + (low + width + random.nextInt(5)) + "]";
		}).toList()).collect(Collectors.toCollection(ArrayList::new));
	}

	/** Halves the first input, each half at another limit the second, and so on. */
	private static List<List<String>> tree() {
		List<List<String>> rows = new ArrayList<>(List.of(List.of()));
		for (int input = 0; input < INPUTS; input++) {
			List<List<String>> longer = new ArrayList<>();
			for (List<String> row : rows) {
				int limit = 10 + longer.size() % 80;
				longer.add(with(row, "[0.." + (limit - 1) + "]"));
				longer.add(with(row, "[" + limit + "..100]"));
			}
			rows = longer;
		}
		return new ArrayList<>(rows);
	}

	private static List<String> with(List<String> row, String cell) {
		List<String> longer = new ArrayList<>(row);
		longer.add(cell);
		return longer;
	}

	private static TableAnalysis analyse(HitPolicy policy, List<List<String>> rows) {
		return TableAnalysis.of(new Meaning(table(policy, rows)));
	}

	private static DecisionTable table(HitPolicy policy, List<List<String>> rows) {
		List<Column> inputs = IntStream.range(0, rows.get(0).size())
			.mapToObj((input) -> RandomTable.column("input" + input, Type.INTEGER, "[0..100]"))
			.toList();
		List<Rule> rules = IntStream.range(0, rows.size())
			.mapToObj((i) -> new Rule(i + 1, "rule_" + i, "", rows.get(i), List.of("1")))
			.toList();
		return new DecisionTable(Map.of("id", "large"), policy, inputs,
				List.of(RandomTable.column("answer", Type.INTEGER, "")), rules);
	}

}
