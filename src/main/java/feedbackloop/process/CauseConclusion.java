package feedbackloop.process;

import java.util.Collections;
import java.util.List;
import java.util.Map;

import feedbackloop.process.Keys.Tasks;
import feedbackloop.process.Keys.Variables;

/**
 * What an analysis concludes. Whoever says nothing of it has found the cause; else its
 * cases are watched, or answered and closed.
 */
public final class CauseConclusion {

	public static final String NAME = "conclusion";

	/** Watch, and look again on a day. */
	public static final String WATCH = "watch";

	/** Tell customers so and end it, if another person approves. */
	public static final String CLOSE = "close";

	static final String FOUND = "found";

	static final List<String> ALL = List.of(FOUND, WATCH, CLOSE);

	private CauseConclusion() {
	}

	/**
	 * Whether the cause is found.
	 */
	public static boolean isFound(Values values) {
		return !values.has(NAME) || values.is(NAME, FOUND);
	}

	/**
	 * What the process forgets, once the cause is found: what came while it was not.
	 */
	static Map<String, Object> facts(TaskOfCase task, Values values) {
		boolean known = task.key().equals(Tasks.ANALYSIS) && isFound(values)
				&& task.facts().get(Variables.CASES_MEANWHILE) != null;
		return known ? Collections.singletonMap(Variables.CASES_MEANWHILE, null) : Map.of();
	}

}
