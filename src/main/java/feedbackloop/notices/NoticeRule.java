package feedbackloop.notices;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * What the table {@code staffNotices} says of an event.
 *
 * @param who roles and ids of groups in the order of the table
 * @param isUrgent whether it is told at any time, and nobody can turn it down
 */
record NoticeRule(List<String> who, How how, boolean isUrgent) {

	static final NoticeRule NOBODY = new NoticeRule(List.of(), How.OFF, false);

	static NoticeRule of(Map<String, Object> row) {
		List<String> who = Arrays.stream(row.get("who").toString().split(",")).map(String::strip).toList();
		return new NoticeRule(who, How.of(row.get("how").toString()), "ignore".equals(row.get("quietHours")));
	}

}
