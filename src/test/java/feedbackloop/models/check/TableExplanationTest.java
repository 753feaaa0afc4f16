package feedbackloop.models.check;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.Map;

import feedbackloop.models.check.table.TableAnalysis;
import feedbackloop.models.check.table.TableReading;
import feedbackloop.notation.DecisionTable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What pages tell of a table: its domains, and why a rule matches some facts or not. */
class TableExplanationTest {

	private static final Map<String, Object> FACTS = Map.of("majorLossRisk", false, "complianceRisk", true,
			"feedbackType", "wording", "severity", 2, "urgency", 5, "priorityScore", new BigDecimal("7.5"));

	private final TableAnalysis analysis = TableReading.of(ShippedModels.read().decision("grade").orElseThrow())
		.analysis()
		.orElseThrow();

	private final DecisionTable table = this.analysis.table();

	@Test
	void saysWhichCellsOfARuleAreMet() {
		assertThat(this.analysis.met(this.table.rules().get(2), FACTS)).containsExactly(true, true, true, false, true,
				true);
		assertThat(this.analysis.met(this.table.rules().get(3), FACTS)).containsExactly(true, true, true, true, true,
				false);
		assertThat(this.analysis.met(this.table.rules().get(5), FACTS)).doesNotContain(false);
	}

	@Test
	void factsOfAnyNumberTypeMeetTheSameCells() {
		Map<String, Object> others = new HashMap<>(FACTS);
		others.put("severity", 2L);
		others.put("priorityScore", 7.5);
		assertThat(this.table.rules()).allSatisfy(
				(rule) -> assertThat(this.analysis.met(rule, others)).isEqualTo(this.analysis.met(rule, FACTS)));
	}

	@Test
	void saysWhatAnInputCanBe() {
		assertThat(this.table.inputs()).extracting(this.analysis::domain)
			.startsWith("false, true", "false, true")
			.endsWith("[1..5]", "[1..5]", "[2..10]");
	}

}
