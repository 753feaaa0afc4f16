package feedbackloop.process;

/**
 * A user task, all instances of one that several teams have, or a wait for one of several
 * events is over; published in the transaction that ends it.
 *
 * @param executionId the execution that the step and its timers had
 * @param cancelled whether it ended without being done
 */
public record StepEnded(String executionId, boolean cancelled) {

}
