package feedbackloop.deadlines;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the table {@code escalation} says of one level and grade.
 *
 * @param who roles in the order of the table: assignee, team, lead, manager, deputy,
 * managers
 * @param how now, digest or off
 * @param actions of unclaim, reassign, raise, propose
 * @param anyTime whether it is told outside working hours too
 */
record EscalationRule(List<String> who, String how, List<String> actions, boolean anyTime) {

	static final String NOW = "now";

	static final String DIGEST = "digest";

	static final String OFF = "off";

	static EscalationRule of(Map<String, Object> row) {
		return new EscalationRule(words(row.get("who")), row.get("how").toString(), words(row.get("action")),
				"ignore".equals(row.get("quietHours")));
	}

	private static List<String> words(Object cell) {
		return Arrays.stream(cell.toString().split(","))
			.map(String::strip)
			.filter((word) -> !word.equals("none"))
			.toList();
	}

}
