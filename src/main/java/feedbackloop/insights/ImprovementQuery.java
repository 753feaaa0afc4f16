package feedbackloop.insights;

import java.util.List;
import java.util.Map;

import feedbackloop.process.Keys.Grades;
import feedbackloop.process.QueryReader;

/**
 * Which improvements are looked for, checked; what is null does not matter.
 *
 * @param text words of the cause, of the direction and of what the founding case is about
 * @param product a key or the words of the catalogue, or what people wrote, of any case
 * @param team who leads, or carries out a measure
 * @param owner user id
 * @param overdue only open ones with a measure or a task past its date
 * @param page from 0
 */
record ImprovementQuery(String text, String product, String feedbackType, String team, String owner, String state,
		String grade, boolean overdue, String sort, int page, int size) {

	/** All that an address may ask by. */
	static final List<String> NAMES = List.of("text", "product", "feedbackType", "team", "owner", "state", "grade",
			"overdue", "sort", "page", "size");

	static final String OPEN = "open";

	/** Open, and looked at again on a day since the cause was not found. */
	static final String WATCHED = "watched";

	/** Declined since the cause was not found. */
	static final String UNEXPLAINED = "unexplained";

	static final List<String> STATES = List.of(OPEN, WATCHED, "landed", "declined", UNEXPLAINED, "merged", "ended");

	static final String BY_GRADE = "grade";

	static final String BY_PLAN = "planned";

	static final String BY_CASES = "cases";

	static final String NEWEST_FIRST = "opened";

	static final List<String> SORTS = List.of(BY_GRADE, BY_PLAN, BY_CASES, NEWEST_FIRST);

	private static final int LARGEST_PAGE = 200;

	long start() {
		return (long) this.page * this.size;
	}

	/**
	 * The query behind an address.
	 * @throws feedbackloop.process.Refusal naming every parameter that is wrong
	 */
	static ImprovementQuery of(Map<String, String> given) {
		QueryReader reader = new QueryReader(given);
		ImprovementQuery query = new ImprovementQuery(reader.text("text", 100), reader.text("product", 200),
				reader.text("feedbackType", 40), reader.text("team", 20), reader.text("owner", 64),
				reader.choice("state", STATES), reader.choice("grade", Grades.ALL), reader.flag("overdue"),
				reader.choice("sort", SORTS), reader.whole("page", 0, 0, Integer.MAX_VALUE),
				reader.whole("size", 20, 1, LARGEST_PAGE));
		reader.refuseProblems();
		return query;
	}

}
