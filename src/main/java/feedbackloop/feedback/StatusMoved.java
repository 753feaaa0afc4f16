package feedbackloop.feedback;

/**
 * A case moved to another status; published in the transaction that moved it.
 */
public record StatusMoved(Feedback feedback, Status status) {

}
