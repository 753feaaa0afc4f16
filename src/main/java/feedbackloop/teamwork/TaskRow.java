package feedbackloop.teamwork;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.Set;

import feedbackloop.feedback.OpenTask;

/**
 * An open task as the part shows it to its reader.
 *
 * @param followUp when whoever claimed it comes back to it, or null
 * @param keptFrom whom four eyes keep from it, by the name of the rule
 * @param mayMove whether the reader may move it
 * @param own whether the reader has claimed it
 * @param colleagues whom the reader may pass it to, who is there first
 * @param substitute who takes the absent assignee's place, or null
 * @param maySubstitute whether that is the reader
 * @param backTo the team to which the reader may call it back, or null
 */
record TaskRow(OpenTask task, OffsetDateTime followUp, Map<String, Set<String>> keptFrom, boolean mayMove, boolean own,
		List<Colleague> colleagues, String substitute, boolean maySubstitute, String backTo) {

	/**
	 * Somebody who may get the task.
	 */
	record Colleague(String userId, String name, boolean absent) {

	}

}
