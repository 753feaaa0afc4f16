package feedbackloop.feedback;

/**
 * A person answered or asked the customer of a case for the first time; published in the
 * transaction that shows it to the customer. An acknowledgement is not a response.
 */
public record HumanResponded(Feedback feedback) {

}
