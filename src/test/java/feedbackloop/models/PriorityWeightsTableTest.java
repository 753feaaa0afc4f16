package feedbackloop.models;

import java.util.List;
import java.util.Map;

import feedbackloop.models.DecisionTable.Outcome;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The weights of the three scores (S1-21, D1). */
class PriorityWeightsTableTest extends DecisionTableContract {

	private static final List<String> WEIGHTS = List.of("affectedWeight", "severityWeight", "urgencyWeight");

	PriorityWeightsTableTest() {
		super("priorityWeights", HitPolicy.UNIQUE, 1, 4, 1);
	}

	@Override
	List<TableRow> rows() {
		return TableRow.read(this.table,
				"""
						sentence                                  | feedbackType | rule     | affectedWeight | severityWeight | urgencyWeight | divisor
						A defect is weighted 30, 40 and 30 %      | defect       | allTypes | 3              | 4              | 3             | 5
						A suggestion is weighted like all others  | suggestion   | allTypes | 3              | 4              | 3             | 5
						""");
	}

	@Test
	void theHighestScoreIsTenForEveryTypeSoThatTheBandsFit() {
		assertThat(this.table.everyCombination()).allSatisfy((facts) -> {
			Outcome outcome = this.table.evaluate(facts);
			int sum = WEIGHTS.stream().mapToInt((weight) -> number(outcome, weight)).sum();
			assertThat(5 * sum).isEqualTo(10 * number(outcome, "divisor"));
		});
	}

	@Test
	void noWeightIsNegative() {
		Outcome outcome = this.table.evaluate(Map.of("feedbackType", "defect"));
		assertThat(WEIGHTS).allSatisfy((weight) -> assertThat(number(outcome, weight)).isNotNegative());
	}

	private static int number(Outcome outcome, String output) {
		return (Integer) outcome.only(output);
	}

}
