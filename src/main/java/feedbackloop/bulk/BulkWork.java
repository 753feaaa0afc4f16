package feedbackloop.bulk;

import java.util.Map;

import feedbackloop.longwork.LongWork;

/**
 * Something done with several cases at once.
 *
 * @param action the name of a {@link feedbackloop.process.CaseAction}
 * @param said what the person said about it, by field; masked
 * @param undoes the work that this one takes back, or null
 * @param undoneBy the work that takes this one back, or null
 */
record BulkWork(LongWork work, String action, Map<String, String> said, Long undoes, Long undoneBy) {

	/**
	 * Whether some of the cases are still to come.
	 */
	public boolean isRunning() {
		return this.work.finishedAt() == null;
	}

}
