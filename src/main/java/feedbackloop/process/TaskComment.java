package feedbackloop.process;

/**
 * A comment that a person wrote at a task in Tasklist, published in the transaction that
 * stores it.
 *
 * @param feedbackNumber the case that the task is for
 * @param text masked
 */
public record TaskComment(String feedbackNumber, String userId, String text) {

}
