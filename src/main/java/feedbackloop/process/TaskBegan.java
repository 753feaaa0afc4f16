package feedbackloop.process;

/**
 * A task waits for somebody from now on; published in the transaction that creates it.
 *
 * @param taskId of the engine
 * @param key the task's key in the model
 * @param businessKey of its process
 * @param number of the case or the improvement that it belongs to
 * @param grade of that; urgent when not graded and marked so, else {@code none}
 * @param team the group that may claim it, or null
 * @param lead the group that leads the improvement, or null
 * @param assignee user id of whoever has it already, or null
 */
public record TaskBegan(String taskId, String key, String businessKey, String number, String grade, String team,
		String lead, String assignee) {

}
