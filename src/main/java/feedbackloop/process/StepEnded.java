package feedbackloop.process;

/**
 * A step is over, published in the transaction that ends it. It is a user task, with all
 * its instances where several teams have one. Or it is a wait for one of several events.
 *
 * @param executionId the execution that the step and its timers had
 * @param cancelled whether it ended without being done
 */
public record StepEnded(String executionId, boolean cancelled) {

}
