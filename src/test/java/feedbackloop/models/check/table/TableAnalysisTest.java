package feedbackloop.models.check.table;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import feedbackloop.models.check.table.TableAnalysis.Facts;
import feedbackloop.models.check.table.TableAnalysis.Gap;
import feedbackloop.models.check.table.TableAnalysis.Overlap;
import feedbackloop.models.check.table.TableAnalysis.Unreachable;
import feedbackloop.notation.DecisionTable;
import feedbackloop.notation.DecisionTable.Column;
import feedbackloop.notation.DecisionTable.Rule;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The exact analysis finds what trying every combination of a fine grid with the engine's
 * own FEEL finds, and nothing else.
 */
class TableAnalysisTest {

	private static final FeelEngineApi FEEL = FeelEngineBuilder.forJava().build();

	private static final int TABLES = 500;

	/** Of so many combinations one is asked rule by rule. */
	private static final int SAMPLE = 13;

	/** The answers of the engine, cell by value: the grids repeat them. */
	private final Map<List<Object>, Boolean> known = new HashMap<>();

	@ParameterizedTest
	@EnumSource(value = HitPolicy.class, names = { "UNIQUE", "FIRST", "ANY", "RULE_ORDER" })
	void findsWhatTryingEveryCombinationFinds(HitPolicy policy) {
		RandomTable random = new RandomTable(20261126);
		int withGaps = 0;
		for (int i = 0; i < TABLES; i++) {
			DecisionTable table = random.next(policy);
			TableAnalysis analysis = TableAnalysis.of(new Meaning(table));
			assertThat(analysis.isDecided()).isTrue();
			withGaps += analysis.gaps().isEmpty() ? 0 : 1;
			compare(table, analysis);
		}
		assertThat(withGaps).as("tables with gaps").isBetween(TABLES / 10, TABLES * 9 / 10);
	}

	private void compare(DecisionTable table, TableAnalysis analysis) {
		Set<Integer> reached = new HashSet<>();
		Set<List<Integer>> overlapping = new HashSet<>();
		int seen = 0;
		for (Map<Column, Object> facts : RandomTable.grid(table)) {
			List<Rule> matching = table.rules().stream().filter((rule) -> matches(table, rule, facts)).toList();
			assertThat(analysis.gaps().stream().anyMatch((gap) -> isIn(table, gap.row(), facts)))
				.as("%s: gap at %s", table, facts)
				.isEqualTo(matching.isEmpty());
			matching.stream()
				.limit((table.hitPolicy() == HitPolicy.FIRST) ? 1 : matching.size())
				.forEach((rule) -> reached.add(rule.number()));
			note(table, matching, overlapping);
			if (seen++ % SAMPLE == 0) {
				answersAt(table, analysis, facts, matching);
			}
		}
		assertThat(analysis.unreachable()).as("%s", table)
			.extracting(Unreachable::rule)
			.containsExactlyElementsOf(
					table.rules().stream().filter((rule) -> !reached.contains(rule.number())).toList());
		if (table.hitPolicy() == HitPolicy.UNIQUE || table.hitPolicy() == HitPolicy.ANY) {
			assertThat(analysis.overlaps()).as("%s", table)
				.extracting((overlap) -> List.of(overlap.first().number(), overlap.second().number()))
				.containsExactlyInAnyOrderElementsOf(overlapping);
		}
		examplesAreTrue(table, analysis);
	}

	/** Whether the rule answers when everything is given, between the limits too. */
	private static void answersAt(DecisionTable table, TableAnalysis analysis, Map<Column, Object> facts,
			List<Rule> matching) {
		Map<String, Object> asked = new HashMap<>();
		facts.forEach((input, value) -> asked.put(input.name(), value));
		List<Rule> answering = (table.hitPolicy() == HitPolicy.FIRST) ? matching.stream().limit(1).toList() : matching;
		for (Rule rule : table.rules()) {
			assertThat(analysis.answering(rule, asked).map(Facts::values)).as("%s: %s at %s", table, rule, facts)
				.isEqualTo(answering.contains(rule) ? Optional.of(facts) : Optional.empty());
		}
	}

	private static void note(DecisionTable table, List<Rule> matching, Set<List<Integer>> overlapping) {
		for (Rule first : matching) {
			for (Rule second : matching) {
				boolean agree = table.hitPolicy() == HitPolicy.ANY && first.results().equals(second.results());
				if (first.number() < second.number() && !agree) {
					overlapping.add(List.of(first.number(), second.number()));
				}
			}
		}
	}

	private void examplesAreTrue(DecisionTable table, TableAnalysis analysis) {
		for (Gap gap : analysis.gaps()) {
			assertThat(table.rules()).noneMatch((rule) -> matches(table, rule, gap.example().values()));
		}
		for (Overlap overlap : analysis.overlaps()) {
			assertThat(List.of(overlap.first(), overlap.second()))
				.allMatch((rule) -> matches(table, rule, overlap.example().values()));
		}
	}

	private boolean isIn(DecisionTable table, List<String> row, Map<Column, Object> facts) {
		return matches(table, new Rule(1, "", "", row, List.of()), facts);
	}

	private boolean matches(DecisionTable table, Rule rule, Map<Column, Object> facts) {
		for (int i = 0; i < table.inputs().size(); i++) {
			String cell = rule.conditions().get(i);
			if (!cell.isEmpty() && !matches(cell, facts.get(table.inputs().get(i)))) {
				return false;
			}
		}
		return true;
	}

	/** As the engine answers for a cell. */
	private boolean matches(String cell, Object value) {
		return this.known.computeIfAbsent(List.of(cell, value), (key) -> {
			Object input = (value instanceof BigDecimal number && number.scale() <= 0) ? (Object) number.intValueExact()
					: (value instanceof BigDecimal number) ? number.doubleValue() : value;
			return Boolean.TRUE.equals(FEEL.evaluateUnaryTests(cell, input, new HashMap<String, Object>()).result());
		});
	}

}
