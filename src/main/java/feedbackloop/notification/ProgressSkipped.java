package feedbackloop.notification;

/**
 * A person decided not to tell a customer how far the work is; published in the
 * transaction of the decision.
 *
 * @param number of the case
 */
public record ProgressSkipped(String number) {

}
