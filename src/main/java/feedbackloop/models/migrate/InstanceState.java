package feedbackloop.models.migrate;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What of a case must not get lost, as it stands at one moment.
 *
 * @param tasks the open tasks by id
 * @param timers when each timer fires, by the id of its job
 * @param messages what it waits for
 * @param executions the engine's executions of it
 * @param clocks the open clocks by id
 * @param promises what its customer was told, by clock
 */
record InstanceState(Map<String, OpenTask> tasks, Map<String, Timer> timers, Set<String> messages,
		Set<String> executions, Map<Long, Clock> clocks, Map<String, Instant> promises) {

	/**
	 * An open task.
	 *
	 * @param assignee null while nobody has claimed it
	 */
	record OpenTask(String key, String name, String assignee, Instant due, String form, List<String> groups) {

	}

	/**
	 * A timer.
	 *
	 * @param of the event, or the listener of the task, that it belongs to
	 * @param executionId where it runs
	 */
	record Timer(String of, String executionId, Instant due) {

		/**
		 * Whether it is the same one, perhaps at another time.
		 */
		boolean isSame(Timer other) {
			return this.of.equals(other.of) && this.executionId.equals(other.executionId);
		}

	}

	/**
	 * An open clock.
	 *
	 * @param executionId null for a clock of the case as a whole
	 */
	record Clock(String stage, String executionId, Instant due) {

	}

}
