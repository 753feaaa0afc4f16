package feedbackloop.models;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import feedbackloop.models.DecisionTable.Outcome;
import feedbackloop.models.DecisionTable.Rule;
import org.camunda.bpm.model.dmn.HitPolicy;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every table: its rows answer as the test says, and every rule is tested.
 * A rule, input or output that is added or removed without a change to the test fails
 * here. That nothing is left without an answer is the check's business.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class DecisionTableContract {

	final DecisionTable table;

	private final HitPolicy hitPolicy;

	private final int inputs;

	private final int outputs;

	private final int rules;

	DecisionTableContract(String key, HitPolicy hitPolicy, int inputs, int outputs, int rules) {
		this.table = DecisionTable.load(key);
		this.hitPolicy = hitPolicy;
		this.inputs = inputs;
		this.outputs = outputs;
		this.rules = rules;
	}

	/** The examples of this table, at least one for each of its rules. */
	abstract List<TableRow> rows();

	@ParameterizedTest(name = "{0}")
	@MethodSource("rows")
	void answersAsTheRowSays(TableRow row) {
		Outcome outcome = this.table.evaluate(row.facts());
		assertThat(outcome.rules()).containsExactlyElementsOf(row.rules());
		row.expected().forEach((output, value) -> assertThat(outcome.all(output)).as(output).isEqualTo(value));
	}

	@Test
	void everyRuleIsTestedByARow() {
		Set<String> tested = new LinkedHashSet<>();
		rows().forEach((row) -> tested.addAll(this.table.evaluate(row.facts()).rules()));
		assertThat(tested).containsExactlyInAnyOrderElementsOf(ruleIds());
	}

	@Test
	void hasTheHitPolicyColumnsAndRulesThatAreTestedHere() {
		assertThat(this.table.hitPolicy()).isEqualTo(this.hitPolicy);
		assertThat(this.table.inputs()).as("inputs").hasSize(this.inputs);
		assertThat(this.table.outputs()).as("outputs").hasSize(this.outputs);
		assertThat(this.table.rules()).as("rules").hasSize(this.rules);
	}

	private List<String> ruleIds() {
		return this.table.rules().stream().map(Rule::id).toList();
	}

}
