package feedbackloop.grading;

import feedbackloop.process.DecisionTables;

import org.springframework.stereotype.Component;

/**
 * What score a number of customers gives, by table.
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
		return new Priority(this.tables::evaluate).counted(customers);
	}

}
