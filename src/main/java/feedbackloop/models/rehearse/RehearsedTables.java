package feedbackloop.models.rehearse;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

import feedbackloop.notation.DecisionTable.Rule;
import org.camunda.bpm.dmn.engine.DmnDecisionResult;
import org.camunda.bpm.engine.DecisionService;

import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/**
 * Lets the engine evaluate each rule of changed tables, once where it answers.
 */
@Component
class RehearsedTables {

	private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

	private final DecisionService decisions;

	private final Savepoints savepoints;

	RehearsedTables(@Lazy DecisionService decisions, Savepoints savepoints) {
		this.decisions = decisions;
		this.savepoints = savepoints;
	}

	void evaluate(Collection<String> tables, Corners corners, Faults faults) {
		for (String table : tables) {
			corners.of(table).forEach((rule, facts) -> evaluate(table, rule, facts, faults));
		}
	}

	private void evaluate(String table, Rule rule, Map<String, Object> facts, Faults faults) {
		try {
			this.savepoints.takeBack(() -> {
				DmnDecisionResult result = this.decisions.evaluateDecisionByKey(table)
					.variables(asTheEngineTakesThem(facts))
					.evaluate();
				if (result.isEmpty()) {
					faults.noAnswer(table, rule, facts);
				}
			});
		}
		catch (RuntimeException ex) {
			faults.tableFails(table, rule, facts, ex);
		}
	}

	private static Map<String, Object> asTheEngineTakesThem(Map<String, Object> facts) {
		Map<String, Object> values = new HashMap<>();
		facts.forEach((name, value) -> values.put(name, (value instanceof BigDecimal number) ? plain(number) : value));
		return values;
	}

	private static Number plain(BigDecimal number) {
		boolean whole = number.stripTrailingZeros().scale() <= 0 && number.abs().compareTo(MOST) <= 0;
		return whole ? (Number) number.intValueExact() : (Number) number.doubleValue();
	}

}
