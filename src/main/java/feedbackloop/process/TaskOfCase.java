package feedbackloop.process;

import java.util.Map;

/**
 * An open user task with what it belongs to.
 *
 * @param key the task's key in the model
 * @param businessKey of its process: case, improvement, or improvement and measure number
 * @param facts the process variables it sees
 */
record TaskOfCase(String id, String key, String assignee, String formKey, String businessKey, String feedbackNumber,
		String improvementNumber, Map<String, Object> facts) {

}
