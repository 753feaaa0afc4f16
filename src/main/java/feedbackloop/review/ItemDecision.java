package feedbackloop.review;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import feedbackloop.feedback.Blank;

/**
 * What is decided about a case of the backlog.
 *
 * @param decision take, keep or decline; null as long as that is open
 * @param reason why; who is declined reads it
 * @param owner user id of who shall answer for the improvement, or null
 */
record ItemDecision(String number, String decision, String reason, String owner, String targetVersion) {

	static final String TAKE = "take";

	static final String KEEP = "keep";

	static final String DECLINE = "decline";

	static final List<String> ALL = List.of(TAKE, KEEP, DECLINE);

	/** As the form of the task submits it. */
	Map<String, Object> submitted() {
		Map<String, Object> values = new LinkedHashMap<>();
		values.put("number", this.number);
		values.put("decision", this.decision);
		values.put("reason", this.reason);
		values.put("owner", this.owner);
		values.put("targetVersion", this.targetVersion);
		values.values().removeIf((value) -> value == null || Blank.is(value.toString()));
		return values;
	}

}
