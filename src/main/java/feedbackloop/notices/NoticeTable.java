package feedbackloop.notices;

import java.util.List;
import java.util.Map;

import feedbackloop.process.DecisionTables;
import feedbackloop.process.Keys.Decisions;
import feedbackloop.process.Keys.Notices;

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

	/** What tables from before an event mean by it; of others they tell nobody. */
	private static final Map<String, NoticeRule> BEFORE = Map.of(Notices.HANDLED_IMMEDIATELY,
			new NoticeRule(List.of("managers"), How.NOW, false));

	private final DecisionTables tables;

	NoticeTable(DecisionTables tables) {
		this.tables = tables;
	}

	/**
	 * What it says; nobody hears of what it does not name. Managers hear of work that
	 * starts without approval, also where the table does not know that event yet.
	 * @param grade of the case, or none
	 */
	NoticeRule rule(String event, String grade) {
		return this.tables.lookUpIfAny(Decisions.STAFF_NOTICES, Map.of(EVENT, event, GRADE, grade))
			.map(NoticeRule::of)
			.orElseGet(
					() -> events().contains(event) ? NoticeRule.NOBODY : BEFORE.getOrDefault(event, NoticeRule.NOBODY));
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
