package feedbackloop.notices;

import java.util.List;
import java.util.Map;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;

import org.springframework.stereotype.Component;

/**
 * Asks the live table {@code staffNotices} who hears of what, and how.
 */
@Component
class NoticeTable {

	/** The grade of what is not graded, or is no case. */
	static final String NOT_GRADED = "none";

	private static final String EVENT = "event";

	private static final String GRADE = "grade";

	private final DecisionTables tables;

	NoticeTable(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * What it says; nobody hears of what it does not name.
	 * @param grade of the case, or none
	 */
	NoticeRule rule(String event, String grade) {
		return this.tables.lookUpIfAny(Decisions.STAFF_NOTICES, Map.of(EVENT, event, GRADE, grade))
			.map(NoticeRule::of)
			.orElse(NoticeRule.NOBODY);
	}

	/**
	 * The events that it knows, in its order.
	 */
	List<String> events() {
		return this.tables.inputValues(Decisions.STAFF_NOTICES, EVENT);
	}

	/**
	 * The grades that it knows, from the most urgent.
	 */
	List<String> grades() {
		return this.tables.inputValues(Decisions.STAFF_NOTICES, GRADE);
	}

}
