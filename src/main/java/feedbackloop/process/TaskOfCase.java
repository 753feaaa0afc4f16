package feedbackloop.process;

import java.util.Map;
import java.util.Set;

import feedbackloop.process.Keys.Variables;

/**
 * An open user task with what it belongs to.
 *
 * @param key the task's key in the model
 * @param groups to which it is offered
 * @param definition the version of its process
 * @param businessKey of its process: case, improvement, or improvement and measure number
 * @param facts the process variables it sees
 */
record TaskOfCase(String id, String key, String assignee, Set<String> groups, String definition, String businessKey,
		String feedbackNumber, String improvementNumber, Map<String, Object> facts) {

	/** What the engine counts where several do the same step at once. */
	static final String ONE_OF_SEVERAL = "loopCounter";

	/**
	 * The number of the measure that it is about, or null.
	 */
	Integer measureNumber() {
		Object number = this.facts.get(Variables.MEASURE_NUMBER);
		return (number != null) ? Integer.valueOf(number.toString()) : null;
	}

	boolean isOneOfSeveral() {
		return this.facts.get(ONE_OF_SEVERAL) != null;
	}

}
