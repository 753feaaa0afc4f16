package feedbackloop.deadlines;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the table {@code escalation} says of one share of its time and grade.
 *
 * @param who roles in the order of the table: assignee, team, lead, manager, deputy,
 * managers
 * @param how now, digest or off
 * @param actions of reassign, propose
 * @param unclaimAfter for how long nobody touched the task that goes back to its team;
 * zero if none does
 * @param raiseBy how much is added to the priority of the task
 * @param anyTime whether it is told outside working hours too
 */
record EscalationRule(List<String> who, String how, List<String> actions, Duration unclaimAfter, int raiseBy,
		boolean anyTime) {

	static final String NOW = "now";

	static final String DIGEST = "digest";

	static final String OFF = "off";

	static final EscalationRule NOBODY = new EscalationRule(List.of(), OFF, List.of(), Duration.ZERO, 0, false);

	static EscalationRule of(Map<String, Object> row) {
		return new EscalationRule(words(row.get("who")), row.get("how").toString(), words(row.get("action")),
				Duration.ofHours(number(row, "unclaimAfter")), number(row, "raiseBy"),
				"ignore".equals(row.get("quietHours")));
	}

	private static int number(Map<String, Object> row, String output) {
		return ((Number) row.get(output)).intValue();
	}

	private static List<String> words(Object cell) {
		return Arrays.stream(cell.toString().split(","))
			.map(String::strip)
			.filter((word) -> !word.equals("none"))
			.toList();
	}

}
