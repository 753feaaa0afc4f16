package feedbackloop.process;

import org.camunda.bpm.engine.delegate.DelegateTask;

/**
 * A user task has just come to be, published in the transaction that opens it.
 *
 * @param task with its teams and its due date, not stored yet
 */
public record TaskOpened(DelegateTask task) {

}
