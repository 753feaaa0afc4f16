package feedbackloop.feedback;

/**
 * A case moved to another status; published in the transaction that moved it.
 *
 * @param before where it stood until now
 */
public record StatusMoved(Feedback feedback, Status before, Status status) {

}
