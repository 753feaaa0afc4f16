package feedbackloop.grading;

import java.util.Map;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Variables;

import org.springframework.stereotype.Component;

/**
 * What score a number of customers gives, by table (S1-18, table 3).
 */
@Component
class AffectedScale {

	private final DecisionTables tables;

	AffectedScale(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * 1 to 5.
	 */
	int score(int customers) {
		Object affected = this.tables.evaluate(Decisions.AFFECTED_SCALE, Map.of("customers", customers))
			.get(Variables.AFFECTED);
		return Integer.parseInt(affected.toString());
	}

}
