package feedbackloop.process;

/**
 * A form that passed all checks. It is published in the transaction of the person who
 * submitted it, before the engine goes on. Features write their part of the record, or
 * throw a {@link Refusal}.
 *
 * @param taskKey the task's key in the model
 * @param businessKey of its process
 * @param userId who submitted it
 * @param values what was submitted, converted; staff text is masked, correspondence is as
 * written
 * @param team the team a contribution is asked of, else null
 * @param measureNumber the number of the measure, else null
 */
public record Submission(String taskKey, String businessKey, String feedbackNumber, String improvementNumber,
		String userId, Values values, String team, Integer measureNumber) {

	public boolean isFor(String key) {
		return this.taskKey.equals(key);
	}

}
